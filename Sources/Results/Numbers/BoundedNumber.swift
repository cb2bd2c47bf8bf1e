public import Statistics

/// A number, and the bounds between which it lies with 95 % confidence.
public struct BoundedNumber: Hashable, Sendable {
  /// Infinite for what never happens; nil where there was nothing to measure.
  public var mean: Double?
  /// Nil where one value says nothing about others.
  public var interval: ClosedRange<Double>?

  public init(_ mean: Double?, _ interval: ClosedRange<Double>? = nil) {
    self.mean = mean
    self.interval = interval
  }

  public init(_ estimate: Estimate) { self.init(estimate.mean, estimate.interval) }

  /// How far the interval reaches from the mean, on the side where it reaches farther.
  var margin: Double? {
    guard let mean, let interval, mean.isFinite else { return nil }
    return max(interval.upperBound - mean, mean - interval.lowerBound)
  }
}
