import Campaign

/// Who has the most first texts among the members from whom levelling may take one: a tournament over the members, in which each match
/// is won by the larger total, and where totals are equal by the one who holds the latest dealt contact.
///
/// Empty until someone joins whom levelling may give something.
struct LevellingTotals: Sendable {
  private struct Score: Comparable, Sendable {
    var total: Int
    var latest: UInt32
    static func < (a: Self, b: Self) -> Bool { (a.total, a.latest) < (b.total, b.latest) }
  }
  /// The members' scores from `leaves` on, below them the winners' scores of each match; the first is at 1.
  private var scores: [Score?] = []
  private var leaves = 0

  init() {}

  /// Nothing may be taken from anyone yet.
  init(members: Int) {
    leaves = 1
    while leaves < members { leaves *= 2 }
    scores = Array(repeating: nil, count: leaves * 2)
  }

  var isEmpty: Bool { scores.isEmpty }

  /// - Parameters:
  ///   - total: nil for a member from whom nothing may be taken.
  ///   - latest: the number of the member's latest assignment that may be moved. No two members have the same.
  mutating func set(_ member: MemberID, to total: Int?, latest: UInt32) {
    var index = leaves + member.index
    scores[index] = total.map { Score(total: $0, latest: latest) }
    while index > 1 {
      index /= 2
      let winner = Self.larger(scores[index * 2], scores[index * 2 + 1])
      if scores[index] == winner { return }
      scores[index] = winner
    }
  }

  private static func larger(_ a: Score?, _ b: Score?) -> Score? {
    guard let a else { return b }
    guard let b else { return a }
    return max(a, b)
  }

  /// The member with the largest total; nil where nothing may be taken from anyone.
  var first: MemberID? {
    guard !isEmpty, let largest = scores[1] else { return nil }
    var index = 1
    while index < leaves { index = scores[index * 2] == largest ? index * 2 : index * 2 + 1 }
    return MemberID(UInt16(truncatingIfNeeded: index - leaves))
  }
}

extension LevellingTotals: Equatable {
  /// Follows from the members.
  static func == (a: Self, b: Self) -> Bool { true }
}

extension RoutingState {
  /// Notes how many first texts a member has now, and which of them levelling would take.
  mutating func refreshLevelling(of member: MemberID) {
    guard !levelling.isEmpty else { return }
    let state = members[member.index]
    let latest = state.isSelected ? state.movable.last : nil
    levelling.set(member, to: latest.map { _ in state.counts.dealingTotal }, latest: latest?.dealt ?? 0)
  }

  mutating func makeLevelling() {
    guard policy.distribution.mode == .distributed, levelling.isEmpty else { return }
    levelling = LevellingTotals(members: members.count)
    for index in members.indices { refreshLevelling(of: MemberID(UInt16(truncatingIfNeeded: index))) }
  }
}
