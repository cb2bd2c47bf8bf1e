import Campaign

/// How many conversations that need attention members have, by the contact's clock: where replies wait for the texting hours, those
/// of clocks by which it is outside count for nothing.
///
/// Empty where no rule asks.
struct AttentionByClock: Sendable {
  /// By clock, then by member.
  private var counts: [[Int32]] = []

  mutating func count(_ member: MemberID, on clock: ClockID, by step: Int, team: Int) {
    while counts.count <= clock.index { counts.append(Array(repeating: 0, count: team)) }
    counts[clock.index][member.index] += Int32(truncatingIfNeeded: step)
  }

  /// Those of clocks that a condition holds for.
  func sum(_ member: MemberID, where counts: (ClockID) -> Bool) -> Int {
    var sum = 0
    for clock in self.counts.indices where counts(ClockID(UInt16(truncatingIfNeeded: clock))) {
      sum += Int(self.counts[clock][member.index])
    }
    return sum
  }
}

extension AttentionByClock: Equatable {
  /// What it counts stands in the columns.
  static func == (a: Self, b: Self) -> Bool { true }
}
