/// A table of text whose columns are as wide as their widest cells.
public struct TextTable {
  private var rows: [[String]] = []
  /// By row, by column: the colour of a cell.
  private var inks: [[Int: Ink]] = []
  /// The numbers of the columns that are aligned to the left, from 0; the others are aligned to the right.
  public var left: Set<Int> = [0]
  /// The columns of a terminal that a row may take: last cells are truncated to fit, but not to less than 20. Nil
  /// truncates nothing.
  public var most: Int?
  private static let leastCut = 20
  private static let leastFirst = 12

  /// A table without rows, whose first column is aligned to the left.
  public init() {}

  /// Adds a row. Rows may have different numbers of cells.
  ///
  /// - Parameter inks: the colours of cells, by their columns; only for a terminal that shows them.
  public mutating func add(_ cells: [String], inks: [Int: Ink] = [:]) {
    rows.append(cells)
    self.inks.append(inks)
  }

  /// The rows as lines.
  ///
  /// - Parameter ruled: the numbers of rows, from 0, with a line of hyphens before them.
  public func text(ruled: Set<Int> = []) -> String {
    let (rows, widths) = fitted()
    let total = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
    var text = ""
    for (number, row) in rows.enumerated() {
      if ruled.contains(number) { text += String(repeating: "-", count: total) + "\n" }
      var line = ""
      for (column, cell) in row.enumerated() {
        let fill = String(repeating: " ", count: widths[column] - displayWidth(cell))
        let shown = inks[number][column]?.paint(cell) ?? cell
        line += (column == 0 ? "" : "  ") + (left.contains(column) ? shown + fill : fill + shown)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      text += line + "\n"
    }
    return text
  }

  /// The rows as lines. A table wider than the terminal becomes several tables, one below the other, each of which
  /// begins with the first column, which is cut where it leaves no room for the others.
  ///
  /// - Parameters:
  ///   - ruled: the numbers of rows, from 0, with a line of hyphens before them.
  ///   - width: columns of the terminal; nil where the lines are not read on one.
  public func text(ruled: Set<Int>, within width: Int?) -> String {
    var widths = fitted().widths
    guard let width, widths.reduce(0, +) + 2 * (widths.count - 1) > width else { return text(ruled: ruled) }
    widths[0] = min(widths[0], max(Self.leastFirst, width / 2))
    var blocks: [[Int]] = []
    var taken = width
    for column in widths.indices.dropFirst() {
      taken += 2 + widths[column]
      if taken > width {
        blocks.append([0])
        taken = widths[0] + 2 + widths[column]
      }
      blocks[blocks.count - 1].append(column)
    }
    return blocks.map { columns in
      var part = TextTable()
      let others = columns.dropFirst().reduce(0) { $0 + 2 + widths[$1] }
      let first = min(widths[0], max(Self.leastFirst, width - others))
      part.left = Set(columns.indices.filter { left.contains(columns[$0]) })
      for (number, row) in rows.enumerated() {
        let there = columns.filter { row.indices.contains($0) }
        var inks: [Int: Ink] = [:]
        for (place, column) in there.enumerated() { inks[place] = self.inks[number][column] }
        part.add(there.map { $0 == 0 ? shortened(row[0], to: first) : row[$0] }, inks: inks)
      }
      return part.text(ruled: ruled)
    }.joined(separator: "\n")
  }

  private func fitted() -> (rows: [[String]], widths: [Int]) {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], displayWidth(cell))
      }
    }
    guard let most, let last = widths.indices.last else { return (rows, widths) }
    let room = max(Self.leastCut, most - widths.dropLast().reduce(0, +) - 2 * last)
    guard widths[last] > room else { return (rows, widths) }
    widths[last] = room
    let cut = rows.map { $0.count > last ? $0.dropLast() + [shortened($0[last], to: room)] : $0 }
    return (cut, widths)
  }
}
