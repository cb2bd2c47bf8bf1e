internal import Campaign

/// The cells of a row that a table's parser refuses, cut as well as can be.
enum SalvagedCells {
  /// By how many columns the cells of a row may be off.
  private static let mostShift = 64

  /// What the row says, by each way of reading it.
  ///
  /// - Parameters:
  ///   - text: from the row's first byte, at least to its end.
  ///   - isWhole: whether the text ends where the row does.
  static func rows(_ text: Bytes, _ header: ListHeader, _ separators: [UInt8]?, isWhole: Bool) -> [SalvagedRow] {
    let (cells, end) = cut(text, at: header.delimiter, isLine: false)
    var rows = [row(cells, header, separators)]
    var lost = Bytes(rebasing: text[..<(isWhole ? text.count : end)])
    // A quote that is never closed takes the lines below along, each of which may be a row.
    guard lost.dropLast().contains(0x0A) else { return rows }
    while !lost.isEmpty {
      let (cells, end) = cut(lost, at: header.delimiter, isLine: true)
      rows.append(row(cells, header, separators))
      lost = Bytes(rebasing: lost[min(end + 1, lost.count)...])
    }
    return rows
  }

  private static func row(_ cells: [[UInt8]], _ header: ListHeader, _ separators: [UInt8]?) -> SalvagedRow {
    var row = SalvagedRow()
    // A delimiter too many or too few somewhere before a cell moves it.
    let right = min(mostShift, max(0, cells.count - header.width))
    let left = min(mostShift, max(0, header.leastCells - cells.count))
    for (column, at) in zip(header.columns, header.places) {
      let found = cells[min(max(0, at - left), cells.count)..<min(at + right + 1, cells.count)]
      switch column.meaning {
      case .id: for cell in found { row.add(id: cell) }
      case .phone:
        row.phones += found
        if found.contains(where: PhoneWords.sayOptOut) { row.noteOptOut() }
        if header.idFromPhone { for cell in found { row.add(id: cell) } }
      case .tags:
        for cell in found { row.tags += tags(of: cell, separators) }
        if at >= cells.count { row.noteUnseen() }
      case .optedOut:
        if at >= cells.count { row.noteUnseen() }
        if found.contains(where: { CellFlag.read($0, column.wording) != false }) { row.noteOptOut() }
      case .name, .lastTeamMember, .assignedTo, .timeZone, nil: break
      }
    }
    return row
  }

  /// Every piece of a cell that could be a tag.
  static func tags(of cell: [UInt8], _ separators: [UInt8]?) -> [[UInt8]] {
    let marks = (separators ?? []) + [0x7C, 0x2C, 0x3B]
    return [cell]
      + cell.split { marks.contains($0) }.map { piece in
        piece.filter { ![0x22, 0x5B, 0x5D].contains($0) }
      }
  }

  /// The cells of the first row of a text, and where it ends: at a line break that no closed quotes hold.
  ///
  /// - Parameter isLine: whether the first line break ends it, whatever holds it.
  private static func cut(_ text: Bytes, at delimiter: UInt8, isLine: Bool) -> (cells: [[UInt8]], end: Int) {
    var cells: [[UInt8]] = []
    var at = 0
    while true {
      if let (cell, end) = quoted(text, at, delimiter, isLine: isLine) {
        cells.append(cell)
        at = end
      } else {
        let end = text[at...].firstIndex { $0 == delimiter || $0 == 0x0A } ?? text.count
        cells.append(text[at..<end].filter { $0 != 0x22 && $0 != 0x0D })
        at = end
      }
      guard at < text.count, text[at] == delimiter else { return (cells, at) }
      at += 1
    }
  }

  /// A cell in quotes, and where it ends; nil where the quotes are not closed before a delimiter or the end.
  private static func quoted(
    _ text: Bytes, _ open: Int, _ delimiter: UInt8, isLine: Bool
  ) -> (cell: [UInt8], end: Int)? {
    guard open < text.count, text[open] == 0x22 else { return nil }
    var cell: [UInt8] = []
    var at = open + 1
    while at < text.count {
      if isLine, text[at] == 0x0A { return nil }
      if text[at] == 0x22 {
        let isDoubled = at + 1 < text.count && text[at + 1] == 0x22
        if !isDoubled { break }
        at += 1
      }
      cell.append(text[at])
      at += 1
    }
    guard at < text.count else { return nil }
    at += 1
    if at < text.count, text[at] == 0x0D { at += 1 }
    return at == text.count || text[at] == delimiter || text[at] == 0x0A ? (cell, at) : nil
  }
}
