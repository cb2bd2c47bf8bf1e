/// Columns of text, the first to the left and the others to the right, as wide as their widest cell.
struct TextTable {
  private var rows: [[String]] = []

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// - Parameter ruled: rows with a rule before them.
  func text(ruled: Set<Int> = []) -> String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], displayWidth(cell))
      }
    }
    let total = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
    var text = ""
    for (number, row) in rows.enumerated() {
      if ruled.contains(number) { text += String(repeating: "-", count: total) + "\n" }
      var line = ""
      for (column, cell) in row.enumerated() {
        let fill = String(repeating: " ", count: widths[column] - displayWidth(cell))
        line += (column == 0 ? "" : "  ") + (column == 0 ? cell + fill : fill + cell)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      text += line + "\n"
    }
    return text
  }
}

/// Columns of a terminal that a text takes: marks none, East Asian wide characters and emoji two.
func displayWidth(_ text: String) -> Int {
  var width = 0
  for character in text {
    guard let first = character.unicodeScalars.first else { continue }
    let isWide: Bool
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      isWide = true
    default: isWide = first.properties.isEmojiPresentation
    }
    width += isWide ? 2 : 1
  }
  return width
}
