internal import Campaign
package import Diagnostics

/// Text that is owned elsewhere.
public typealias Bytes = UnsafeBufferPointer<UInt8>

/// The records of one block, as columns, and the faults between them. Everything is valid until the reader moves on.
public struct ContactBlock {
  @usableFromInline let base: UnsafePointer<UInt8>
  /// One row more than `count`: it closes the last row's tags and fields.
  @usableFromInline let rows: UnsafePointer<ContactRow>
  /// For each row as many as there are columns; the values for columns that a row does not name are undefined.
  let places: UnsafePointer<KeyPlace>
  @usableFromInline let tagSlices: UnsafePointer<ByteSlice>
  @usableFromInline let fieldColumn: UnsafePointer<RecordField>
  private let memberColumn: UnsafePointer<RecordField>
  private let itemColumn: UnsafePointer<ByteSlice>
  let faults: UnsafeBufferPointer<RecordFault>
  let format: RecordFormat
  let shape: RecordShape
  let limits: RecordLimits
  /// The number of the block's first line, from 1.
  public let firstLine: Int
  /// Good records.
  public let count: Int
  /// Bytes of text; decoded strings follow them.
  let textLength: Int
  let isLast: Bool
  /// Whether nothing is read after it, because what the columns mean must be said first.
  let endsList: Bool
  /// The reader owns it and outlives the block. Blocks are copied for every row, and counting references would cost.
  private let heldHeader: Unmanaged<ListHeader>
  let delimiter: UInt8
  private let heldCells: Unmanaged<CellReaders>
  /// What was passed over between the records.
  package let passed: PassedLines

  init(
    base: UnsafePointer<UInt8>, textLength: Int, firstLine: Int, format: RecordFormat, shape: RecordShape,
    limits: RecordLimits, isLast: Bool, endsList: Bool = false, header: ListHeader = .none, cells: CellReaders = .none,
    columns: RecordColumns
  ) {
    self.base = base
    self.textLength = textLength
    self.firstLine = firstLine
    self.format = format
    self.shape = shape
    self.limits = limits
    self.isLast = isLast
    self.endsList = endsList
    heldHeader = .passUnretained(header)
    delimiter = header.delimiter
    heldCells = .passUnretained(cells)
    passed = columns.passed
    rows = columns.rows
    count = columns.rowCount
    places = columns.places
    tagSlices = columns.tags
    fieldColumn = columns.fields
    memberColumn = columns.members
    itemColumn = columns.items
    faults = columns.faults
  }

  @inlinable public subscript(index: Int) -> ContactRow {
    precondition(index >= 0 && index < count, "a row of this block")
    return rows[index]
  }

  @inlinable @inline(__always) public func bytes(_ slice: ByteSlice) -> Bytes {
    Bytes(start: base + Int(slice.offset), count: Int(slice.length))
  }

  /// The tags of a record as they are written.
  @inlinable public func tags(_ index: Int) -> UnsafeBufferPointer<ByteSlice> {
    precondition(index >= 0 && index < count, "a row of this block")
    let begin = Int(rows[index].tagsBegin)
    return UnsafeBufferPointer(start: tagSlices + begin, count: Int(rows[index + 1].tagsBegin) - begin)
  }

  /// Whether a record has a column, with a value or by its key.
  func has(_ column: ContactColumn, _ index: Int) -> Bool {
    let row = self[index]
    if row.names(column) { return true }
    // What a program filled in has no keys.
    return switch column {
    case .id: row.id.length > 0
    case .name: row.name.length > 0
    case .phone: row.phone.length > 0
    case .tags: !tags(index).isEmpty
    case .lastTeamMember: row.lastTeamMember.length > 0
    case .assignedTo: row.assignedTo.length > 0
    case .timeZone: row.timeZone.length > 0
    case .optedOut: row.optedOut
    }
  }

  /// The columns other than the known ones, each name once.
  @inlinable public func fields(_ index: Int) -> UnsafeBufferPointer<RecordField> {
    precondition(index >= 0 && index < count, "a row of this block")
    let begin = Int(rows[index].fieldsBegin)
    return UnsafeBufferPointer(start: fieldColumn + begin, count: Int(rows[index + 1].fieldsBegin) - begin)
  }

  /// Those of all records, one record's behind the other's.
  var allFields: UnsafeBufferPointer<RecordField> {
    let begin = Int(rows[0].fieldsBegin)
    return UnsafeBufferPointer(start: fieldColumn + begin, count: Int(rows[count].fieldsBegin) - begin)
  }

  /// The record that has a field of that number among all.
  func row(ofField number: Int) -> Int {
    // The first record whose fields begin behind it is the next one.
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle].fieldsBegin) - Int(rows[0].fieldsBegin) <= number { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// The keys of a field that is an object, each once.
  func members(_ object: RecordField) -> UnsafeBufferPointer<RecordField> {
    guard object.kind == .object else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: memberColumn + Int(object.value.offset), count: Int(object.value.length))
  }

  /// The texts of a field that is a list.
  func items(_ list: RecordField) -> UnsafeBufferPointer<ByteSlice> {
    guard list.kind == .list else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: itemColumn + Int(list.value.offset), count: Int(list.value.length))
  }

  /// The physical line where a record begins, from 1.
  public func line(_ index: Int) -> Int { firstLine + Int(self[index].line) }

  /// The record as it is written.
  public func text(_ index: Int) -> Bytes {
    let row = self[index]
    return bytes(ByteSlice(offset: row.begin, length: row.length))
  }

  /// The id as it is written between its quotes in JSON, so that an echo needs no escaping; nil when the list is CSV.
  @inlinable public func jsonID(_ index: Int) -> Bytes? {
    let raw = rows[index].rawID
    return raw.offset == 0 ? nil : bytes(raw)
  }

  /// What the columns of a table mean.
  var cells: CellReaders { heldCells.takeUnretainedValue() }
  var header: ListHeader { heldHeader.takeUnretainedValue() }

  /// The number of records that were refused.
  public var problemCount: Int { faults.count }

  /// What is wrong with a refused record. Refused records come in the order of their lines.
  public func problem(_ index: Int) -> RecordProblem { faults[index].problem(in: self) }

  /// Whether a record was refused, or is only remarked upon.
  package func severity(_ index: Int) -> Severity { faults[index].reason.severity }

  /// Whether a problem is about a record that is not among the rows.
  package func refusesRecord(_ index: Int) -> Bool { faults[index].reason.refusesRecord }

  /// The line of a refused record, without the cost of its message.
  public func problemLine(_ index: Int) -> Int { firstLine + Int(faults[index].line) }
}

/// Columns that a parser filled and owns.
struct RecordColumns {
  var rows: UnsafePointer<ContactRow>
  var rowCount: Int
  var places: UnsafePointer<KeyPlace>
  var tags: UnsafePointer<ByteSlice>
  var fields: UnsafePointer<RecordField>
  /// What objects and lists hold.
  var members: UnsafePointer<RecordField>
  var items: UnsafePointer<ByteSlice>
  var faults: UnsafeBufferPointer<RecordFault>
  var passed = PassedLines()
}

/// How a list is written.
public enum RecordFormat: String, Sendable, CaseIterable { case csv, ndjson }
