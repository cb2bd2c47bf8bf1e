public import Campaign
public import Routing

/// The conversations of one member, as a monitor sees them: first those that need attention, the oldest of each kind
/// first, and last the first texts to send.
public struct MemberConversations: Sendable {
  public let member: MemberID
  public private(set) var conversations: [Conversation]
  /// The time up to which ages count.
  public let now: Instant?

  /// - Parameters:
  ///   - member: whose conversations.
  ///   - state: of the action.
  ///   - now: the time of the last event.
  ///   - history: of `contacts(of:in:)` at least.
  public init(
    of member: MemberID, in state: RoutingState, now: Instant?, _ history: borrowing MessageHistory
  ) {
    self.member = member
    self.now = now
    var found: [(conversation: Conversation, order: Int)] = []
    for contact in Self.contacts(of: member, in: state) {
      let entry = history[contact]
      let needsAttention = state.needsAttention(contact)
      let isWaiting = needsAttention && entry?.waitingNumber != nil
      let since = isWaiting ? entry?.waitingSince : entry?.last?.at
      let order = (isWaiting ? entry?.waitingNumber : nil) ?? entry?.lastNumber
      let conversation = Conversation(contact, in: state, since: since, now: now, entry?.last)
      found.append((conversation, order.flatMap { $0 > 0 ? $0 : nil } ?? .max))
    }
    // They are in list order, which breaks ties.
    let sorted = found.enumerated().sorted { first, second in
      let (a, b) = (first.element, second.element)
      if a.conversation.needsAttention != b.conversation.needsAttention { return a.conversation.needsAttention }
      return (a.order, first.offset) < (b.order, second.offset)
    }
    conversations = sorted.map(\.element.conversation)
  }

  /// Keeps only the conversations that need attention.
  public mutating func keepThoseThatNeedAttention() { conversations.removeAll { !$0.needsAttention } }

  /// The contacts that concern a member, in list order: in their inbox, owned, or theirs to send the first text. A
  /// contact who opted out concerns no one.
  public static func contacts(of member: MemberID, in state: RoutingState) -> [ContactID] {
    var found: [ContactID] = []
    for index in 0..<state.contactCount {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      if concerns(member, contact, in: state) { found.append(contact) }
    }
    return found
  }

  /// Whether a contact concerns a member.
  package static func concerns(_ member: MemberID, _ contact: ContactID, in state: RoutingState) -> Bool {
    if state.isOptedOut(contact) { return false }
    return state.owner(of: contact) == member || state.assignee(of: contact) == member && !state.isSent(contact)
      || state.isInInbox(of: member, contact)
  }
}

extension Conversation {
  /// - Parameters:
  ///   - since: when the oldest reply came that no one has answered, otherwise the last message.
  ///   - now: the time up to which its age counts.
  ///   - last: the last message.
  package init(
    _ contact: ContactID, in state: borrowing RoutingState, since: Instant? = nil, now: Instant? = nil,
    _ last: Message? = nil
  ) {
    let placement = state.placement(of: contact)
    var age: Int64?
    if let since, let now { age = max(0, now.milliseconds - since.milliseconds) }
    self.init(
      contact: contact, state: ConversationState(of: contact, in: state),
      needsAttention: state.needsAttention(contact), holders: state.inboxes(with: contact),
      isInSharedInbox: placement == .sharedInbox, isHeld: placement == .held, owner: state.owner(of: contact),
      age: age, lastMessage: last)
  }
}

extension ConversationState {
  fileprivate init(of contact: ContactID, in state: borrowing RoutingState) {
    self =
      if state.isUnderReview(contact) {
        .underReview
      } else if state.needsAttention(contact) {
        .needsAttention
      } else if state.isResolved(contact) {
        .resolved
      } else if state.hasReplied(contact) {
        .answered
      } else if state.isSent(contact) {
        .sent
      } else {
        .unsent
      }
  }
}

extension RoutingState {
  fileprivate func isInInbox(of member: MemberID, _ contact: ContactID) -> Bool {
    switch placement(of: contact) {
    case .nowhere, .sharedInbox, .held: false
    case .member(let holder): holder == member
    case .fanOut(let set): members(of: set).contains(member)
    }
  }

  /// The members in whose inboxes the conversation is, in declaration order.
  fileprivate func inboxes(with contact: ContactID) -> [MemberID] {
    switch placement(of: contact) {
    case .nowhere, .sharedInbox, .held: []
    case .member(let member): [member]
    case .fanOut(let set): Array(members(of: set))
    }
  }
}
