internal import Campaign
internal import Text

/// What each column of a CSV text means. A class, because every row looks at it.
final class CSVHeader {
  enum Target {
    case column(ContactColumn)
    /// A field, with its name as a slice that outlives the block.
    case field(ByteSlice)
    /// No name and, in most tables, no values: spreadsheets write such columns at the right.
    case unnamed
    /// A phone that is the id as well.
    case phoneAndID
    /// A column that says in words of its own who has opted out, by its number. Its words are not here, because targets are
    /// copied for every cell.
    case optOut(Int)

    var isPhone: Bool {
      switch self {
      case .column(.phone), .phoneAndID: true
      case .column, .field, .unnamed, .optOut: false
      }
    }
  }
  // Each row looks at it, and nothing changes it once the header is read.
  @exclusivity(unchecked) private(set) var targets: [Target]
  /// What the cells of the header say, without the spaces around them.
  private let spellings: [[UInt8]]
  /// The first of them with the byte order mark that stays where tables are put together.
  private let markedSpelling: [UInt8]
  /// How many cells a row has at least: up to the last column with a name.
  let leastCells: Int
  /// Where each column of `list` is among the cells.
  let places: [Int]
  let list: ListHeader
  /// How many bytes the names of fields take that outlive a block.
  private(set) var keptBytes = 0
  var names: [String] { list.columns.map(\.header) }

  private init(targets: [Target], spellings: [[UInt8]], leastCells: Int, places: [Int], list: ListHeader) {
    self.targets = targets
    self.spellings = spellings
    markedSpelling = [0xEF, 0xBB, 0xBF] + (spellings.first ?? [])
    self.leastCells = leastCells
    self.places = places
    self.list = list
  }
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
    if cells.count == 1, shape.hasColumns, isWholeRow(cells[0], base: base, format) {
      throw Flaw(reason: .wrongDelimiter, cell: 0, key: ByteSlice(offset: 0x22))
    }
    if cells.count == 1, let foreign = foreignDelimiter(in: cells[0].text, base: base, besides: shape.hasColumns) {
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
    var places: [Int] = []
    var seen: Set<[UInt8]> = []
    for (index, cell) in cells.enumerated() {
      let name = trimmed(Bytes(start: base + Int(cell.text.offset), count: Int(cell.text.length)))
      slices.append(name)
      if name.isEmpty { continue }
      guard seen.insert(Array(name)).inserted else {
        throw Flaw(reason: .duplicateHeaderCell, cell: index, key: cell.text)
      }
      names.append(String(decoding: name, as: UTF8.self))
      places.append(index)
    }
    let list =
      shape.hasColumns
      ? HeaderReading.read(
        names, format, requiresID: shape.idRequired, delimiter: delimiter, places: places, width: cells.count)
      : ListHeader(columns: names.map { ReadColumn(header: $0, meaning: nil, basis: .name) }, delimiter: delimiter)
    let header = CSVHeader(
      targets: cells.map { _ in .unnamed }, spellings: slices.map { Array($0) },
      leastCells: places.last.map { $0 + 1 } ?? 0, places: places, list: list)
    var kept = keptOffset
    var fieldCount = 0
    for (number, (index, column)) in zip(places, list.columns).enumerated() {
      if let meaning = column.meaning {
        if column.wording != nil {
          header.targets[index] = .optOut(number)
        } else {
          header.targets[index] = meaning == .phone && list.idFromPhone ? .phoneAndID : .column(meaning)
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
      header.keptBytes = kept - keptOffset
      header.targets[index] = .field(slice)
    }
    return header
  }

  /// Whether a row has the header's cells again, but for capitals, as tables have it that were put together from several.
  func isRepeated(_ cells: UnsafeBufferPointer<CSVCell>, base: UnsafeMutablePointer<UInt8>) -> Bool {
    func says(_ cell: CSVCell, _ spelling: [UInt8]) -> Bool {
      let text = trimmed(Bytes(start: base + Int(cell.text.offset), count: Int(cell.text.length)))
      return text.count == spelling.count
        && zip(text, spelling).allSatisfy { ASCII.lowercased($0) == ASCII.lowercased($1) }
    }
    guard cells.count == spellings.count, let first = cells.first, let spelling = spellings.first else { return false }
    guard says(first, spelling) || says(first, markedSpelling) else { return false }
    return zip(cells, spellings).dropFirst().allSatisfy { says($0, $1) } || namesColumns(cells, base: base)
  }

  /// Whether each cell below a column that is known has a name of that column, and there are two such columns: a second header.
  private func namesColumns(_ cells: UnsafeBufferPointer<CSVCell>, base: UnsafeMutablePointer<UInt8>) -> Bool {
    var known = 0
    for (cell, target) in zip(cells, targets) {
      let column: ContactColumn
      switch target {
      case .column(let meaning): column = meaning
      case .phoneAndID: column = .phone
      case .optOut: column = .optedOut
      case .field, .unnamed: continue
      }
      let text = Bytes(start: base + Int(cell.text.offset), count: Int(cell.text.length))
      guard text.count <= 64, text.count > 0 else { return false }
      guard ContactColumn.meant(by: String(decoding: text, as: UTF8.self)) == column else { return false }
      known += 1
    }
    return known > 1
  }

  /// Whether a cell in quotes has a whole header in it, as programs write it that take each row for a text.
  private static func isWholeRow(_ cell: CSVCell, base: UnsafeMutablePointer<UInt8>, _ format: ListFormat) -> Bool {
    guard base[Int(cell.at)] == 0x22 else { return false }
    let names = Bytes(start: base + Int(cell.text.offset), count: Int(cell.text.length))
      .split { $0 == ListDelimiter.comma.byte || foreignDelimiters.contains($0) }
    return names.count > 1
      && names.contains { HeaderReading.mayMean(String(decoding: $0, as: UTF8.self), format) }
  }

  /// `;` and tab: what spreadsheets write where a comma is the decimal separator.
  static let foreignDelimiters: [UInt8] = [0x3B, 0x09]

  /// - Parameter pipes: whether `|` is one, too.
  private static func foreignDelimiter(
    in cell: ByteSlice, base: UnsafeMutablePointer<UInt8>, besides pipes: Bool
  ) -> UInt8? {
    Bytes(start: base + Int(cell.offset), count: Int(cell.length)).first {
      foreignDelimiters.contains($0) || pipes && $0 == 0x7C
    }
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
