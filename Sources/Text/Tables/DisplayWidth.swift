/// How many columns of a terminal a character takes: 0, 1 or 2.
///
/// East Asian wide and full-width characters (Unicode Standard Annex 11) and emoji take 2.
public func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if first.value < 0x7F { return scalars.contains { $0.value == 0xFE0F } ? 2 : 1 }
  if first.properties.isEmojiPresentation || scalars.dropFirst().contains(where: { $0.value == 0xFE0F }) { return 2 }
  if isWide(first.value) { return 2 }
  switch first.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return 1
  }
}

/// How many columns of a terminal a text takes.
public func displayWidth(_ text: String) -> Int { text.reduce(0) { $0 + displayWidth($1) } }

/// A text of at most this many columns of a terminal: a text that is too long ends with an ellipsis.
public func shortened(_ text: String, to width: Int) -> String {
  guard displayWidth(text) > width else { return text }
  var (short, taken) = ("", 1)
  for character in text {
    taken += displayWidth(character)
    if taken > width { break }
    short.append(character)
  }
  return short + "…"
}

private func isWide(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
    true
  default: false
  }
}
