/// The statistics of a contact action at one moment.
public struct StatsTable: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let member: MemberID
    public let counts: MemberCounts

    public init(member: MemberID, counts: MemberCounts) {
      self.member = member
      self.counts = counts
    }
  }
  /// Everyone who was ever selected, in declaration order.
  public let rows: [Row]
  public let totals: TotalCounts
  /// What is shown of them.
  public let counts: [CountName]
  /// Of these, what each member has.
  public var countsOfMembers: [CountName] { counts.filter(\.isOfMembers) }

  public init(rows: [Row], totals: TotalCounts, counts: [CountName] = CountName.ofAllRules) {
    self.counts = counts
    self.rows = rows
    self.totals = totals
  }
}
