package import Campaign
internal import Phones

/// Reads any number of records, NDJSON or CSV, a block at a time in constant memory: contact lists, and for other
/// readers events, effects and links.
///
/// A record that cannot be read is refused by its physical line and column; the records around it are not lost.
public struct RecordReader<Input: ByteReader>: ~Copyable {
  private var input: DecodedInput<Input>
  private let format: RecordFormat
  private let shape: RecordShape
  private let limits: RecordLimits
  private var buffer: TextBuffer
  private var lines: LineParser
  private var table: CSVParser
  private var keys: KeyReader
  private var state = State.unopened
  /// The number of the buffer's first line.
  private var firstLine: Int
  /// How many bytes at the start of the buffer the last block was made from.
  private var consumed = 0
  /// Lines that the last block took.
  private var consumedLines = 0
  private var lone: LoneFault
  private let cells: CellReaders

  private enum State { case unopened, reading, skipping, finished }

  public init(_ input: Input, format: RecordFormat, limits: RecordLimits = .standard) {
    self.init(input, format: format, limits: limits, shape: .contact)
  }

  /// - Parameters:
  ///   - list: how the list is written.
  ///   - ruleTags: the tags that rules ask about, which tell where one tag of a cell ends.
  package init(
    _ input: Input, format: RecordFormat, list: ListFormat, ruleTags: RuleTags? = nil, limits: RecordLimits = .standard
  ) {
    self.init(input, format: format, list: list, ruleTags: ruleTags, limits: limits, shape: .contact)
  }

  package init(
    _ input: Input, format: RecordFormat, list: ListFormat = ListFormat(), ruleTags: RuleTags? = nil,
    limits: RecordLimits = .standard, shape: RecordShape, firstLine: Int = 1
  ) {
    self.input = DecodedInput(input, told: list.encoding, isDecoded: shape.mayBeSheet)
    cells = CellReaders(phones: list.country.flatMap { PhoneReader(country: $0) }, list: list)
    self.firstLine = firstLine
    self.format = format
    self.shape = shape
    self.limits = limits
    buffer = TextBuffer(limits: limits, keptCapacity: format == .csv ? limits.recordBytes : 0)
    lines = LineParser(
      limits: limits, capacity: buffer.capacity, shape: shape, leavesIDs: KeyReader.judgesIDs(list))
    keys = KeyReader(list, limits: limits, shape: shape)
    table = CSVParser(limits: limits, keptOffset: buffer.keptOffset, shape: shape, list: list, ruleTags: ruleTags)
    lone = LoneFault()
  }

  /// The names of a CSV list's columns, once its header has been read.
  package var columnNames: [String]? { table.columnNames }
  /// What they mean.
  package var header: ListHeader? { table.listHeader }

  /// Room for a block that stays readable while the reader goes on.
  func makeRoom() -> ReadingRoom {
    ReadingRoom(
      buffer: TextBuffer(limits: limits, keptCapacity: format == .csv ? limits.recordBytes : 0),
      lines: LineParser(
        limits: limits, capacity: buffer.capacity, shape: shape, leavesIDs: KeyReader.judgesIDs(cells.list)))
  }

  /// The next block, while the last one stays readable in a room, until that is given again.
  mutating func next(leavingLastIn room: ReadingRoom) throws -> ContactBlock? {
    swap(&buffer, &room.buffer)
    buffer.begin(after: room.buffer, from: consumed, kept: table.header?.keptBytes ?? 0)
    consumed = 0
    room.header = table.listHeader ?? keys.header
    swap(&lines, &room.lines)
    table.exchangeColumns(&room.table)
    swap(&keys.rows, &room.meant)
    swap(&lone, &room.lone)
    return try next()
  }

