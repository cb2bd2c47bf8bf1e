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
  init?(_ file: FileAnalysis, at offset: Int) {
    let text = file.text
    let number = text.lineNumber(ofByte: offset)
    let line = text.line(number)
    let cut = line.lowerBound..<min(max(offset, line.lowerBound), line.upperBound)
    let (scanner, later) = text.bytes.withUnsafeBufferPointer { bytes -> (LineScanner, [String]) in
      var scanner = file.scanned.state(atLine: number)
      scanner.scan(bytes, cut, isCut: true)
      return (
        scanner, Self.laterKeys(scanner, bytes, text, after: number, wordColumn: scanner.wordStart - line.lowerBound)
      )
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
      role = open.isEmpty ? .key : scanner.hasColon ? .value : .either
      keys = role == .value ? [] : later
    }
    path = open.path
  }

  /// The keys that follow in the mapping in which a line stands.
  private static func laterKeys(
    _ scanner: LineScanner, _ bytes: UnsafeBufferPointer<UInt8>, _ text: PlacedText, after number: Int,
    wordColumn: Int
  ) -> [String] {
    var scanner = scanner
    // The mapping is the last that is open, or one that begins with the word: at the root, or behind a dash.
    let depth: Int
    var (known, column) = (0, wordColumn)
    switch scanner.open.last {
    case .mapping(let own, _, let keys): (depth, known, column) = (scanner.open.count, keys.count, own)
    case .list where scanner.hasDash: depth = scanner.open.count + 1
    case nil: (depth, column) = (1, 0)
    case .braces, .brackets, .list: return []
    }
    var keys: [String] = []
    let last = min(text.lineCount, number + 1 + mostLinesAhead)
    for next in (number + 1)..<max(number + 1, last) {
      let line = text.line(next)
      scanner.scan(bytes, line)
      // Further left, a dash begins another entry.
      if scanner.hasDash, text.bytes[line].prefix(while: { $0 == 0x20 }).count < column { break }
      if scanner.open.count < depth { if depth == 1 { continue } else { break } }
      guard case .mapping(column, _, let found) = scanner.open[depth - 1], found.count >= known else { break }
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
