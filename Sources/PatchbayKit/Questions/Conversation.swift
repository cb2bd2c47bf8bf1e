internal import Campaign
internal import Interpreting
internal import Records
internal import Routing
internal import Text

/// A conversation with a contact at one moment, or the first text that a member has to send.
///
/// What was written is not kept: a program that embeds the rules has the texts itself.
public struct Conversation: Hashable, Sendable {
  /// What a conversation waits for.
  @nonexhaustive public enum State: String, Hashable, Sendable, CaseIterable {
    /// The contact's last reply waits for a member.
    case needsAttention = "needs_attention"
    /// A reply looked like an opt out, and no one has decided yet.
    case underReview = "under_review"
    /// The contact has replied, and a member has responded or reported since.
    case answered
    /// A member has resolved it.
    case resolved
    /// The contact was sent the first text and has not replied.
    case sent
    /// The first text is still to be sent.
    case unsent
  }

  /// The contact's id.
  public let contact: String
  /// What it waits for.
  public let state: State
  /// Whether the contact's last reply waits for a member. In conversations under review it may or may not.
  public let needsAttention: Bool
  /// The members whose inboxes it is in, in declaration order, by their names in the rules; empty in the shared inbox, when it is
  /// held, and before a reply.
  public let members: [String]
  /// Whether it lies in the shared inbox.
  public let isInSharedInbox: Bool
  /// Whether it waits without a place.
  public let isHeld: Bool
  /// The member who has the conversation, by the name in the rules; nil before anyone has it.
  public let owner: String?
  /// One JSON object, a row of the schema `patchbay.conversations/1`: `docs/schema/conversations.schema.json`.
  public let json: String

  init(_ conversation: Interpreting.Conversation, _ directory: Directory) {
    contact = String(decoding: directory.id(of: conversation.contact), as: UTF8.self)
    state = State(conversation.state)
    needsAttention = conversation.needsAttention
    members = conversation.holders.map { directory.key(of: $0) }
    isInSharedInbox = conversation.isInSharedInbox
    isHeld = conversation.isHeld
    owner = conversation.owner.isSomebody ? directory.key(of: conversation.owner) : nil
    var writer = JSONWriter()
    writer.object { conversation.write(directory, to: &$0) }
    json = writer.string
  }

  /// Some conversations of an action, and where the next ones begin.
  public struct Page: Hashable, Sendable {
    /// In the order of the contacts.
    public let conversations: [Conversation]
    /// What to give as `start` for the next page; nil when this was the last.
    public let next: Int?
  }
}

extension Conversation.State {
  fileprivate init(_ state: ConversationState) {
    self =
      switch state {
      case .needsAttention: .needsAttention
      case .underReview: .underReview
      case .answered: .answered
      case .resolved: .resolved
      case .sent: .sent
      case .unsent: .unsent
      }
  }
}

extension ContactAction {
  /// Some of the conversations, in the order of the contacts: those of one member, or all.
  ///
  /// A contact who opted out has none. All conversations are those of contacts who were texted or have replied, or whose first text
  /// a member has.
  ///
  /// - Parameters:
  ///   - member: the member's name in the rules: conversations in that inbox, owned by the member, or theirs to send the first text.
  ///     Nil means all.
  ///   - start: 0, and then `next` of the page before.
  ///   - most: how many conversations a page has at most.
  /// - Returns: nil when no one in the team has that name.
  public func conversations(of member: String? = nil, from start: Int = 0, most: Int = 1000) -> Conversation.Page? {
    var wanted: MemberID?
    if var member {
      let found = member.withUTF8 { interpreter.directory.names.member($0) }
      guard found.isSomebody else { return nil }
      wanted = found
    }
    var page: [Conversation] = []
    let count = interpreter.engine.state.contactCount
    var index = min(max(0, start), count)
    while index < count, page.count < max(1, most) {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      index += 1
      let isWanted =
        if let wanted {
          MemberConversations.concerns(wanted, contact, in: interpreter.engine.state)
        } else {
          Self.isConversation(contact, in: interpreter.engine.state)
        }
      guard isWanted else { continue }
      page.append(Conversation(.init(contact, in: interpreter.engine.state), interpreter.directory))
    }
    return Conversation.Page(conversations: page, next: index < count ? index : nil)
  }

  private static func isConversation(_ contact: ContactID, in state: RoutingState) -> Bool {
    if state.isOptedOut(contact) { return false }
    return state.isSent(contact) || state.hasReplied(contact) || state.assignee(of: contact).isSomebody
  }
}
