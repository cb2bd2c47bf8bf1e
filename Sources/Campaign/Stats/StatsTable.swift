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

  public init(rows: [Row], totals: TotalCounts) {
    self.rows = rows
    self.totals = totals
  }
}
