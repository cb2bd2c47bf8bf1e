public import Campaign

/// The conversation of a member with a contact, as a monitor sees it.
public struct Conversation: Hashable, Sendable {
  public let contact: ContactID
  public let state: ConversationState
  /// Whether the contact's last reply waits for a member. In conversations under review it may or may not.
  public let needsAttention: Bool
  /// The members whose inboxes it is in, in declaration order; empty in the shared inbox, when it is held, and before a
  /// reply.
  public let holders: [MemberID]
  public let isInSharedInbox: Bool
  public let isHeld: Bool
  public let owner: MemberID
  /// Milliseconds since the oldest reply that no one has answered, otherwise since the last message. Nil without
  /// messages, and where events have no `at`.
  public let age: Int64?
  public let lastMessage: Message?
}

/// What a conversation waits for, by its name in files.
public enum ConversationState: String, Sendable, CaseIterable {
  case needsAttention = "needs_attention"
  /// A reply looked like an opt-out, and no one has decided yet.
  case underReview = "under_review"
  /// The contact has replied, and a member has responded or reported since.
  case answered
  case resolved
  /// The contact was sent the first text and has not replied.
  case sent
  /// The member has the first text to send.
  case unsent
}

/// A text to a contact or from them.
public struct Message: Hashable, Sendable {
  public enum Direction: String, Sendable, CaseIterable {
    case incoming = "in"
    case outgoing = "out"
  }
  public var direction: Direction
  /// Nil where the event does not say: first texts, and responses without `text`.
  public var text: String?
  public var at: Instant?
}
