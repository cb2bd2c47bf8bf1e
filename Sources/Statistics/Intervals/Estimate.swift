/// A mean over replications, and how far it can be trusted.
public struct Estimate: Hashable, Sendable {
  /// How many replications had a value.
  public let count: Int
  /// Nil without a value.
  public let mean: Double?
  /// The confidence interval: of values as gates have it, of differences by Student's t. Nil with fewer than two values.
  public let interval: ClosedRange<Double>?

  /// Of lengths of time, numbers of things or shares: the interval is cut at 0.
  ///
  /// - Parameters:
  ///   - values: finite and never negative, one per replication, in their order: sums depend on it in the last digit.
  ///   - level: how often the interval holds the truth.
  public init(_ values: [Double], level: Double = 0.95) { self.init(values, upTo: .infinity, level) }

  /// Of shares of a whole: the interval is cut at 0 and 1.
  public init(shares: [Double], level: Double = 0.95) { self.init(shares, upTo: 1, level) }

  /// Of differences between paired replications, which may be on either side of 0: the interval is not cut.
  public init(differences: [Double], level: Double = 0.95) {
    let sample = Sample(differences)
    let half = sample?.halfWidth(level: level)
    self.init(
      differences.count, sample?.mean, sample.flatMap { sample in half.map { (sample.mean - $0, sample.mean + $0) } })
  }

  private init(_ values: [Double], upTo most: Double, _ level: Double) {
    let sample = Sample(values)
    let range = sample?.skewedInterval(level: level)
    self.init(values.count, sample?.mean, range.map { (max(0, $0.lowerBound), max(0, min(most, $0.upperBound))) })
  }

  private init(_ count: Int, _ mean: Double?, _ ends: (Double, Double)?) {
    self.count = count
    self.mean = mean
    interval = ends.flatMap { low, high in low.isFinite && high.isFinite ? low...high : nil }
  }
}
