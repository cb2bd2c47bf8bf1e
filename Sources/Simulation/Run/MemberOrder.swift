import Campaign

/// The members in an order that does not depend on the lines of the rule file: by the keys of their random draws.
struct MemberOrder: Sendable {
  let members: [MemberID]
  /// By member, their position in `members`.
  let positions: [Int]

  /// - Parameter luck: by member, the key of their random draws.
  init(luck: [UInt64]) {
    let order = luck.indices.sorted { (luck[$0], $0) < (luck[$1], $1) }
    var positions = order
    for (position, index) in order.enumerated() { positions[index] = position }
    members = order.map { MemberID(UInt16(truncatingIfNeeded: $0)) }
    self.positions = positions
  }
}
