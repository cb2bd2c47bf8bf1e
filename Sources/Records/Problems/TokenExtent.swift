/// How far the token at a place of a record extends: what a message quotes and an excerpt underlines.
enum TokenExtent {
  /// - Parameter end: the end of the line; nothing after it is read.
  static func end(of start: Int, in text: Bytes, upTo end: Int, _ format: RecordFormat, delimiter: UInt8)
    -> Int
  {
    guard start < end else { return start }
    switch format {
    case .ndjson: return jsonEnd(start, text, end)
    case .csv: return cellEnd(start, text, end, delimiter)
    }
  }

  /// A string with its quotes, one bracket, or all of another scalar.
  private static func jsonEnd(_ start: Int, _ text: Bytes, _ end: Int) -> Int {
    var at = start + 1
    if text[start] == UInt8(ascii: "\"") {
      while at < end {
        if text[at] == UInt8(ascii: "\"") { return at + 1 }
        at += text[at] == UInt8(ascii: "\\") ? 2 : 1
      }
      return end
    }
    if endsScalar(text[start]) { return at }
    while at < end, !endsScalar(text[at]) { at += 1 }
    return at
  }

  private static func endsScalar(_ byte: UInt8) -> Bool { " \t\r\n,:{}[]".utf8.contains(byte) }

  /// A cell with its quotes.
  private static func cellEnd(_ start: Int, _ text: Bytes, _ end: Int, _ delimiter: UInt8) -> Int {
    var at = start
    var isQuoted = false
    while at < end {
      // A quote written twice closes the cell and opens it again.
      if text[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if text[at] == delimiter, !isQuoted { break }
      at += 1
    }
    while at > start, text[at - 1] == 0x0D { at -= 1 }
    return at
  }

  /// A backslash and what it escapes: four digits after `u`, else one character.
  static func escapeEnd(_ start: Int, in text: Bytes, upTo end: Int) -> Int {
    guard start + 1 < end, text[start] == UInt8(ascii: "\\") else { return min(start + 1, end) }
    if text[start + 1] == UInt8(ascii: "u") { return min(start + 6, end) }
    var at = start + 2
    while at < end, text[at] & 0xC0 == 0x80 { at += 1 }
    return at
  }
}
