import Campaign

/// How many conversations that need attention members have, by the time zone of the contact: those of zones where it is outside the texting
/// hours count for nothing where replies wait.
///
/// Empty where no rule asks.
struct AttentionByZone: Sendable {
  /// By zone, then by member.
  private var counts: [[Int32]] = []

  mutating func count(_ member: MemberID, in zone: ZoneID, by step: Int, team: Int) {
    while counts.count <= zone.index { counts.append(Array(repeating: 0, count: team)) }
    counts[zone.index][member.index] += Int32(truncatingIfNeeded: step)
  }

  /// Those of zones that a condition holds for.
  func sum(_ member: MemberID, where counts: (ZoneID) -> Bool) -> Int {
    var sum = 0
    for zone in self.counts.indices where counts(ZoneID(UInt16(truncatingIfNeeded: zone))) {
      sum += Int(self.counts[zone][member.index])
    }
    return sum
  }
}

extension AttentionByZone: Equatable {
  /// What it counts stands in the columns.
  static func == (a: Self, b: Self) -> Bool { true }
}
