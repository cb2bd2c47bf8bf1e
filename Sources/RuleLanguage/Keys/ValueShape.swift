import Campaign
import Diagnostics

/// What may stand as the value of a key. The reader, its messages and the JSON Schema read the same shapes.
public indirect enum ValueShape: Sendable {
  case wholeNumber(ClosedRange<Int>)
  /// In milliseconds.
  case lengthOfTime(ClosedRange<Int64>)
  case timeOfDay
  case flag
  /// Nothing, said so.
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
  /// A mapping with the keys of a block.
  case block(Block)
  case either([ValueShape])

  /// The shape in a message, after "expected": `a whole number from 1 to 10000`.
  var phrase: String {
    switch self {
    case .wholeNumber(let range):
      range.lowerBound == range.upperBound
        ? "`\(range.lowerBound)`"
        : range.upperBound == .max
          ? "a whole number from \(range.lowerBound)"
          : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .lengthOfTime(let range):
      "a length of time from \(LengthOfTime.text(range.lowerBound)) to \(LengthOfTime.text(range.upperBound))"
    case .timeOfDay: "a time of day such as `09:00`"
    case .flag: "`true` or `false`"
    case .null: "`null`"
    case .name(let what), .text(let what): what
    case .word(let words): oneOf(words)
    case .list(let element): "a list, each entry \(element.phrase)"
    case .oneOrMore(let element): "\(element.phrase) or a list of them"
    case .named(let name, let value): "a mapping from \(name) to \(value.phrase)"
    case .block(let block): "a mapping with the keys of \(block.phrase)"
    case .either(let shapes): shapes.map(\.phrase).joined(separator: ", or ")
    }
  }
}

/// A key's place in the table.
public struct KeyRule: Sendable {
  public let shape: ValueShape
  public let isRequired: Bool
  /// One line for people, without a final period.
  public let doc: String

  init(_ shape: ValueShape, required: Bool = false, _ doc: String) {
    self.shape = shape
    self.isRequired = required
    self.doc = doc
  }
}

/// The keys of one kind of mapping. Readers switch over them, so a key that stands in the table and is not read does not
/// compile.
protocol BlockKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  static var block: Block { get }
  var rule: KeyRule { get }
}
