internal import Simulation
public import Statistics
internal import Text

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

/// Shown in place of a number that does not exist.
let noNumber = "–"

extension Metric.Unit {
  /// A value with its unit, as it is written alone: `6.1 min`, `87.3 %`, `1,204`.
  ///
  /// - Parameter places: decimals of amounts; nil for as many as suit their size.
  func text(_ value: Double, places: Int? = nil) -> String {
    if value.isInfinite { return "never" }
    switch self {
    case .milliseconds: return clockDuration(value)
    case .share: return percent(value)
    case .contacts, .members, .claims, .events: return decimal(value, places: places ?? Results.places(for: [value]))
    }
  }

  func text(_ value: Double?, places: Int? = nil) -> String { value.map { text($0, places: places) } ?? noNumber }

  /// Both ends in one unit if it has decimals: `2.0 to 2.2 min`, `45.0 min to 1 h 5 min`. Ends with the same text are
  /// written once.
  func text(_ range: ClosedRange<Double>, places: Int? = nil) -> String {
    let (low, high) = (range.lowerBound, range.upperBound)
    if low == high { return text(high, places: places) }
    if low.isInfinite || high.isInfinite { return text(low, places: places) + " to " + text(high, places: places) }
    switch self {
    case .milliseconds:
      let unit = DurationUnit(for: max(low.magnitude, high.magnitude))
      if unit == .hours { return between(clockDuration(low), clockDuration(high)) }
      return between(unit.number(low), unit.number(high)) + " " + unit.rawValue
    case .share:
      let places = (low == 0 || low == 1) && (high == 0 || high == 1) ? 0 : 1
      return between(decimal(low * 100, places: places), decimal(high * 100, places: places)) + " %"
    case .contacts, .members, .claims, .events:
      let places = places ?? Results.places(for: [low, high])
      return between(decimal(low, places: places), decimal(high, places: places))
    }
  }

  private func between(_ low: String, _ high: String) -> String { low == high ? high : low + " to " + high }
}

/// How many decimals amounts have that are written below each other: none for whole numbers, and none where they would
/// not matter beside hundreds.
func places(for values: [Double]) -> Int {
  let most = values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
  if most >= 100 || values.allSatisfy({ !$0.isFinite || $0 == $0.rounded() }) { return 0 }
  return most < 1 ? 2 : 1
}
