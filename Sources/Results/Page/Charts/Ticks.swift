import Text

/// Where an axis has marks, and their labels: round numbers that begin with 0.
struct Ticks {
  let values: [Double]
  let labels: [String]
  /// What the labels count, such as `minutes`; nil where the labels say so themselves.
  let unit: String?
  /// The end of the axis; no smaller than the value it was made for.
  let top: Double

  /// For amounts of things.
  ///
  /// - Parameter isWhole: whether there is nothing between 0 and 1.
  static func amounts(upTo most: Double, isWhole: Bool = false) -> Ticks {
    let step = roundStep(above: most / 5, isWhole: isWhole)
    let places = step >= 1 ? 0 : step >= 0.1 ? 1 : 2
    return Ticks(step: step, most: most, unit: nil) { decimal($0, places: $0 == 0 ? 0 : places) }
  }

  /// For shares of a whole, up to all of it.
  static let wholeShares = Ticks(
    values: [0, 0.25, 0.5, 0.75, 1], labels: ["0 %", "25 %", "50 %", "75 %", "100 %"], unit: nil, top: 1)

  /// For shares, as percentages.
  static func shares(upTo most: Double) -> Ticks {
    let step = roundStep(above: most * 100 / 4, isWhole: false)
    let places = step >= 1 ? 0 : step >= 0.1 ? 1 : 2
    return Ticks(step: step / 100, most: most, unit: nil) { percent($0, places: $0 == 0 ? 0 : places) }
  }

  /// For lengths of time in milliseconds, in one unit.
  static func durations(upTo most: Double, about count: Int = 4) -> Ticks {
    let step = roundSpan(above: most / Double(max(1, count)))
    let unit = DurationUnit.allCases.last { $0.length <= step } ?? .milliseconds
    return Ticks(step: step, most: most, unit: unit.plural) { decimal($0 / unit.length, places: 0) }
  }

  /// For the times of a run: `0:30`, `1:00`; days where it has many, minutes or seconds where it is short. The axis
  /// ends with the run.
  static func moments(until: Double) -> Ticks {
    let step = roundSpan(above: until / 7)
    let count = Int((until / step).rounded(.down))
    let values = (0...max(0, count)).map { Double($0) * step }
    func made(_ unit: String, _ label: (Double) -> String) -> Ticks {
      Ticks(values: values, labels: values.map(label), unit: unit, top: until)
    }
    switch step {
    case ..<60_000: return made("seconds from the start") { decimal($0 / 1_000, places: 0) }
    case ..<300_000: return made("minutes from the start") { decimal($0 / 60_000, places: 0) }
    case ..<86_400_000: return made("hours and minutes from the start", clock)
    default: return made("days from the start") { decimal($0 / 86_400_000, places: 0) }
    }
  }

  init(values: [Double], labels: [String], unit: String?, top: Double) {
    (self.values, self.labels, self.unit, self.top) = (values, labels, unit, top)
  }

  private init(step: Double, most: Double, unit: String?, label: (Double) -> String) {
    // A little less than the next step is rounding error of the division, not a value to make room for.
    let count = max(1, Int(min(1_000, (most / step - 1e-9).rounded(.up))))
    values = (0...count).map { Double($0) * step }
    labels = values.map(label)
    self.unit = unit
    top = Double(count) * step
  }
}

/// `1:30` for an hour and a half.
func clock(_ milliseconds: Double) -> String {
  let minutes = Int(min(max(milliseconds, 0), 1e12) / 60_000)
  return "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
}

/// The smallest of 1, 2 and 5 times a power of ten that is not below a number.
private func roundStep(above least: Double, isWhole: Bool) -> Double {
  guard least.isFinite, least > 0 else { return 1 }
  var power = 1.0
  if least >= 1 {
    while power * 10 <= least, power < 1e15 { power *= 10 }
  } else {
    if isWhole { return 1 }
    for smaller in [0.1, 0.01] where least < power { power = smaller }
  }
  return [1, 2, 5].map { $0 * power }.first { $0 >= least } ?? 10 * power
}

/// The shortest round length of time, in milliseconds, that is not below one.
func roundSpan(above least: Double) -> Double {
  let (second, minute, hour, day) = (1_000.0, 60_000.0, 3_600_000.0, 86_400_000.0)
  let spans =
    [1, 2, 5, 10, 20, 50, 100, 200, 500] + [1, 2, 5, 10, 15, 30].map { $0 * second }
    + [1, 2, 5, 10, 15, 30].map { $0 * minute } + [1, 2, 3, 6, 12].map { $0 * hour }
    + [1, 2, 5, 10, 20, 50].map { $0 * day }
  return spans.first { $0 >= least } ?? 100 * day
}
