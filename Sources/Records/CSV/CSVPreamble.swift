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
