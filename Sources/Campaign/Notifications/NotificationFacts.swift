/// What a notification can tell its member at the moment it is sent: the fields of its templates.
public struct NotificationFacts: Hashable, Sendable {
  /// The contact action's name.
  public var action: String
  /// The member's key, and their name for people.
  public var memberKey: String
  public var memberName: String
  /// Where the member does their work; empty if none was given when the action was run.
  public var link: String
  /// How much there is to do, by the notification's kind.
  public var count: Int
  /// The member's place among those who take part by first texts sent, from 1; equals share the better one.
  public var rank: Int
  /// All counts of the member.
  public var counts: MemberCounts
  /// The first of those who take part, by first texts sent, ties in declaration order: as many as the notification names.
  public var leaders: [Leader]

  public struct Leader: Hashable, Sendable {
    /// From 1, shared as `NotificationFacts.rank` is.
    public var rank: Int
    /// The name for people.
    public var name: String
    /// First texts that they sent.
    public var sent: Int

    public init(rank: Int, name: String, sent: Int) {
      self.rank = rank
      self.name = name
      self.sent = sent
    }
  }

  public init(
    action: String, memberKey: String, memberName: String, link: String = "", count: Int = 0, rank: Int = 1,
    counts: MemberCounts = MemberCounts(), leaders: [Leader] = []
  ) {
    self.action = action
    self.memberKey = memberKey
    self.memberName = memberName
    self.link = link
    self.count = count
    self.rank = rank
    self.counts = counts
    self.leaders = leaders
  }
}

/// The texts of a notification, ready to be sent.
public struct NotificationText: Hashable, Sendable {
  /// For emails only.
  public var subject: String
  public var body: String

  public init(subject: String, body: String) {
    self.subject = subject
    self.body = body
  }
}
