package import Diagnostics

/// A text whose places can be named by bytes and by line and character. Lines end as in `LineTable`: LF, CRLF, a lone CR.
///
/// A byte order mark counts as a character here, for editors send it like any other.
package struct PlacedText: Sendable {
  package let source: Source
  package let lines: LineTable

  package init(_ source: Source) {
    self.source = source
    lines = LineTable(source)
  }

  package var bytes: [UInt8] { source.bytes }
  package var lineCount: Int { lines.count }

  /// The bytes of a line, counted from 0, without its end; of the last one beyond the end.
  package func line(_ number: Int) -> Range<Int> {
    let range = lines.bytes(ofLine: min(max(number, 0), lineCount - 1) + 1)
    return number <= 0 ? 0..<range.upperBound : range
  }

  /// The line that a byte is on, counted from 0.
  package func lineNumber(ofByte offset: Int) -> Int { lines.position(ofByte: offset).line - 1 }

  /// The byte at a place. Places beyond the end of their line count as its end, those beyond the text as the text's, and places
  /// within a character as its start.
  package func offset(_ point: TextPoint, _ unit: ColumnUnit) -> Int {
    if point.line >= lineCount { return bytes.count }
    if point.line < 0 { return 0 }
    let line = line(point.line)
    switch unit {
    case .utf8:
      var offset = line.lowerBound + min(max(point.character, 0), line.count)
      while offset > line.lowerBound, offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      return offset
    case .utf16:
      var (offset, left) = (line.lowerBound, point.character)
      while offset < line.upperBound {
        let (length, units) = Self.scalar(bytes[offset])
        if left < units { break }
        left -= units
        offset = min(offset + length, line.upperBound)
      }
      return offset
    }
  }

  /// The place of a byte.
  package func point(ofByte offset: Int, _ unit: ColumnUnit) -> TextPoint {
    let offset = min(max(offset, 0), bytes.count)
    let number = lineNumber(ofByte: offset)
    let start = line(number).lowerBound
    switch unit {
    case .utf8: return TextPoint(line: number, character: offset - start)
    case .utf16:
      var units = 0
      var at = start
      while at < offset {
        let (length, count) = Self.scalar(bytes[at])
        units += count
        at += length
      }
      return TextPoint(line: number, character: units)
    }
  }

  package func range(_ span: SourceSpan, _ unit: ColumnUnit) -> TextRange {
    TextRange(start: point(ofByte: Int(span.lower), unit), end: point(ofByte: Int(span.upper), unit))
  }

  /// How many bytes a character has that begins with a byte, and how many code units of UTF-16.
  private static func scalar(_ first: UInt8) -> (length: Int, units: Int) {
    switch first {
    case ..<0xC0: (1, 1)
    case ..<0xE0: (2, 1)
    case ..<0xF0: (3, 1)
    default: (4, 2)
    }
  }
}

/// A change of a text: a part is replaced, or the whole of it.
package struct TextEdit: Sendable, Equatable {
  /// Nil: the whole text.
  package let range: TextRange?
  package let text: String

  package init(_ range: TextRange?, _ text: String) {
    self.range = range
    self.text = text
  }
}

extension PlacedText {
  /// The text after changes, one after the other.
  func applying(_ edits: [TextEdit], _ unit: ColumnUnit) -> PlacedText {
    edits.reduce(self) { $0.applying($1, unit) }
  }

  /// The text after a change.
  package func applying(_ edit: TextEdit, _ unit: ColumnUnit) -> PlacedText {
    guard let range = edit.range else { return PlacedText(Source(name: source.name, bytes: Array(edit.text.utf8))) }
    let (one, other) = (offset(range.start, unit), offset(range.end, unit))
    let (start, end) = (min(one, other), max(one, other))
    var changed: [UInt8] = []
    changed.reserveCapacity(bytes.count + edit.text.utf8.count)
    changed += bytes[..<start]
    changed += edit.text.utf8
    changed += bytes[end...]
    return PlacedText(Source(name: source.name, bytes: changed))
  }
}
