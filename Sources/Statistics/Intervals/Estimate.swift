/// A mean over replications, and how far it can be trusted.
public struct Estimate: Hashable, Sendable {
  /// How many replications had a value.
  public let count: Int
  /// Nil without a value.
  public let mean: Double?
  /// The confidence interval by Student's t. Nil with fewer than two values.
  public let interval: ClosedRange<Double>?

  /// Of lengths of time, numbers of things or shares: the interval is cut at 0.
  ///
  /// - Parameters:
  ///   - values: finite and never negative, one per replication, in their order: sums depend on it in the last digit.
  ///   - level: how often the interval holds the truth.
  public init(_ values: [Double], level: Double = 0.95) { self.init(values, from: 0, to: .infinity, level) }

  /// Of shares of a whole: the interval is cut at 0 and 1.
  public init(shares: [Double], level: Double = 0.95) { self.init(shares, from: 0, to: 1, level) }

  /// Of differences between paired replications, which may be on either side of 0: the interval is not cut.
  public init(differences: [Double], level: Double = 0.95) {
    self.init(differences, from: -.infinity, to: .infinity, level)
  }

  private init(_ values: [Double], from least: Double, to most: Double, _ level: Double) {
    let sample = Sample(values)
    count = values.count
    mean = sample?.mean
    guard let sample, let half = sample.halfWidth(level: level), half.isFinite else {
      interval = nil
      return
    }
    interval = max(least, sample.mean - half)...max(least, min(most, sample.mean + half))
  }
}
