import Campaign

/// Whose turn it is. A member who is chosen moves to the end; one who is passed over keeps their place; one who joins
/// enters at the end.
///
/// If weights differ, turns go by smooth weighted round robin instead, and the order stays: every member who could have
/// been chosen gains their weight, and the one who has the most is chosen and pays what all of them gained.
struct Ring: Sendable, Equatable {
  private(set) var order: [MemberID]
  /// What each has saved up, in the same order.
  private(set) var credit: [Int64]
  private(set) var isWeighted = false

  init(_ order: [MemberID], weights: [Int]) {
    self.order = order
    credit = Array(repeating: 0, count: order.count)
    compare(weights)
  }

  /// A ring in which some have saved up already.
  init(_ order: [MemberID], credit: [Int64], weights: [Int]) {
    self.order = order
    self.credit = credit
    compare(weights)
  }

  private mutating func compare(_ weights: [Int]) {
    isWeighted = order.contains { weights[$0.index] != weights[order[0].index] }
  }

  /// Whose turn it is among those who could have it.
  func next(weights: [Int], where isEligible: (MemberID) -> Bool) -> MemberID? {
    guard isWeighted else { return order.first(where: isEligible) }
    var best: (credit: Int64, member: MemberID)?
    for (position, member) in order.enumerated() where isEligible(member) {
      let credit = self.credit[position] &+ Int64(weights[member.index])
      if best.map({ credit > $0.credit }) ?? true { best = (credit, member) }
    }
    return best?.member
  }

  mutating func turn(to member: MemberID, weights: [Int], where isEligible: (MemberID) -> Bool) {
    guard isWeighted else {
      guard let position = order.firstIndex(of: member) else { return }
      order.append(order.remove(at: position))
      credit.append(credit.remove(at: position))
      return
    }
    var paid: Int64 = 0
    for (position, other) in order.enumerated() where isEligible(other) {
      credit[position] &+= Int64(weights[other.index])
      paid &+= Int64(weights[other.index])
    }
    if let position = order.firstIndex(of: member) { credit[position] &-= paid }
  }

  mutating func enter(_ member: MemberID, weights: [Int]) {
    removeKeepingWeights(member)
    order.append(member)
    credit.append(0)
    compare(weights)
  }

  mutating func remove(_ member: MemberID, weights: [Int]) {
    removeKeepingWeights(member)
    compare(weights)
  }

  mutating func code(with coder: inout some StateCoder, weights: [Int]) {
    coder.code(&order)
    coder.code(&credit, count: order.count)
    if !order.allSatisfy({ $0.index < weights.count }) { return coder.fail() }
    compare(weights)
  }

  private mutating func removeKeepingWeights(_ member: MemberID) {
    guard let position = order.firstIndex(of: member) else { return }
    order.remove(at: position)
    credit.remove(at: position)
  }
}
