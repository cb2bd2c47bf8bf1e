internal import Campaign

/// What each column of a CSV text means.
struct CSVHeader {
  enum Target {
    case column(ContactColumn)
    /// A field, with its name as a slice that outlives the block.
    case field(ByteSlice)
    /// A phone that is the id as well.
    case phoneAndID
    /// A column that says in words whether the contact may be texted, by its number. Its words are not here, because
    /// targets are copied for every cell.
    case consent(Int)
  }
  var targets: [Target]
  let list: ListHeader
  var names: [String] { list.columns.map(\.header) }
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
    shape: RecordShape, _ format: ListFormat, delimiter: UInt8
  ) throws(Flaw) -> CSVHeader {
    if cells.count == 1, let foreign = foreignDelimiter(in: cells[0].text, base: base) {
      throw Flaw(reason: .wrongDelimiter, cell: 0, key: ByteSlice(offset: UInt32(foreign)))
    }
    for (index, cell) in cells.enumerated() {
      // The line ends of old Macs: to other programs the whole list is one line.
      let text = Bytes(start: base + Int(cell.text.offset), count: Int(cell.text.length))
      let isCut = text.indices.contains { text[$0] == 0x0D && ($0 + 1 == text.count || text[$0 + 1] != 0x0A) }
      if isCut { throw Flaw(reason: .loneReturns, cell: index, key: ByteSlice()) }
    }
    var names: [String] = []
    var slices: [Bytes] = []
    var seen: Set<[UInt8]> = []
    for (index, cell) in cells.enumerated() {
      let name = trimmed(Bytes(start: base + Int(cell.text.offset), count: Int(cell.text.length)))
      guard !name.isEmpty else {
        throw Flaw(reason: .emptyHeaderCell, cell: index, key: ByteSlice(offset: UInt32(index + 1)))
      }
      guard seen.insert(Array(name)).inserted else {
        throw Flaw(reason: .duplicateHeaderCell, cell: index, key: cell.text)
      }
      names.append(String(decoding: name, as: UTF8.self))
      slices.append(name)
    }
    let list =
      shape.hasColumns
      ? HeaderReading.read(names, format, requiresID: shape.idRequired, delimiter: delimiter)
      : ListHeader(columns: names.map { ReadColumn(header: $0, meaning: nil, basis: .name) }, delimiter: delimiter)
    var header = CSVHeader(targets: [], list: list)
    var kept = keptOffset
    var fieldCount = 0
    for (index, column) in list.columns.enumerated() {
      if let meaning = column.meaning {
        if column.consents != nil {
          header.targets.append(.consent(index))
        } else {
          header.targets.append(meaning == .phone && list.idFromPhone ? .phoneAndID : .column(meaning))
        }
        continue
      }
      fieldCount += 1
      if fieldCount > limits.fieldsPerRecord {
        throw Flaw(reason: .tooManyFields, cell: index, key: cells[index].text)
      }
      let name = slices[index]
      let slice = ByteSlice(offset: UInt32(kept), length: UInt32(name.count))
      if let first = name.baseAddress { (base + kept).update(from: first, count: name.count) }
      kept += name.count
      header.targets.append(.field(slice))
    }
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
