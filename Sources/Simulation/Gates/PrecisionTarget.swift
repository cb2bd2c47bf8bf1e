internal import Statistics

/// How precisely something has to be known before a simulation stops.
public struct PrecisionTarget: Hashable, Sendable {
  public let measured: Measured
  /// How far the 95 % confidence interval of the mean over replications may reach on either side at most, in the unit
  /// of the quantity.
  public let halfWidth: Double

  public init(_ statistic: Statistic, _ quantity: Quantity, halfWidth: Double) {
    measured = Measured(statistic, quantity)
    self.halfWidth = halfWidth
  }
}

/// How precisely it is known.
public struct Precision: Hashable, Sendable {
  public let target: PrecisionTarget
  /// How far the interval reaches on its longer side: of the replications in which what is measured has a value and did happen.
  /// Nil with fewer than two of them.
  public let halfWidth: Double?
  public let replications: Int

  public var isReached: Bool { halfWidth.map { $0 <= target.halfWidth } ?? false }

  /// - Parameter values: as for `Judgement`.
  public init(_ target: PrecisionTarget, _ values: [Double?]) { self.init(target, values, spread: nil) }

  init(_ target: PrecisionTarget, _ values: [Double?], spread: PercentileSpread?) {
    self.target = target
    replications = values.count
    let sample = Sample(values.compactMap(\.self).filter(\.isFinite))
    halfWidth = sample.flatMap { sample in
      sample.skewedInterval(level: 0.95, spread: spread)
        .map { max(sample.mean - $0.lowerBound, $0.upperBound - sample.mean) }
    }
  }
}
