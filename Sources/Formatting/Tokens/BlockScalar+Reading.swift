/// Reads how a block scalar is written, and where it ends: after the last line that belongs to it, with the blanks at
/// that line's end, which are text.
///
/// - Parameters:
///   - range: from the `|` or `>` to the end of the last visible text.
///   - outer: the column of the collection around it; -1 outside of all.
func readBlockScalar(_ bytes: [UInt8], from range: Range<Int>, around outer: Int) -> (scalar: BlockScalar, end: Int) {
  var at = range.lowerBound + 1
  var explicit: Int?
  var (keeps, strips) = (false, false)
  while at < bytes.count, !isLineBreak(bytes[at]), bytes[at] != 0x23 {
    switch bytes[at] {
    case 0x31...0x39: explicit = Int(bytes[at]) - 0x30
    case 0x2B: keeps = true
    case 0x2D: strips = true
    default: break
    }
    at += 1
  }
  let lines = BlockLines(bytes, after: endOfLine(bytes, at))
  let indentation = explicit.map { max(outer, 0) + $0 } ?? lines.indentation(moreThan: max(outer, 0))
  let scalar = BlockScalar(
    indentation: indentation, explicitIndentation: explicit, keepsBlankLines: keeps, stripsLineBreak: strips)
  return (scalar, max(range.upperBound, lines.end(indentation: indentation) ?? endOfLine(bytes, at)))
}

func endOfLine(_ bytes: [UInt8], _ start: Int) -> Int {
  var at = start
  while at < bytes.count, !isLineBreak(bytes[at]) { at += 1 }
  return at
}

/// The lines after the first one of a block scalar, to the end of the text.
struct BlockLines {
  let bytes: [UInt8]
  /// Where the first of them starts.
  let start: Int

  init(_ bytes: [UInt8], after headEnd: Int) {
    self.bytes = bytes
    start = nextLine(bytes, headEnd)
  }

  /// That of the first line with text. Nil where that line is indented too little to belong to the scalar.
  func indentation(moreThan outer: Int) -> Int? {
    var at = start
    while at < bytes.count {
      let end = endOfLine(bytes, at)
      let blanks = blankCount(at, end)
      if at + blanks < end { return blanks > outer ? blanks : nil }
      at = nextLine(bytes, end)
    }
    return nil
  }

  /// Where the last line ends that belongs to the scalar and is not blank, or is longer than the indentation.
  func end(indentation: Int?) -> Int? {
    guard let indentation else { return nil }
    var last: Int?
    var at = start
    while at < bytes.count {
      let end = endOfLine(bytes, at)
      let blanks = blankCount(at, end)
      let isBlank = at + blanks == end
      if !isBlank, blanks < indentation { break }
      if !isBlank || blanks > indentation { last = end }
      at = nextLine(bytes, end)
    }
    return last
  }

  private func blankCount(_ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, bytes[at] == 0x20 { at += 1 }
    return at - start
  }
}

/// Where the line after a line's end starts.
func nextLine(_ bytes: [UInt8], _ end: Int) -> Int {
  guard end < bytes.count else { return bytes.count }
  return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
}
