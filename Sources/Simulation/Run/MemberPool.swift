import Campaign

/// A set of members from which one is drawn at random, in a few steps even among thousands.
struct MemberPool {
  private let order: MemberOrder
  private var isIn: [Bool]
  /// Sums over the positions of `order`, as a Fenwick tree: how many members of the pool are in each stretch of them.
  private var sums: [Int32]
  private(set) var count = 0

  private static let attempts: UInt32 = 4

  init(_ order: MemberOrder) {
    self.order = order
    isIn = [Bool](repeating: false, count: order.members.count)
    sums = [Int32](repeating: 0, count: order.members.count + 1)
  }

  func contains(_ member: MemberID) -> Bool { isIn[member.index] }

  mutating func insert(_ member: MemberID) {
    if isIn[member.index] { return }
    isIn[member.index] = true
    add(1, at: order.positions[member.index])
  }

  /// Whether the member was in the pool.
  @discardableResult
  mutating func remove(_ member: MemberID) -> Bool {
    guard isIn[member.index] else { return false }
    isIn[member.index] = false
    add(-1, at: order.positions[member.index])
    return true
  }

  private mutating func add(_ change: Int32, at position: Int) {
    count += Int(change)
    var index = position + 1
    while index < sums.count {
      sums[index] += change
      index += index & -index
    }
  }

  /// A member of the pool, each as likely as any other; nil when it is empty.
  ///
  /// Whom the first draws find among all members is taken if they are in the pool, so that the same draws find the same
  /// member in two runs whose pools differ little. If none of them is, one more draw decides among those who are.
  ///
  /// - Parameter draws: two draws in (0, 1) for each number.
  func drawn(_ draws: (UInt32) -> (Double, Double)) -> MemberID? {
    if count < 2 { return count == 0 ? nil : member(0) }
    for attempt in 0..<Self.attempts {
      let (first, second) = draws(attempt)
      let one = order.members[Self.index(first, below: isIn.count)]
      if isIn[one.index] { return one }
      let other = order.members[Self.index(second, below: isIn.count)]
      if isIn[other.index] { return other }
    }
    return member(Self.index(draws(Self.attempts).0, below: count))
  }

  private static func index(_ draw: Double, below bound: Int) -> Int { min(Int(draw * Double(bound)), bound - 1) }

  /// The member of the pool with this many others before them.
  private func member(_ rank: Int) -> MemberID? {
    var (position, left) = (0, Int32(truncatingIfNeeded: rank))
    var step = 1 << (Int.bitWidth - sums.count.leadingZeroBitCount - 1)
    while step > 0 {
      if position + step < sums.count, sums[position + step] <= left {
        position += step
        left -= sums[position]
      }
      step >>= 1
    }
    return position < order.members.count ? order.members[position] : nil
  }
}
