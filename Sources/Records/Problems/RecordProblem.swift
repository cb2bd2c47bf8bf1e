public import Diagnostics

/// Something wrong with a record of a stream: what, where, and what to do next.
///
/// Like `Problem`, but it brings the piece of text that it speaks of, because a stream is never kept.
public struct RecordProblem: Sendable, Equatable {
  public var code: DiagnosticCode
  public var severity: Severity
  /// One sentence without a final period, the user's words in backticks.
  public var message: String
  /// Physical line, from 1.
  public var line: Int
  /// In Unicode scalars, from 1; a byte that is no UTF-8 counts as one. `noColumn` where the record is no text.
  public var column: Int
  /// The next step.
  public var help: String?
  /// Another place that belongs to it.
  public var related: RelatedLine?
  public var excerpt: Excerpt?

  static let noColumn = 0

  public struct RelatedLine: Sendable, Equatable {
    public var line: Int
    public var text: String
  }

  public init(
    _ code: DiagnosticCode, _ severity: Severity = .error, _ message: String, line: Int, column: Int = 1,
    help: String? = nil, related: RelatedLine? = nil, excerpt: Excerpt? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.line = line
    self.column = column
    self.help = help
    self.related = related
    self.excerpt = excerpt
  }

  /// `name:line:column: error[CODE]: message`, the text with a caret, and the next step; no newline at the end.
  public func rendered(name: String) -> String {
    var text = "\(name):\(line):\(column): \(severity.rawValue)[\(code.name)]: \(message)"
    if let excerpt {
      let number = String(line)
      let gutter = String(repeating: " ", count: number.utf8.count)
      text += "\n\(number) | \(excerpt.text)"
      text += "\n\(gutter) | \(String(repeating: " ", count: excerpt.caret))^"
    }
    if let related { text += "\n  = line \(related.line): \(related.text)" }
    if let help { text += "\n  = help: \(help)" }
    return text
  }
}

/// The part of a line around a place, safe to show on a terminal: controls, bidirectional controls and bytes that are no
/// UTF-8 are written as escapes.
public struct Excerpt: Sendable, Equatable {
  public let text: String
  /// Characters of `text` before the place.
  public let caret: Int

  private static let before = 60
  private static let after = 40

  /// The excerpt of a line around an offset, and the place's column.
  static func around(_ offset: Int, of line: Bytes) -> (excerpt: Excerpt, column: Int) {
    let place = min(max(0, offset), line.count)
    var scalars = LossyScalars(line)
    var shown: [String] = []
    var caret: Int?
    var column = 1
    var dropped = false
    var rest = 0
    while true {
      let isBefore = scalars.offset < place
      if !isBefore && caret == nil { caret = shown.count }
      if !isBefore {
        if rest == after { break }
        rest += 1
      }
      guard let next = scalars.next() else { break }
      if isBefore { column += 1 }
      shown.append(next)
      // Drop the oldest in bulk, so that a long line costs no more than its length.
      if isBefore && shown.count > 4 * before {
        shown.removeFirst(shown.count - before)
        dropped = true
      }
    }
    var first = 0
    if let caret, caret > before {
      first = caret - before
      dropped = true
    }
    let head = (dropped ? "…" : "") + shown[first..<(caret ?? shown.count)].joined()
    let tail = shown[(caret ?? shown.count)...].joined() + (scalars.offset < line.count ? "…" : "")
    return (Excerpt(text: head + tail, caret: head.unicodeScalars.count), column)
  }
}

/// Text from a file that may hold anything, made fit for a message.
func shown(_ bytes: Bytes, limit: Int = 60) -> String {
  var scalars = LossyScalars(bytes)
  var text = ""
  var count = 0
  while let next = scalars.next() {
    if count == limit { return text + "…" }
    text += next
    count += 1
  }
  return text
}

/// The scalars of bytes that should be UTF-8, each in a form that is safe to show.
private struct LossyScalars {
  private let bytes: Bytes
  private(set) var offset = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  mutating func next() -> String? {
    guard offset < bytes.count else { return nil }
    let lead = bytes[offset]
    if lead >= 0x20 && lead < 0x7F {
      offset += 1
      return String(UnicodeScalar(lead))
    }
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    if offset + length <= bytes.count, let text = String(validating: bytes[offset..<offset + length], as: UTF8.self),
      let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1
    {
      offset += length
      return Self.isHarmless(scalar) ? text : "\\u{" + Self.hex(scalar.value, 4) + "}"
    }
    offset += 1
    return "\\x" + Self.hex(UInt32(lead), 2)
  }

  private static func isHarmless(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
    default: true
    }
  }

  private static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
