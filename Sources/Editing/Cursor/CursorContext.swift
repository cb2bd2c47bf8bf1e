internal import Diagnostics
internal import Text

/// Where in the structure of a text a cursor stands, and the word that is written there.
struct CursorContext {
  /// What may be written there.
  enum Role {
    /// A key of the mapping that `path` leads to.
    case key
    /// The value that `path` leads to.
    case value
    /// The value, or the first key of a mapping that is the value.
    case either
  }

  let path: [PathStep]
  let role: Role
  /// The bytes of the word.
  let word: Range<Int>
  /// The part of the word before the cursor.
  let written: String
  /// The keys that the mapping has already.
  let keys: [String]
  let isQuoted: Bool
  /// Whether the word stands in brackets or braces, where a new line is not wanted.
  let isFlow: Bool
  /// Whether the word stands right behind a colon or a dash, so that a blank is missing.
  let needsBlank: Bool

  /// Nil in a remark, or in a text on several lines.
  init?(_ text: PlacedText, at offset: Int) {
    let number = text.lineNumber(ofByte: offset)
    let line = text.line(number)
    let cut = line.lowerBound..<min(max(offset, line.lowerBound), line.upperBound)
    let (scanner, later) = text.bytes.withUnsafeBufferPointer { bytes -> (LineScanner, [String]) in
      var scanner = LineScanner()
      for before in 0..<number { scanner.scan(bytes, text.line(before)) }
      scanner.scan(bytes, cut, isCut: true)
      return (scanner, Self.laterKeys(scanner, bytes, text, after: number))
    }
    if scanner.isText { return nil }
    let start = min(scanner.wordStart, cut.upperBound)
    let column = start - line.lowerBound
    isFlow = scanner.open.last?.isFlow == true
    isQuoted = scanner.quote != nil
    needsBlank = start > 0 && scanner.quote == nil && (text.bytes[start - 1] == 0x3A || text.bytes[start - 1] == 0x2D)
    written = String(decoding: text.bytes[start..<cut.upperBound], as: UTF8.self)
    word = start..<Self.end(of: text.bytes, from: cut.upperBound, line.upperBound, scanner.quote, isFlow)
    var open = scanner.open
    switch open.last {
    case .braces(_, false, let keys):
      (role, self.keys) = (.key, keys + later)
    case .braces(_, true, _): (role, keys) = (.value, [])
    case .brackets: (role, keys) = (.either, [])
    case .mapping(column, _, let known) where !scanner.hasColon:
      open.removeLast()
      (role, keys) = (.key, known + later)
    case .mapping, .list, nil:
      (role, keys) = (open.isEmpty ? .key : scanner.hasColon ? .value : .either, open.isEmpty ? later : [])
    }
    path = open.path
  }

  /// The keys that follow in the mapping in which a line stands.
  private static func laterKeys(
    _ scanner: LineScanner, _ bytes: UnsafeBufferPointer<UInt8>, _ text: PlacedText, after number: Int
  ) -> [String] {
    var scanner = scanner
    let depth = scanner.open.count
    let known: Int
    switch scanner.open.last {
    case .mapping(_, _, let keys): known = keys.count
    case nil: known = 0
    case .braces, .brackets, .list: return []
    }
    let first = depth == 0 ? 1 : depth
    var keys: [String] = []
    let last = min(text.lineCount, number + 1 + mostLinesAhead)
    for next in (number + 1)..<max(number + 1, last) {
      scanner.scan(bytes, text.line(next))
      if scanner.open.count < first { if depth == 0 { continue } else { break } }
      guard case .mapping(_, _, let found) = scanner.open[first - 1], found.count >= known else { break }
      keys = Array(found.dropFirst(known))
    }
    return keys
  }

  /// Keys further below are not looked for.
  private static let mostLinesAhead = 500

  /// Where the word ends that a cursor is in.
  private static func end(
    of bytes: [UInt8], from offset: Int, _ lineEnd: Int, _ quote: UInt8?, _ isFlow: Bool
  ) -> Int {
    var at = offset
    while at < lineEnd {
      let byte = bytes[at]
      if let quote {
        if byte == quote { break }
      } else if byte == 0x20 || byte == 0x09 || byte == 0x3A || byte == 0x23
        || isFlow && (byte == 0x2C || byte == 0x5D || byte == 0x7D)
      {
        break
      }
      at += 1
    }
    return at
  }
}
