import Diagnostics

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

/// Columns of a terminal that a text takes.
func displayWidth(_ text: String) -> Int { text.reduce(0) { $0 + Diagnostics.displayWidth($1) } }
