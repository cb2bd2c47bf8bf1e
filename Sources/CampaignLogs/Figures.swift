internal import Campaign
internal import Fitting
internal import Text

/// Figures as a scenario file has them.
enum Figures {
  /// Intervals that are wider than this, in shares of the value, become ranges.
  private static let thin = 0.25

  static func isThin(_ value: FittedValue) -> Bool { value.value > 0 && value.spread > thin }

  static func range(_ value: FittedValue, _ number: (Double) -> String) -> String {
    "{ from: \(number(value.low)), to: \(number(value.high)), likely: \(number(value.value)) }"
  }

  /// Without a likeliest value: values that spread evenly over a 90 % interval vary about as much as the estimate does.
  static func evenRange(_ value: FittedValue, _ number: (Double) -> String) -> String {
    "{ from: \(number(value.low)), to: \(number(value.high)) }"
  }

  /// In percent with as many digits as the figure is worth.
  static func share(_ value: Double) -> String {
    let percent = value * 100
    return trimmed(decimal(percent, places: percent < 1 ? 3 : percent < 10 ? 2 : 1)) + "%"
  }

  /// What is left of a whole beside a share as it is written.
  static func share(_ value: Double, of other: Double) -> String {
    let written = Double(share(other).dropLast()) ?? other * 100
    return trimmed(decimal(100 - written, places: 3)) + "%"
  }

  /// Three digits.
  static func significant(_ value: Double) -> String {
    value < 10 ? trimmed(decimal(value, places: 2)) : value < 100 ? trimmed(decimal(value, places: 1)) : plain(value)
  }

  private static func plain(_ value: Double) -> String { decimal(value, places: 0).filter { $0 != "," } }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let short = String(text.reversed().drop { $0 == "0" }.reversed())
    return short.hasSuffix(".") ? String(short.dropLast()) : short
  }

  /// A length of time with about three digits.
  static func length(_ milliseconds: Double) -> String {
    let value = min(2_592_000_000, max(1, milliseconds))
    let step: Double = value < 1_000 ? 1 : value < 60_000 ? 100 : value < 1_000_000 ? 1_000 : 60_000
    let rounded = Int64((value / step).rounded() * step)
    // Tenths of a second are easier to read than hundreds of milliseconds.
    let isTenths = rounded > 1_000 && rounded % 1_000 != 0
    return isTenths ? "\(rounded / 1_000).\(rounded % 1_000 / 100)s" : LengthOfTime.text(rounded)
  }

  /// A time since the start of a run, in milliseconds.
  static func moment(_ milliseconds: Int64) -> String {
    let (hours, rest) = milliseconds.quotientAndRemainder(dividingBy: 3_600_000)
    if hours > 0, rest > 0, rest % 60_000 == 0 { return "\(hours)h\(rest / 60_000)m" }
    return milliseconds == 0 ? "0s" : LengthOfTime.text(milliseconds)
  }

  static func lognormal(_ median: Double, _ sigma: Double) -> String {
    "median: \(length(median)), sigma: \(significant(sigma))"
  }

  static func delay(_ shape: DelayShape) -> String {
    switch shape {
    case .exponential(let mean): "{ mean: \(length(mean)) }"
    case .lognormal(let median, let sigma): "{ \(lognormal(median, sigma)) }"
    case .gamma(let mean, let shape): "{ mean: \(length(mean)), shape: \(significant(shape)) }"
    case .weibull(let scale, let shape): "{ scale: \(length(scale)), shape: \(significant(shape)) }"
    case .twoLognormals(let share, let median, let sigma, let later, let laterSigma):
      "[{ share: \(Self.share(share)), \(lognormal(median, sigma)) }, "
        + "{ share: \(Self.share(1 - share, of: share)), \(lognormal(later, laterSigma)) }]"
    }
  }

  /// A text that YAML reads as the same text: in quotes, with the escapes of JSON, unless it is a plain word.
  static func yaml(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { ASCII.isLetter($0) } ?? false
      && text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x20 || $0 == 0x5F || $0 == 0x2D }
      && !text.hasSuffix(" ") && !["true", "false", "null"].contains(text.lowercased())
    if isPlain { return text }
    var json = JSONWriter()
    json.value(text)
    return json.string
  }
}