  /// The next block, or nil at the end. Throws what the input throws, and `OutOfMemory`.
  public mutating func next() throws -> ContactBlock? {
    buffer.drop(consumed)
    firstLine += consumedLines
    consumed = 0
    consumedLines = 0
    // What a stream goes on with is lines, however they begin: where it is cut into pieces changes nothing.
    if state == .unopened && firstLine > 1 { state = .reading }
    if state == .unopened, let refusal = try open() { return refusal }
    if state == .skipping { try skipLine() }
    guard state != .finished else { return nil }
    switch format {
    case .ndjson: return try nextLines()
    case .csv: return try nextTable()
    }
  }

  private mutating func open() throws -> ContactBlock? {
    while !buffer.isAtEnd, Signature.needsMore(buffer, shape) { _ = try buffer.read(&input) }
    state = .reading
    switch Signature(Bytes(start: buffer.base, count: buffer.filled)) {
    case .text(let skipped):
      buffer.drop(skipped)
      return nil
    case .foreign(let reason):
      state = .finished
      return refusal(reason)
    }
  }

  private mutating func nextLines() throws -> ContactBlock? {
    var searched = 0
    while !buffer.hasNewline(from: searched) {
      searched = buffer.filled
      if buffer.filled > limits.recordBytes { return tooLongLine() }
      if try buffer.read(&input) == 0 && buffer.isAtEnd { break }
    }
    guard buffer.filled > 0 else {
      state = .finished
      return keys.closingRemark().map { refusal($0, endsList: true) }
    }
    let outcome = try lines.read(buffer)
    consumed = outcome.consumed
    consumedLines = outcome.lineCount
    guard shape.namesColumns else { return block(outcome.columns, textLength: outcome.consumed) }
    let meant = keys.read(outcome, UnsafePointer(buffer.base))
    if meant.isFatal { state = .finished }
    return block(meant.columns, textLength: outcome.consumed, endsList: meant.isFatal)
  }

  private mutating func nextTable() throws -> ContactBlock? {
    while true {
      let outcome = table.read(buffer)
      if outcome.consumed > 0 {
        consumed = outcome.consumed
        consumedLines = outcome.lineCount
        if outcome.isFatal { state = .finished } else if outcome.skipsLine { state = .skipping }
        return block(table.columns, textLength: buffer.filled)
      }
      if buffer.isAtEnd {
        state = .finished
        return table.columns.faults.isEmpty ? nil : block(table.columns, textLength: buffer.filled)
      }
      // A record that did not end: at least double the text before looking at it again.
      let wanted = min(buffer.capacity, 2 * buffer.filled + 1)
      repeat { _ = try buffer.read(&input) } while buffer.filled < wanted && !buffer.isAtEnd
    }
  }

  private mutating func tooLongLine() -> ContactBlock {
    state = .skipping
    return refusal(.recordTooLong)
  }

  /// Discards the rest of a line that was refused. The newline that ends it begins the next line.
  private mutating func skipLine() throws {
    while true {
      if let end = buffer.firstLineEnd() {
        buffer.drop(end)
        firstLine += 1
        state = .reading
        return
      }
      buffer.drop(buffer.filled)
      if try buffer.read(&input) == 0 {
        state = .finished
        return
      }
    }
  }

  /// A block without records that refuses the text in the buffer.
  private func refusal(_ reason: RecordFault.Reason, endsList: Bool = false) -> ContactBlock {
    // Input that is not text is not shown.
    let length = reason == .recordTooLong ? buffer.filled : 0
    lone.set(RecordFault(reason, line: 0, begin: 0, length: length, at: 0))
    return block(lone.columns, textLength: buffer.filled, endsList: endsList)
  }

  private func block(_ columns: RecordColumns, textLength: Int, endsList: Bool = false) -> ContactBlock {
    ContactBlock(
      base: UnsafePointer(buffer.base), textLength: textLength, firstLine: firstLine, format: format, shape: shape,
      limits: limits, isLast: buffer.isAtEnd, endsList: endsList, header: table.listHeader ?? keys.header, cells: cells,
      columns: columns)
  }
}
