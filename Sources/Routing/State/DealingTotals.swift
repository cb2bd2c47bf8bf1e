import Campaign

/// Who has the fewest first texts among the members who may be dealt another: a tournament over the members in declaration order,
/// in which each match is won by the smaller total, and by the earlier member where totals are equal.
///
/// Empty where the mode does not deal.
struct DealingTotals: Sendable, Equatable {
  /// The members' totals from `leaves` on, below them the winners' totals of each match; the first is at 1.
  private var totals: [UInt32] = []
  private var leaves = 0

  private static let closed = UInt32.max

  init() {}

  /// No one may be dealt anything yet.
  init(members: Int) {
    leaves = 1
    while leaves < members { leaves *= 2 }
    totals = Array(repeating: Self.closed, count: leaves * 2)
  }

  var isEmpty: Bool { totals.isEmpty }

  /// - Parameter total: nil for a member who may not be dealt another.
  mutating func set(_ member: MemberID, to total: Int?) {
    var index = leaves + member.index
    totals[index] = total.map { UInt32(truncatingIfNeeded: $0) } ?? Self.closed
    while index > 1 {
      index /= 2
      let winner = min(totals[index * 2], totals[index * 2 + 1])
      if totals[index] == winner { return }
      totals[index] = winner
    }
  }

  /// The member with the smallest total, ties in declaration order; nil where no one may be dealt another.
  var first: MemberID? {
    guard !isEmpty, totals[1] != Self.closed else { return nil }
    var index = 1
    while index < leaves { index = totals[index * 2] == totals[index] ? index * 2 : index * 2 + 1 }
    return MemberID(UInt16(truncatingIfNeeded: index - leaves))
  }
}
