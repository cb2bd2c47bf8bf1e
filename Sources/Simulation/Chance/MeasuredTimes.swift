/// Measured lengths of time, of which a random draw takes one, each equally often: every drawn length was measured, and
/// the mean is that of the measurements. (Interpolating between neighbours would shift it.)
@frozen public struct MeasuredTimes: Hashable, Sendable {
  /// In milliseconds.
  ///
  /// INVARIANT: never empty; sorted; finite and not negative.
  public let values: [Double]

  /// - Parameter values: in milliseconds, in any order. Nil when there are none or more than `Limits.measuredTimes`, or
  ///   one is negative or not finite.
  public init?(_ values: [Double]) {
    guard (1...RandomDuration.Limits.measuredTimes).contains(values.count),
      values.allSatisfy({ $0 >= 0 && $0.isFinite })
    else { return nil }
    self.values = values.sorted()
  }

  /// The smallest value that at least a share `p` of all values do not exceed, as in the percentiles of results.
  @inlinable public func quantile(_ p: Double) -> Double {
    let rank = p * Double(values.count)
    let below = Int(rank)
    return values[Double(below) == rank ? below - 1 : below]
  }

  var mean: Double { values.reduce(0, +) / Double(values.count) }
}
