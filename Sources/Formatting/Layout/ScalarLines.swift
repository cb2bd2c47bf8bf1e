/// A scalar's text with other indentation of its further lines. Its value stays the same.
///
/// - Parameters:
///   - indentation: that of its further lines; of a block scalar, that of the collection around it.
///   - lineBreak: what ends each line.
func relined(
  _ bytes: [UInt8], _ range: Range<Int>, _ style: ScalarStyle, indentation: Int, lineBreak: [UInt8]
) -> [UInt8] {
  guard bytes[range].contains(where: isLineBreak) else {
    return style.isBlock ? head(bytes, range) : Array(bytes[range])
  }
  switch style {
  case .block(let scalar): return relined(bytes, range, scalar, outer: indentation, lineBreak)
  case .plain, .singleQuoted, .doubleQuoted:
    return relined(bytes, range, isDoubleQuoted: style == .doubleQuoted, indentation, lineBreak)
  }
}

/// Where lines end in a scalar without `|` or `>`, the blanks around are no text, unless a backslash is before them.
private func relined(
  _ bytes: [UInt8], _ range: Range<Int>, isDoubleQuoted: Bool, _ indentation: Int, _ lineBreak: [UInt8]
) -> [UInt8] {
  let blanks = [UInt8](repeating: 0x20, count: indentation)
  var written: [UInt8] = []
  var at = range.lowerBound
  while at < range.upperBound {
    guard isLineBreak(bytes[at]) else {
      written.append(bytes[at])
      at += 1
      continue
    }
    removeBlanks(from: &written, isDoubleQuoted: isDoubleQuoted)
    var end = at
    while end < range.upperBound, isLineBreak(bytes[end]) || isBlank(bytes[end]) { end += 1 }
    for _ in 0..<lineBreaks(in: bytes, at..<end) { written += lineBreak }
    written += blanks
    at = end
  }
  return written
}

private func removeBlanks(from written: inout [UInt8], isDoubleQuoted: Bool) {
  var end = written.count
  while end > 0, isBlank(written[end - 1]) { end -= 1 }
  if isDoubleQuoted, end < written.count {
    let backslashes = written[..<end].reversed().prefix { $0 == 0x5C }.count
    if backslashes % 2 == 1 { end += 1 }
  }
  written.removeLast(written.count - end)
}

/// The lines of a block scalar, moved to the right or to the left together.
private func relined(
  _ bytes: [UInt8], _ range: Range<Int>, _ scalar: BlockScalar, outer: Int, _ lineBreak: [UInt8]
) -> [UInt8] {
  let headEnd = endOfLine(bytes, range.lowerBound)
  var written = head(bytes, range.lowerBound..<headEnd)
  let old = scalar.indentation ?? .max
  let new = [UInt8](repeating: 0x20, count: outer + (scalar.explicitIndentation ?? indentationStep))
  var at = nextLine(bytes, headEnd)
  while at < range.upperBound {
    let end = min(endOfLine(bytes, at), range.upperBound)
    var text = at
    while text < end, text - at < old, bytes[text] == 0x20 { text += 1 }
    written += lineBreak
    if text < end { written += new + bytes[text..<end] }
    at = nextLine(bytes, end)
  }
  return written
}

/// `|` or `>` and what belongs to it, with a remark two blanks away.
private func head(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
  let text = bytes[range]
  let mark = text.prefix { !isBlank($0) && $0 != 0x23 }
  var rest = text.dropFirst(mark.count).drop(while: isBlank)
  while let last = rest.last, isBlank(last) { rest.removeLast() }
  return rest.isEmpty ? Array(mark) : mark + [0x20, 0x20] + rest
}
