import Diagnostics

/// The cells of a CSV file, row by row (RFC 4180): commas between cells, quotes around those that hold commas, quotes or
/// line ends, quotes within doubled.
struct CSVCells {
  struct Cell {
    let text: String
    /// Where the cell stands, without its quotes.
    let span: Span
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  var isAtEnd: Bool { place >= bytes.count }

  mutating func nextRow() -> [Cell] {
    var row: [Cell] = []
    while !isAtEnd {
      row.append(nextCell())
      guard place < bytes.count else { break }
      let mark = bytes[place]
      place += 1
      if mark == UInt8(ascii: ",") {
        // A comma at the end of the file has an empty cell behind it.
        if isAtEnd { row.append(Cell(text: "", span: Span(place..<place))) }
        continue
      }
      if mark == 0x0D, place < bytes.count, bytes[place] == 0x0A { place += 1 }
      break
    }
    return row
  }

  /// Leaves `place` at what ends the cell.
  private mutating func nextCell() -> Cell {
    guard bytes[place] == UInt8(ascii: "\"") else {
      let start = place
      while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
      return Cell(text: String(decoding: bytes[start..<place], as: UTF8.self), span: Span(start..<place))
    }
    place += 1
    let start = place
    var text: [UInt8] = []
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\"") {
        guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") else { break }
        place += 1
      }
      text.append(bytes[place])
      place += 1
    }
    let end = place
    // What follows the quote belongs to nothing.
    while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
    return Cell(text: String(decoding: text, as: UTF8.self), span: Span(start..<end))
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D }
}
