/// HTML or XML whose texts are safe to show.
///
/// It is written as a literal. A text that is inserted into it is escaped; only other markup is inserted as it is:
///
///     let row: Markup = "<td>\(name)</td>"
public struct Markup: Sendable {
  /// The characters of the document.
  public private(set) var text: String

  /// - Parameter text: what is markup already, such as a style sheet.
  public init(verbatim text: String) { self.text = text }
}

extension Markup: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(verbatim: text) }
  public init(stringInterpolation parts: Interpolation) { self.init(verbatim: parts.withoutOpenLine) }

  /// The parts of a literal.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate private(set) var text = ""
    /// Whether the last part was a line that is left out, with its end.
    private var leavesOutLine = false

    /// All of it. A line that is left out at the end takes the end of the line before it along.
    fileprivate var withoutOpenLine: String {
      leavesOutLine && text.utf8.last == UInt8(ascii: "\n") ? String(text.dropLast()) : text
    }

    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(2 * literalCapacity) }

    public mutating func appendLiteral(_ literal: String) {
      // The compiler gives one between any two insertions, and at the end.
      if literal.isEmpty { return }
      text += leavesOutLine && literal.utf8.first == UInt8(ascii: "\n") ? literal.dropFirst() : literal[...]
      leavesOutLine = false
    }

    /// A text that someone wrote.
    public mutating func appendInterpolation(_ words: String) {
      text += escaped(VisibleText().shown(words), for: .html)
    }
    public mutating func appendInterpolation(_ number: Int) { text += String(number) }

    public mutating func appendInterpolation(_ markup: Markup?) { text += markup?.text ?? "" }
    public mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { text += part.text } }

    /// Parts that stand on lines of their own. Where there are none, there is no line.
    public mutating func appendInterpolation(lines: [Markup]) {
      let isOwnLine = text.isEmpty || text.utf8.last == UInt8(ascii: "\n")
      leavesOutLine = lines.isEmpty && isOwnLine
      for (index, line) in lines.enumerated() { text += index == 0 ? line.text : "\n" + line.text }
    }

    /// A part that stands on lines of its own, if there is one.
    public mutating func appendInterpolation(line: Markup?) { appendInterpolation(lines: line.map { [$0] } ?? []) }
  }
}
