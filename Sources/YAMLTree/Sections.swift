/// The parts of a file that can be read without one another: the keys at its root with what belongs to them.
struct Sections {
  let bytes: UnsafeBufferPointer<UInt8>
  private let lines: DocumentFrame

  init(_ lines: DocumentFrame) {
    self.lines = lines
    bytes = lines.bytes
  }

  /// The section around a place, and its key with the colon when that can be read; nil when there is no other section.
  ///
  /// - Parameter isLine: whether the mistake is in one line, so that any line at the root starts the next section.
  func around(_ place: Int, isLine: Bool) -> (range: Range<Int>, key: Range<Int>?)? {
    guard let column = rootColumn() else { return nil }
    let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var start = max(first, lines.startOfLine(place))
    // A line at the root starts a section, and so does a first line of any kind.
    while start > first, !isAtRoot(start, column) {
      var above = start - 1
      if bytes[above] == 0x0A, above > 0, bytes[above - 1] == 0x0D { above -= 1 }
      start = max(first, lines.startOfLine(above))
    }
    var end = lines.startOfNextLine(lines.endOfLine(max(place, start)))
    while end < bytes.count, !(isAtRoot(end, column) && (isLine || key(end) != nil)) {
      end = lines.startOfNextLine(lines.endOfLine(end))
    }
    return (start..<end, key(start))
  }

  /// How far the first line that holds more than a remark is indented.
  private func rootColumn() -> Int? {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while at < bytes.count {
      let end = lines.endOfLine(at)
      let first = lines.firstNonBlank(at, end)
      let isMark = bytes[first..<end].starts(with: [0x2D, 0x2D, 0x2D]) || first < end && bytes[first] == 0x25
      if first < end, bytes[first] != 0x23, !isMark { return first - at }
      at = lines.startOfNextLine(end)
    }
    return nil
  }

  private func isAtRoot(_ line: Int, _ column: Int) -> Bool {
    let end = lines.endOfLine(line)
    let first = lines.firstNonBlank(line, end)
    guard first < end, first - line <= column else { return false }
    switch bytes[first] {
    case 0x23, 0x2D, 0x5D, 0x7D: return false
    default: return true
    }
  }

  /// A word with a colon at the start of a line.
  private func key(_ line: Int) -> Range<Int>? {
    let first = lines.firstNonBlank(line, lines.endOfLine(line))
    var at = first
    while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
    guard at > first, at < bytes.count, bytes[at] == 0x3A,
      at + 1 == bytes.count || isBlank(bytes[at + 1]) || isLineBreak(bytes[at + 1])
    else { return nil }
    return first..<(at + 1)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x2D
      || byte >= 0x80
  }
}
