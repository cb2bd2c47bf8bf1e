/// The counts of one member, as the P2P table shows them. What each one counts: `docs/language/reference.md`.
public struct MemberCounts: Hashable, Sendable, BitwiseCopyable {
  /// First texts given, sent or not.
  public var assigned = 0
  /// Of these, not sent yet.
  public var waiting = 0
  public var sent = 0
  /// Contacts that replied to the first text.
  public var replies = 0
  /// Contacts that clicked.
  public var clicked = 0
  /// Contacts whose first text did not arrive.
  public var undelivered = 0
  /// Contacts with a text out, a reply, and a text out again.
  public var conversed = 0
  /// Contacts that had a resolution.
  public var resolved = 0
  /// Ongoing conversations.
  public var active = 0
  /// Contacts placed in the inbox now.
  public var inbox = 0
  public var optOuts = 0
  /// Contacts whose last reply no one has answered.
  public var needsAttention = 0
  /// How often a conversation was taken from the member because no one answered.
  public var timedOut = 0

  public init() {}
}

/// The counts of distinct contacts. They are not the sums over members: a conversation that fanned out has several.
@dynamicMemberLookup
public struct TotalCounts: Hashable, Sendable, BitwiseCopyable {
  /// What members are counted by, too.
  public var shared = MemberCounts()
  public var contacts = 0
  /// Contacts whose first text was given to no one.
  public var unassigned = 0
  /// Conversations that wait without a place.
  public var held = 0
  /// Opted out before a first text, or a later row with the same phone.
  public var neverTextable = 0
  /// Opted out, and asked to be texted again since.
  public var askedBack = 0

  public init() {}

  /// A count of `shared`.
  @inlinable public subscript(dynamicMember count: WritableKeyPath<MemberCounts, Int>) -> Int {
    get { shared[keyPath: count] }
    _modify { yield &shared[keyPath: count] }
  }
}
