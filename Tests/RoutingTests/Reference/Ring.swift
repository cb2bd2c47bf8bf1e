/// Whose turn is next, as the language page tells it.
struct Ring {
  /// Without weights, whose turn is next stands first.
  var order: [Int]
  /// Smooth weighted round robin: what everyone is owed, in the order of the ring.
  var owed: [Int: Int] = [:]

  init(_ order: [Int]) { self.order = order }

  mutating func join(_ member: Int) { order.append(member) }

  mutating func leave(_ member: Int) {
    order.removeAll { $0 == member }
    owed[member] = nil
  }

  /// One of those who are present, in the order of the ring; whoever is passed over keeps their place.
  mutating func turn(_ weights: [Int], _ present: [Int], skippedMove: Bool) -> Int? {
    guard let first = present.first else { return nil }
    if Set(order.map { weights[$0] }).count == 1 {
      if skippedMove, let at = order.firstIndex(of: first) {
        order = Array(order[(at + 1)...] + order[...at])
      } else {
        order = order.filter { $0 != first } + [first]
      }
      return first
    }
    for member in present { owed[member, default: 0] += weights[member] }
    // The first of those who are owed most.
    let most = present.map { owed[$0, default: 0] }.max()
    guard let chosen = present.first(where: { owed[$0, default: 0] == most }) else { return nil }
    owed[chosen, default: 0] -= present.map { weights[$0] }.reduce(0, +)
    return chosen
  }
}
