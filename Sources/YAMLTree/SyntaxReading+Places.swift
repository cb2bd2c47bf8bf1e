import Diagnostics

/// Finds the place that an author should look at.
extension SyntaxReading {
  /// A colon that ends a key, outside quotes.
  func colon(from start: Int, to end: Int) -> Int? {
    var quote: UInt8?
    for index in start..<min(end, bytes.count) {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27, index == start || !isWord(bytes[index - 1]) {
        quote = byte
      } else if byte == 0x23, index > start, isBlank(bytes[index - 1]) {
        return nil
      } else if byte == 0x3A, index + 1 >= end || isBlank(bytes[index + 1]) {
        return index
      }
    }
    return nil
  }

  func isWord(_ byte: UInt8) -> Bool { !isBlank(byte) && byte != 0x5B && byte != 0x7B && byte != 0x2C }

  /// The nearest line above that holds more than a comment, without its end.
  func lineAbove(_ start: Int) -> Range<Int>? {
    var lineStart = start
    while lineStart > 0 {
      let end = lineStart - (lineStart >= 2 && bytes[lineStart - 1] == 0x0A && bytes[lineStart - 2] == 0x0D ? 2 : 1)
      lineStart = lines.startOfLine(end)
      let first = lines.firstNonBlank(lineStart, end)
      if first < end && bytes[first] != 0x23 { return lineStart..<end }
      if lineStart <= 3 { return nil }
    }
    return nil
  }

  /// Where the text of a line starts, after blanks and `- `.
  func contentStart(_ line: Range<Int>) -> Int {
    var first = lines.firstNonBlank(line.lowerBound, line.upperBound)
    while first + 1 < line.upperBound && bytes[first] == 0x2D && isBlank(bytes[first + 1]) {
      first = lines.firstNonBlank(first + 1, line.upperBound)
    }
    return first
  }

  func endOfLine(_ start: Int) -> Int {
    max(lines.lastNonBlank(min(start, bytes.count), lines.endOfLine(min(start, bytes.count))), min(start, bytes.count))
  }

  func place(_ lower: Int, _ upper: Int) -> Place {
    Place(source, SourceSpan(min(lower, bytes.count)..<min(max(upper, lower), bytes.count)))
  }

  func make(
    _ code: DiagnosticCode, _ message: String, _ lower: Int, _ upper: Int, related: [Label] = [], notes: [String] = [],
    help: String, fixes: [Fix] = []
  ) -> Problem {
    Problem(code, message, at: place(lower, upper), related: related, notes: notes, help: help, fixes: fixes)
  }
}
