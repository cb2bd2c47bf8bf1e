/// How a percentile of each replication's waits varies over replications, as the waits of all of them together show it.
///
/// The 95th percentile of forty waits is the third longest of them, and minutes or hours long. Where it is hours in one of thirty
/// replications, forty percentiles often show no such day, and then say that the mean is certainly below the truth. But the waits
/// do show it: single long ones are in many replications, and now and then a few of them meet. So what is found here is the spread that
/// percentiles have where as many waits as a replication has are drawn from all waits, each as likely as any other.
package struct PercentileSpread: Hashable, Sendable {
  package let deviation: Double
  package let skewness: Double

  /// Replications differ in how many waits they have; so many sizes stand for all of them.
  private static let sizes = 8

  /// Nil without waits.
  ///
  /// - Parameters:
  ///   - waits: by replication, in any order.
  ///   - rank: how many of so many waits are shorter than their percentile.
  package init?(of waits: [[UInt32]], rank: (_ count: Int) -> Int) {
    let sizes = waits.map(\.count).filter { $0 > 0 }.sorted()
    guard !sizes.isEmpty else { return nil }
    let values = ValueCounts(waits)
    let number = min(Self.sizes, sizes.count)
    var below = [Double](repeating: 0, count: values.shares.count)
    for part in 0..<number {
      let size = sizes[(2 * part + 1) * sizes.count / (2 * number)]
      addChances(values.shares, rank: min(max(0, rank(size)), size - 1), of: size, to: &below)
    }
    let chances = below.indices.map { (below[$0] - ($0 > 0 ? below[$0 - 1] : 0)) / Double(number) }
    let mean = zip(chances, values.means).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(chances, values.means).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    let spread = max(0, variance).squareRoot()
    deviation = spread
    guard spread > 0 else {
      skewness = 0
      return
    }
    skewness = zip(chances, values.means).reduce(0) { sum, value in
      let distance = (value.1 - mean) / spread
      return sum + value.0 * distance * distance * distance
    }
  }
}

/// Adds to each sum the chance that of so many draws at most `rank` are above a value, by the share of all values that are not.
///
/// - Parameter shares: rising, the last is 1.
private func addChances(_ shares: [Double], rank: Int, of size: Int, to sums: inout [Double]) {
  let (a, b) = (Double(rank + 1), Double(size - rank))
  // Most values are far from the percentile.
  var (low, high) = (0, shares.count)
  while low < high {
    let middle = (low + high) / 2
    if regularizedIncompleteBeta(shares[middle], a, b) < 1e-14 { low = middle + 1 } else { high = middle }
  }
  var isCertain = false
  for index in low..<shares.count {
    let chance = isCertain ? 1 : regularizedIncompleteBeta(shares[index], a, b)
    isCertain = isCertain || chance > 1 - 1e-14
    sums[index] += chance
  }
}
