public import Statistics

/// What the replications up to a look show about a gate.
public struct Judgement: Hashable, Sendable {
  /// What the verdict follows from.
  public enum Grounds: Hashable, Sendable {
    /// Where the interval lies: entirely on one side of the limit, or not.
    case interval
    /// All values are the same, so the value decides, unless the limit is so near that what happens too rarely to be
    /// seen could put the mean on its other side.
    case constant
    /// A value is infinite, such as the time to send a list that was not sent: then the mean is infinite too.
    case infinite
    /// Fewer values than `Judgement.fewestValues`.
    case tooFewValues
    /// No replication has a value, such as a wait where no one replied.
    case noValues
  }

  /// With fewer values a mean is not judged: where waits are skewed, no interval for it would have the level it claims.
  public static let fewestValues = 20

  public let gate: Gate
  /// The gate as it was written.
  public let text: String
  public let verdict: Verdict
  public let grounds: Grounds
  /// The mean over replications, or the share of them. Nil without values.
  public let estimate: Double?
  /// Nil where there is none: with fewer than two values, or with an infinite one.
  public let interval: ClosedRange<Double>?
  /// Of the interval: 1 minus the part of `Looks.errorRate` that this gate has at this look.
  public let level: Double
  /// How many replications had been run.
  public let replications: Int
  /// How many of them have a value.
  public let values: Int

  /// - Parameters:
  ///   - values: of what the gate measures, one per replication and in their order; infinite for what did not happen,
  ///     nil where there is no value in that replication.
  ///   - level: see `Looks.level(gates:)`.
  public init(_ gate: Gate, _ values: [Double?], text: String? = nil, level: Double) {
    self.init(gate, values, text: text, spread: nil, level: level)
  }

  /// - Parameter spread: of percentiles of waits, as the waits show it.
  init(_ gate: Gate, _ values: [Double?], text: String?, spread: PercentileSpread?, level: Double) {
    let known = values.compactMap(\.self).filter { !$0.isNaN }
    self.gate = gate
    self.text = text ?? gate.text
    self.level = level
    replications = values.count
    self.values = known.count
    guard !known.isEmpty else {
      (verdict, grounds, estimate, interval) = (.inconclusive, .noValues, nil, nil)
      return
    }
    switch gate {
    case .chance(_, _, let comparison, let limit, let side, let share):
      let count = known.count { comparison.holds($0, limit) }
      let interval = exactBinomialInterval(count, of: known.count, level: level)
      (verdict, grounds) = (side.verdict(interval, share), .interval)
      (estimate, self.interval) = (Double(count) / Double(known.count), interval)
    case .statistic(_, let quantity, let comparison, let limit):
      guard known.allSatisfy(\.isFinite), let sample = Sample(known) else {
        // What was seen once has a chance above 0, so the mean of all is certainly infinite.
        (verdict, grounds) = (comparison.holds(.infinity, limit) ? .pass : .fail, .infinite)
        (estimate, interval) = (.infinity, nil)
        return
      }
      estimate = sample.mean
      var found = sample.skewedInterval(level: level, spread: spread)?.clamped(to: quantity.range)
      if sample.count < Judgement.fewestValues {
        (verdict, grounds) = (.inconclusive, .tooFewValues)
      } else if let found, sample.deviation > 0 {
        (verdict, grounds) = (comparison.verdict(found, limit), .interval)
      } else if let interval = found {
        let reach = Judgement.reach(of: sample, quantity, level: level)
        let around = (min(interval.lowerBound, sample.mean - reach)...max(interval.upperBound, sample.mean + reach))
          .clamped(to: quantity.range)
        let isTooNear = limit != sample.mean && around.contains(limit)
        found = isTooNear ? around : sample.mean...sample.mean
        (verdict, grounds) = (
          isTooNear ? .inconclusive : comparison.verdict(sample.mean...sample.mean, limit), .constant
        )
      } else {
        (verdict, grounds) = (.inconclusive, .tooFewValues)
      }
      interval = found
    }
  }

  /// How far from equal values the mean may be, for what comes in whole numbers: something that was not seen in any
  /// replication may happen in as many as the exact binomial bound says, and then is one more or one less. 0 for
  /// anything else, of which no one knows how much more it would be. (Waits behind equal percentiles say it.)
  private static func reach(of sample: Sample, _ quantity: Quantity, level: Double) -> Double {
    switch quantity.dimension {
    case .number: exactBinomialInterval(0, of: sample.count, level: level).upperBound
    case .time, .share: 0
    }
  }
}
