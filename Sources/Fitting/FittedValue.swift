/// A figure that a log shows: the likeliest value, between which values the truth lies in nine of ten such logs, and how many
/// observations say so.
public struct FittedValue: Hashable, Sendable {
  public let value: Double
  /// The 90 % interval.
  public let low: Double
  public let high: Double
  /// How many contacts, texts or responses it rests on.
  public let count: Int

  public init(_ value: Double, _ low: Double, _ high: Double, count: Int) {
    self.value = value
    self.low = min(low, value)
    self.high = max(high, value)
    self.count = count
  }

  /// How far the interval reaches, in shares of the value; infinite for a value of 0.
  public var spread: Double { value > 0 ? (high - low) / value : .infinity }
}

/// How sure intervals are: 90 %.
package let fittedLevel = 0.9
/// How far the logarithm of a likelihood falls from its maximum to the ends of such an interval: half of the 90 % quantile of χ²
/// with one degree of freedom.
package let fittedDrop = 1.352_772
