// What the parser asks about the lines of a text.
extension CSVParser {
  /// Whether the whole lines of the text are UTF-8 without U+0000: then records need no check of their own.
  static func isClean(_ text: borrowing TextBuffer) -> Bool {
    var end = text.filled
    if !text.isAtEnd {
      while end > 0 && text.base[end - 1] != 0x0A { end -= 1 }
    }
    return isUTF8(Bytes(start: text.base, count: end)) && !text.contains(0, before: end)
  }

  static func flaw(
    _ text: borrowing TextBuffer, _ start: Int, _ end: Int
  ) -> (reason: RecordFault.Reason, place: Int)? {
    let record = Bytes(start: text.base + start, count: end - start)
    let prefix = utf8Prefix(record)
    if let nul = record.prefix(prefix).firstIndex(of: 0) { return (.nulCharacter, start + nul) }
    return prefix < record.count ? (.badUTF8, start + prefix) : nil
  }

  /// The start of the line after `anchor`; the end of the text when that line is lost as well; nil when more text is
  /// needed.
  static func lineBehind(_ text: borrowing TextBuffer, _ anchor: Int, isCutOff: Bool) -> Int? {
    var at = anchor
    while at < text.filled {
      if text.base[at] == 0x0A { return at + 1 }
      at += 1
    }
    return isCutOff || text.isAtEnd ? text.filled : nil
  }

  static func newlines(_ text: borrowing TextBuffer, _ begin: Int, _ end: Int) -> Int {
    var count = 0
    var at = begin
    while at < end {
      if text.base[at] == 0x0A { count += 1 }
      at += 1
    }
    return count
  }
}
