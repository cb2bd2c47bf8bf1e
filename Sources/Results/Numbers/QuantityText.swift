import Simulation
import Text

/// Where numbers are read, and so how they are written.
enum NumberStyle {
  /// In tables of a terminal, with few decimals.
  case plain
  /// On a terminal, beside a number they are held against.
  case precise
  /// On a page: hours with their minutes, and ranges with one unit.
  case page
}

/// Writes the values of one quantity for people: with its unit and as many decimals as suit its size, what never
/// happens, and what does not exist.
struct QuantityText {
  let unit: Metric.Unit
  let style: NumberStyle

  init(_ unit: Metric.Unit, _ style: NumberStyle) {
    self.unit = unit
    self.style = style
  }

  /// What stands in place of a number that does not exist.
  var missing: String { style == .page ? noNumber : "-" }

  func text(_ value: Double?) -> String {
    guard let value, !value.isNaN else { return missing }
    if value.isInfinite { return "never" }
    switch unit {
    case .milliseconds: return style == .page ? (value == 0 ? "0 s" : clockDuration(value)) : duration(value)
    case .share: return style == .plain ? decimal(value * 100, places: 0) + " %" : shareText(value)
    case .contacts, .claims, .events: return WholeCount(value).text
    case .members, .ratio: return decimal(value, places: self.places([value]))
    }
  }

  /// Both ends: `2.0 min … 2.2 min`, on a page `2.0 to 2.2 min`. Ends with the same text are written once there, and so
  /// are two that are both fewer than one.
  func text(_ range: ClosedRange<Double>?) -> String {
    guard let range else { return missing }
    let (low, high) = (range.lowerBound, range.upperBound)
    if isCount, WholeCount(low).isFraction, text(low) == text(high) { return text(high) }
    guard style == .page else { return text(low) + " … " + text(high) }
    if low == high { return text(high) }
    if low.isInfinite || high.isInfinite { return text(low) + " to " + text(high) }
    switch unit {
    case .milliseconds:
      let unit = DurationUnit(for: max(low.magnitude, high.magnitude))
      if unit == .hours { return between(clockDuration(low), clockDuration(high)) }
      return between(unit.number(low), unit.number(high)) + " " + unit.rawValue
    case .share:
      let places = (low == 0 || low == 1) && (high == 0 || high == 1) ? 0 : 1
      return between(decimal(low * 100, places: places), decimal(high * 100, places: places)) + " %"
    case .contacts, .claims, .events: return between(text(low), text(high))
    case .members, .ratio:
      let places = self.places([low, high])
      return between(decimal(low, places: places), decimal(high, places: places))
    }
  }

  /// A number beside its range, in the unit of the range.
  func text(_ value: Double, beside range: ClosedRange<Double>?) -> String {
    guard unit == .milliseconds, style == .page, value.isFinite, let shared = sharedUnit(range) else {
      return text(value)
    }
    return shared.text(value)
  }

  /// The unit in which both ends are written; nil for hours, which have minutes of their own.
  private func sharedUnit(_ range: ClosedRange<Double>?) -> DurationUnit? {
    guard let range, range != 0...0, range.lowerBound.isFinite, range.upperBound.isFinite else { return nil }
    let unit = DurationUnit(for: max(range.lowerBound.magnitude, range.upperBound.magnitude))
    return unit == .hours ? nil : unit
  }

  /// A difference with its sign: `+6.1 min`, and of shares in percentage points, for `+2 %` of 50 % could be 51 %.
  func difference(_ value: Double?, beside range: ClosedRange<Double>? = nil) -> String {
    guard let value, value.isFinite else { return missing }
    if unit == .share { return points(value) }
    let text = signed(text(value, beside: range))
    return style == .page ? typeset(text) : text
  }

  /// Both ends of an interval of differences.
  func difference(_ range: ClosedRange<Double>?) -> String {
    guard let range else { return missing }
    if style == .page, unit == .milliseconds, range != 0...0, let shared = sharedUnit(range) {
      let ends = [range.lowerBound, range.upperBound].map { signed(shared.number($0)) }
      return typeset(between(ends[0], ends[1]) + " " + shared.rawValue)
    }
    let ends = [range.lowerBound, range.upperBound].map { difference($0) }
    if ends[0] == ends[1], style == .page || isCount && WholeCount(range.lowerBound).isFraction { return ends[0] }
    return ends[0] + (style == .page ? " to " : " … ") + ends[1]
  }

  private func points(_ value: Double) -> String {
    let number = signed(decimal(value * 100, places: value == 0 ? 0 : 1))
    return style == .page ? typeset(number) + " points" : number + " pp"
  }

  /// Gates may ask for more than whole percents; the ends of the scale have no decimals on a page.
  private func shareText(_ value: Double) -> String {
    style == .page ? percent(value) : decimal(value * 100, places: 1) + " %"
  }

  private func between(_ low: String, _ high: String) -> String { low == high ? high : low + " to " + high }

  /// Of what comes only in whole ones.
  var isCount: Bool {
    switch unit {
    case .contacts, .claims, .events: true
    case .milliseconds, .share, .members, .ratio: false
    }
  }

  /// How many decimals numbers have that are averages in themselves, such as the inboxes of a reply.
  private func places(_ values: [Double]) -> Int {
    switch (unit, style) {
    case (.ratio, .page): 3
    case (_, .page): Results.places(for: values)
    case (_, .plain), (_, .precise): 2
    }
  }
}

/// Shown on a page in place of a number that does not exist.
let noNumber = "–"

/// How many decimals averages have that are written below each other on a page: none for whole numbers, and none where
/// they would not matter beside hundreds.
func places(for values: [Double]) -> Int {
  let most = values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
  if most >= 100 || values.allSatisfy({ !$0.isFinite || $0 == $0.rounded() }) { return 0 }
  return most < 1 ? 2 : 1
}

/// Numbers with a true minus sign, where files have a hyphen.
func typeset(_ numbers: String) -> String { String(numbers.map { $0 == "-" ? "−" : $0 }) }

extension Metric.Unit {
  /// A value of this unit on a page.
  func text(_ value: Double?) -> String { QuantityText(self, .page).text(value) }
  func text(_ range: ClosedRange<Double>?) -> String { QuantityText(self, .page).text(range) }
}
