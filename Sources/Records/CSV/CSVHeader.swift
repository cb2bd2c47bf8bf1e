internal import Campaign

/// What each column of a CSV text means.
struct CSVHeader {
  enum Target {
    case column(ContactColumn)
    /// A field, with its name as a slice that outlives the block.
    case field(ByteSlice)
  }
  var targets: [Target]
  var names: [String]
  var fieldCount: Int
}

extension CSVHeader {
  struct Flaw: Error {
    var reason: RecordFault.Reason
    var cell: Int
    /// A name, or two counts, depending on the reason.
    var key: ByteSlice
  }

  /// Reads the header's cells. Names of fields are copied to `keptOffset` and the memory after it.
  static func read(
    _ cells: UnsafeBufferPointer<CSVCell>, base: UnsafeMutablePointer<UInt8>, keptOffset: Int, limits: RecordLimits,
    shape: RecordShape
  ) throws(Flaw) -> CSVHeader {
    if cells.count == 1, let delimiter = foreignDelimiter(in: cells[0].text, base: base) {
      throw Flaw(reason: .wrongDelimiter, cell: 0, key: ByteSlice(offset: UInt32(delimiter)))
    }
    for (index, cell) in cells.enumerated() {
      // The line ends of old Macs: to other programs the whole list is one line.
      let text = Bytes(start: base + Int(cell.text.offset), count: Int(cell.text.length))
      let isCut = text.indices.contains { text[$0] == 0x0D && ($0 + 1 == text.count || text[$0 + 1] != 0x0A) }
      if isCut { throw Flaw(reason: .loneReturns, cell: index, key: ByteSlice()) }
    }
    var header = CSVHeader(targets: [], names: [], fieldCount: 0)
    var kept = keptOffset
    var seen: Set<[UInt8]> = []
    var hasID = false
    for (index, cell) in cells.enumerated() {
      let name = trimmed(Bytes(start: base + Int(cell.text.offset), count: Int(cell.text.length)))
      guard !name.isEmpty else {
        throw Flaw(reason: .emptyHeaderCell, cell: index, key: ByteSlice(offset: UInt32(index + 1)))
      }
      guard seen.insert(Array(name)).inserted else {
        throw Flaw(reason: .duplicateHeaderCell, cell: index, key: cell.text)
      }
      header.names.append(String(decoding: name, as: UTF8.self))
      if shape.hasColumns, let column = ContactColumn.allCases.first(where: { $0.rawValue.utf8.elementsEqual(name) }) {
        if column == .id { hasID = true }
        header.targets.append(.column(column))
        continue
      }
      header.fieldCount += 1
      if header.fieldCount > limits.fieldsPerRecord {
        throw Flaw(reason: .tooManyFields, cell: index, key: cell.text)
      }
      let slice = ByteSlice(offset: UInt32(kept), length: UInt32(name.count))
      if let first = name.baseAddress { (base + kept).update(from: first, count: name.count) }
      kept += name.count
      header.targets.append(.field(slice))
    }
    guard hasID || !shape.idRequired else { throw Flaw(reason: .noIDColumn, cell: 0, key: ByteSlice()) }
    return header
  }

  /// `;` and tab: what spreadsheets write where a comma is the decimal separator.
  static let foreignDelimiters: [UInt8] = [0x3B, 0x09]

  private static func foreignDelimiter(in cell: ByteSlice, base: UnsafeMutablePointer<UInt8>) -> UInt8? {
    Bytes(start: base + Int(cell.offset), count: Int(cell.length)).first { foreignDelimiters.contains($0) }
  }
}

/// Without spaces and tabs at both ends.
func trimmed(_ bytes: Bytes) -> Bytes {
  var lower = 0
  var upper = bytes.count
  while lower < upper && (bytes[lower] == 0x20 || bytes[lower] == 0x09) { lower += 1 }
  while upper > lower && (bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09) { upper -= 1 }
  return Bytes(rebasing: bytes[lower..<upper])
}
