/// A figure that a log shows: the likeliest value, between which values the truth lies in nine of ten such logs, and how many
/// observations say so.
public struct FittedValue: Hashable, Sendable {
  public let value: Double
  /// The 90 % interval.
  public let low: Double
  public let high: Double
  /// The 90 % interval as a day's runs may draw from it: with the delays as they are fitted, so that what is drawn suits them. Where
  /// slow answers had not come yet, a larger share would go with longer delays.
  public let lowOfDay: Double
  public let highOfDay: Double
  /// How many contacts, texts or responses it rests on.
  public let count: Int

  /// - Parameter ofDay: the interval for a day's runs, where it is another.
  public init(
    _ value: Double, _ low: Double, _ high: Double, ofDay: (low: Double, high: Double)? = nil, count: Int
  ) {
    self.value = value
    self.low = min(low, value)
    self.high = max(high, value)
    lowOfDay = min(ofDay?.low ?? low, value)
    highOfDay = max(ofDay?.high ?? high, value)
    self.count = count
  }

  /// The value with the interval for a day's runs in place of its own.
  public var ofDay: Self { Self(value, lowOfDay, highOfDay, count: count) }

  /// How far the interval reaches, in shares of the value; infinite for a value of 0.
  public var spread: Double { value > 0 ? (high - low) / value : .infinity }
}

/// How sure intervals are: 90 %.
package let fittedLevel = 0.9
/// How far the logarithm of a likelihood falls from its maximum to the ends of such an interval: half of the 90 % quantile of χ²
/// with one degree of freedom.
package let fittedDrop = 1.352_772
