import Campaign
internal import Text

/// What is allowed as the value of a key. The reader, its messages and the documentation use the same shapes.
public indirect enum ValueShape: Sendable {
  case wholeNumber(ClosedRange<Int>)
  /// A whole number of 64 bits, for random draws.
  case seed
  /// A number with or without decimals.
  case number(ClosedRange<Double>)
  /// A part of a whole.
  case share
  /// In milliseconds.
  case lengthOfTime(ClosedRange<Int64>)
  case timeOfDay
  case flag
  /// An explicit null.
  case null
  /// The name of a member, list, tag, field or action: text without invisible characters.
  case name(String)
  case text(String)
  /// One of a few words.
  case word([String])
  case list(of: ValueShape)
  /// One value, or a list of such values.
  case oneOrMore(ValueShape)
  /// A mapping whose keys are free names, such as those of members.
  case named(by: String, ValueShape)
  /// A mapping with the keys of a block, by its phrase.
  case keys(of: String)
  case either([ValueShape])

  /// The shape in a message, after "expected": `a whole number from 1 to 10000`.
  public var phrase: String {
    switch self {
    case .wholeNumber(let range):
      range.lowerBound == range.upperBound
        ? "`\(range.lowerBound)`"
        : range.upperBound == .max
          ? "a whole number from \(range.lowerBound)"
          : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .seed: "a whole number from 0 to 2^64 - 1"
    case .number(let range): "a number from \(readable(range.lowerBound)) to \(readable(range.upperBound))"
    case .share: "a share from 0 to 1, such as `0.07` or `7%`"
    case .lengthOfTime(let range):
      range.lowerBound == 0
        ? "a length of time up to \(LengthOfTime.text(range.upperBound))"
        : "a length of time from \(LengthOfTime.text(range.lowerBound)) to \(LengthOfTime.text(range.upperBound))"
    case .timeOfDay: "a time of day such as `09:00`"
    case .flag: "`true` or `false`"
    case .null: "`null`"
    case .name(let what), .text(let what): what
    case .word(let words): oneOf(words)
    case .list(let element): "a list, each entry \(element.phrase)"
    case .oneOrMore(let element): "\(element.phrase) or a list of them"
    case .named(let name, let value): "a mapping from \(name) to \(value.phrase)"
    case .keys(let block): "a mapping with the keys of \(block)"
    case .either(let shapes): shapes.map(\.phrase).joined(separator: ", or ")
    }
  }
}

/// A number for people: without a decimal point when it is whole, else to six decimals.
public func readable(_ number: Double) -> String {
  let rounded = (number * 1e6).rounded() / 1e6
  return Int64(exactly: rounded).map { String($0) } ?? rounded.description
}
