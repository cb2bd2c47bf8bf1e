internal import Campaign
internal import Diagnostics
internal import Text

/// Why an id was probably not meant as it is written.
enum UnlikelyID {
  /// It begins or ends with one.
  case spaces
  /// `12.0`
  case decimal
  /// `1.23E+11`, whose last digits are lost.
  case scientific

  /// Nil for nearly all ids, which cost a look at three bytes.
  init?(_ id: Bytes) {
    guard let first = id.first, let last = id.last else { return nil }
    if first == 0x20 || last == 0x20 || first == 0x09 || last == 0x09 {
      self = .spaces
      return
    }
    let count = id.count
    guard count > 2, ASCII.isDigit(last) else { return nil }
    if id[count - 2] == 0x2E, last == 0x30, id.dropLast(2).allSatisfy(ASCII.isDigit) {
      self = .decimal
      return
    }
    guard count > 4, id[count - 3] == 0x2B || id[count - 2] == 0x2B,
      let mark = id.firstIndex(where: { $0 | 0x20 == 0x65 }),
      mark > 0, mark + 1 < count, id[mark + 1] == 0x2B, id[..<mark].allSatisfy({ ASCII.isDigit($0) || $0 == 0x2E }),
      id[(mark + 2)...].allSatisfy(ASCII.isDigit)
    else { return nil }
    self = .scientific
  }
}

extension Directory {
  func unlikelyID(_ row: Int, of block: ContactBlock) -> RecordProblem {
    let id = block.bytes(block[row].id)
    let (message, help): (String, String) =
      switch UnlikelyID(id) {
      case .decimal:
        (
          "a spreadsheet wrote the id `\(shown(id))` as a decimal number",
          "events name the contact so; to keep ids as they were, make the column text before it is exported"
        )
      case .scientific:
        (
          "a spreadsheet has turned an id into `\(shown(id))`, and its last digits are lost",
          "get the list again, and make the column text before it is exported"
        )
      case .spaces, nil:
        ("the id `\(shown(id))` begins or ends with a space", "write the id without it, here and in the events")
      }
    return block.problem(.idUnlikely, .warning, message, row: row, valueOf: .id, help: help)
  }
}
