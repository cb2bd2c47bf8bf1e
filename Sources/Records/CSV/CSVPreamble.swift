internal import Campaign

/// A line before the header that is not one.
enum CSVPreamble {
  case blank
  /// `sep=;`, which tells a spreadsheet the delimiter.
  case separator(UInt8)

  /// Nil where the line is something else.
  init?(_ line: Bytes) {
    if line.allSatisfy({ " \t,;\"\r".utf8.contains($0) }) {
      self = .blank
      return
    }
    var rest = line[...]
    if rest.first == 0x22 { rest.removeFirst() }
    let word = rest.prefix(4).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    guard word.elementsEqual("sep=".utf8), let delimiter = rest.dropFirst(4).first else { return nil }
    // Editors of tables add quotes, and delimiters up to their last column.
    let tail = rest.dropFirst(5)
    let isPunctuation = delimiter == 0x09 || delimiter > 0x20 && delimiter < 0x7F && delimiter != 0x22
    guard isPunctuation, tail.allSatisfy({ $0 == delimiter || " \t,;\"\r".utf8.contains($0) }) else { return nil }
    self = .separator(delimiter)
  }
}

/// Lines above the header of a list that are none: titles, remarks, and when it was exported.
///
/// A header is found by what its columns mean, so titles are passed over only where a later line has two names of columns.
struct CSVTitles {
  let format: ListFormat
  /// Nil where commas, tabs and semicolons may separate.
  let delimiter: UInt8?
  /// How many lines may stand above the header.
  static let most = 10

  /// How many lines are titles; 0 where the first line may be the header.
  func count(in lines: [Bytes]) -> Int {
    guard let first = lines.first else { return 0 }
    let cells = cells(of: first)
    if cells.count > 1, cells.contains(where: { HeaderReading.mayMean($0, format) }) { return 0 }
    let told = Set(format.columns.map { HeaderName($0.header).text })
    let isHeader = { (line: Bytes) -> Bool in
      self.cells(of: line).count { cell in
        let name = HeaderName(cell)
        return ContactColumn.spelled(name) != nil || ContactColumn.named(name) != nil || told.contains(name.text)
      } > 1
    }
    return lines.dropFirst().firstIndex(where: isHeader) ?? 0
  }

  /// What the cells of a line say that say something.
  private func cells(of line: Bytes) -> [String] {
    let marks = delimiter.map { [$0] } ?? ListDelimiter.allCases.map(\.byte)
    return line.split { marks.contains($0) }.map { cell in
      String(decoding: cell.filter { $0 != 0x22 }, as: UTF8.self).split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty }
  }
}
