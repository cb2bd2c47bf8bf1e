/// Many whole numbers, counted in steps of at most one in 256 of their value.
struct ValueCounts {
  /// The mean of the numbers of each step, rising.
  private(set) var means: [Double] = []
  /// The share of all numbers that are in this step or below it.
  private(set) var shares: [Double] = []

  init(_ values: [[UInt32]]) {
    var counts = [Int](repeating: 0, count: Self.step(of: .max) + 1)
    var sums = [UInt64](repeating: 0, count: counts.count)
    for value in values.joined() {
      let step = Self.step(of: value)
      counts[step] += 1
      sums[step] &+= UInt64(value)
    }
    let total = counts.reduce(0, +)
    var count = 0
    for step in counts.indices where counts[step] > 0 {
      count += counts[step]
      means.append(Double(sums[step]) / Double(counts[step]))
      shares.append(Double(count) / Double(total))
    }
  }

  /// By the first nine bits of a number and how many follow.
  private static func step(of value: UInt32) -> Int {
    let more = max(0, UInt32.bitWidth - value.leadingZeroBitCount - 9)
    return more << 8 + Int(value >> UInt32(truncatingIfNeeded: more))
  }
}
