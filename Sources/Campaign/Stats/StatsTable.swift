/// The counts of one team member in a contact action.
public struct MemberStats: Hashable, Sendable {
  public var member: MemberID
  public var counts: ConversationCounts

  public init(member: MemberID, counts: ConversationCounts = ConversationCounts()) {
    self.member = member
    self.counts = counts
  }
}

/// What is counted per team member, and over all.
public struct ConversationCounts: Hashable, Sendable {
  /// First texts given, sent or not.
  public var assigned = 0
  /// Of these, not sent yet.
  public var waiting = 0
  /// First texts sent.
  public var sent = 0
  /// Contacts that replied to the first text.
  public var replies = 0
  /// Contacts that clicked a link in the first text.
  public var clicked = 0
  /// Contacts with a text out, a reply, and a text out again.
  public var conversed = 0
  /// Contacts with a resolution.
  public var resolved = 0
  /// Ongoing conversations.
  public var active = 0
  /// Contacts placed in the inbox now.
  public var inbox = 0
  public var optOuts = 0
  /// Contacts whose last reply nobody has answered.
  public var needsAttention = 0

  public init() {}
}

/// The counts over all contacts. They count distinct contacts and are not the sum over members.
public struct TotalStats: Hashable, Sendable {
  public var counts = ConversationCounts()
  public var contacts = 0
  /// Contacts whose first text nobody was given.
  public var unassigned = 0
  /// Conversations that wait without a place.
  public var held = 0
  /// Opted out before a first text, or a second row with the same phone.
  public var neverTextable = 0

  public init() {}
}

/// The statistics of a contact action at one moment: a row for everyone who was ever selected, in declaration order.
public struct StatsTable: Hashable, Sendable {
  public var members: [MemberStats]
  public var totals: TotalStats

  public init(members: [MemberStats] = [], totals: TotalStats = TotalStats()) {
    self.members = members
    self.totals = totals
  }
}
