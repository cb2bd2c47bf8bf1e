internal import Campaign
internal import Diagnostics

/// Reads whole CSV records into columns, which it owns and reuses.
struct CSVParser: ~Copyable {
  private let limits: RecordLimits
  private let keptOffset: Int
  private let shape: RecordShape
  private let list: ListFormat
  /// Nil until the first line has been seen.
  private var delimiter: UInt8?
  private var header: CSVHeader?
  private var rows = GrowingColumn<ContactRow>()
  private var places = GrowingColumn<KeyPlace>()
  private var tags = GrowingColumn<ByteSlice>()
  private var fields = GrowingColumn<RecordField>()
  private var faults = GrowingColumn<RecordFault>()

  init(limits: RecordLimits, keptOffset: Int, shape: RecordShape, list: ListFormat) {
    self.limits = limits
    self.shape = shape
    self.keptOffset = keptOffset
    self.list = list
    // Other tables than lists are written by programs.
    delimiter = list.delimiter?.byte ?? (shape.hasColumns ? nil : ListDelimiter.comma.byte)
  }

  /// Nil until the header has been read.
  var columnNames: [String]? { header?.names }
  var listHeader: ListHeader? { header?.list }

  struct Outcome {
    /// How many bytes and lines were read.
    var consumed = 0
    var lineCount = 0
    /// Nothing can be read after this.
    var isFatal = false
    /// The rest of the line at the end of the text is lost as well.
    var skipsLine = false
  }

  /// The last row closes the tags and fields of the row before it.
  var columns: RecordColumns {
    RecordColumns(
      rows: rows.values, rowCount: max(0, rows.count - 1), places: places.values, tags: tags.values,
      fields: fields.values, members: fields.values, items: tags.values, faults: faults.buffer)
  }

  /// Reads the whole records of the text. Consumes nothing when the first one needs more text.
  mutating func read(_ text: borrowing TextBuffer) -> Outcome {
    rows.shrink(to: 0)
    places.shrink(to: 0)
    tags.shrink(to: 0)
    fields.shrink(to: 0)
    faults.shrink(to: 0)
    var outcome = Outcome()
    guard let delimiter = delimiter(of: text, &outcome) else { return outcome }
    var scanner = CSVScanner(text, limits: limits, delimiter: delimiter)
    let isClean = Self.isClean(text)
    if header == nil && text.isAtEnd && text.filled == 0 {
      faults.append(RecordFault(.emptyHeader, line: 0, begin: 0, length: 0, at: 0))
    }
    while outcome.consumed < text.filled && !outcome.isFatal && !outcome.skipsLine {
      let start = outcome.consumed
      switch scanner.scan(from: start) {
      case .incomplete:
        closeRows()
        return outcome
      case .record(let end, let next):
        outcome.consumed = next
        readRow(scanner.cells.buffer, text, start: start, end: end, isClean: isClean, &outcome)
        outcome.lineCount += Self.newlines(text, start, next)
      case .fault(let reason, let place, let anchor, let endsInQuotes):
        // The faulty line is needed whole, for the message; the lines up to the anchor's are lost.
        let isCutOff = text.filled - start > limits.recordBytes
        guard let next = Self.lineBehind(text, anchor, isCutOff: isCutOff),
          let shownEnd = Self.lineBehind(text, place, isCutOff: isCutOff)
        else {
          closeRows()
          return outcome
        }
        let limit = min(text.filled, start + limits.recordBytes)
        // A newline at the very end does not begin a line that could be swallowed.
        let swallowed = Self.newlines(text, place, (endsInQuotes ? text.filled : limit) - 1)
        var fault = RecordFault(
          reason, line: outcome.lineCount, begin: start, length: min(limit, max(next, shownEnd)) - start, at: place,
          key: ByteSlice(offset: UInt32(swallowed), length: endsInQuotes ? 1 : 0))
        let isStray = reason == .textAfterQuote || reason == .quoteInCell
        if header == nil && isStray && text.base[start] == UInt8(ascii: "{") {
          fault.rawReason = RecordFault.Reason.json.rawValue
          fault.at = fault.begin
        } else if header == nil && isStray && CSVHeader.foreignDelimiters.contains(text.base[place]) {
          fault.rawReason = RecordFault.Reason.wrongDelimiter.rawValue
          fault.key = ByteSlice(offset: UInt32(text.base[place]))
        }
        faults.append(fault)
        outcome.isFatal = header == nil
        outcome.consumed = next
        outcome.skipsLine = next == text.filled && text.base[next - 1] != 0x0A && !text.isAtEnd
        outcome.lineCount += Self.newlines(text, start, next)
      }
    }
    closeRows()
    return outcome
  }

  /// Nil when more text is needed, or when no one can tell.
  private mutating func delimiter(of text: borrowing TextBuffer, _ outcome: inout Outcome) -> UInt8? {
    if let delimiter { return delimiter }
    let isWhole = text.isAtEnd || text.filled > limits.recordBytes
    switch DelimiterGuess.read(Bytes(start: text.base, count: text.filled), isWhole: isWhole) {
    case .found(let found): delimiter = found
    case .incomplete: closeRows()
    case .unclear:
      let end = text.firstLineEnd() ?? text.filled
      faults.append(RecordFault(.delimiterUnclear, line: 0, begin: 0, length: end, at: 0))
      outcome.consumed = end
      outcome.isFatal = true
      closeRows()
    }
    return delimiter
  }

  private mutating func closeRows() {
    rows.append(ContactRow(tagsBegin: UInt32(tags.count), fieldsBegin: UInt32(fields.count)))
  }

  /// Takes a record as the header or as a row.
  private mutating func readRow(
    _ cells: UnsafeBufferPointer<CSVCell>, _ text: borrowing TextBuffer, start: Int, end: Int, isClean: Bool,
    _ outcome: inout Outcome
  ) {
    func fault(_ reason: RecordFault.Reason, at place: Int, key: ByteSlice = ByteSlice()) -> RecordFault {
      RecordFault(reason, line: outcome.lineCount, begin: start, length: end - start, at: place, key: key)
    }
    if !isClean, let flaw = Self.flaw(text, start, end) {
      faults.append(fault(flaw.reason, at: flaw.place))
      outcome.isFatal = header == nil
      return
    }
    let isBlank = cells.count == 1 && cells[0].text.length == 0 && (end == start || text.base[start] != 0x22)
    guard let header else {
      do throws(CSVHeader.Flaw) {
        if isBlank { throw CSVHeader.Flaw(reason: .emptyHeader, cell: 0, key: ByteSlice()) }
        header = try CSVHeader.read(
          cells, base: text.base, keptOffset: keptOffset, limits: limits, shape: shape, list,
          delimiter: delimiter ?? ListDelimiter.comma.byte)
      } catch {
        let place = error.cell < cells.count ? Int(cells[error.cell].at) : start
        faults.append(fault(error.reason, at: place, key: error.key))
        outcome.isFatal = true
      }
      for (number, remark) in (header?.list.remarks ?? []).enumerated() {
        faults.append(
          fault(remark.reason, at: Int(cells[remark.cell].at), key: ByteSlice(offset: UInt32(number))))
        if remark.reason.severity == .error { outcome.isFatal = true }
      }
      return
    }
    // A table of one column has no other way to write an empty cell.
    let mayBeBlank = header.targets.count == 1 && !shape.hasColumns
    if isBlank && !mayBeBlank {
      faults.append(fault(.blankLine, at: start))
    } else if cells.count != header.targets.count {
      let counts = ByteSlice(offset: UInt32(cells.count), length: UInt32(header.targets.count))
      faults.append(fault(.raggedRow, at: start, key: counts))
    } else if let flaw = addRow(cells, header, text, line: outcome.lineCount, start: start, end: end) {
      faults.append(fault(flaw.reason, at: flaw.place))
    }
  }

  private mutating func addRow(
    _ cells: UnsafeBufferPointer<CSVCell>, _ header: CSVHeader, _ text: borrowing TextBuffer, line: Int, start: Int,
    end: Int
  ) -> (reason: RecordFault.Reason, place: Int)? {
    var row = ContactRow(
      line: UInt32(line), begin: UInt32(start), tagsBegin: UInt32(tags.count), fieldsBegin: UInt32(fields.count))
    row.length = UInt32(end - start)
    var flaw: (reason: RecordFault.Reason, place: Int)?
    let firstPlace = places.count
    places.appendRoom(for: ContactColumn.count)
    for (cell, target) in zip(cells, header.targets) where flaw == nil {
      let place = Int(cell.at)
      switch target {
      case .column(let column):
        row.present |= 1 << UInt32(column.index)
        places[firstPlace + column.index] = KeyPlace(key: cell.at, value: cell.at)
        if let reason = setColumn(column, of: &row, cell.text, text) { flaw = (reason, place) }
      case .consent(let number):
        let words = header.list.columns[number].consents ?? []
        row.present |= 1 << UInt32(ContactColumn.optedOut.index)
        places[firstPlace + ContactColumn.optedOut.index] = KeyPlace(key: cell.at, value: cell.at)
        let status = trimmed(Bytes(start: text.base + Int(cell.text.offset), count: Int(cell.text.length)))
        if !status.isEmpty, !words.contains(String(decoding: status, as: UTF8.self).lowercased()) {
          row.optedOutFlag = 1
        }
      case .phoneAndID:
        for column in [ContactColumn.id, .phone] {
          row.present |= 1 << UInt32(column.index)
          places[firstPlace + column.index] = KeyPlace(key: cell.at, value: cell.at)
        }
        row.id = cell.text
        row.phone = cell.text
      case .field(let name):
        // An empty cell is not a value, and neither is `null`.
        if cell.text.length > 0 { fields.append(RecordField(name: name, value: cell.text, at: cell.at)) }
      }
    }
    if flaw == nil && shape.idRequired && row.id.length == 0 {
      flaw = (
        header.list.idFromPhone ? .noPhoneForID : .emptyID, Int(places[firstPlace + ContactColumn.id.index].value)
      )
    }
    if flaw == nil {
      rows.append(row)
    } else {
      places.shrink(to: firstPlace)
      tags.shrink(to: Int(row.tagsBegin))
      fields.shrink(to: Int(row.fieldsBegin))
    }
    return flaw
  }

  /// - Returns: what is wrong with the cell.
  private mutating func setColumn(
    _ column: ContactColumn, of row: inout ContactRow, _ cell: ByteSlice, _ text: borrowing TextBuffer
  ) -> RecordFault.Reason? {
    switch column {
    case .id: row.id = cell
    case .name: row.name = cell
    case .phone: row.phone = cell
    case .lastTeamMember: row.lastTeamMember = cell
    case .assignedTo: row.assignedTo = cell
    case .timeZone: row.timeZone = cell
    case .tags: return addTags(cell, text, of: row) ? nil : .tooManyTags
    case .optedOut:
      guard let isOptedOut = Self.flag(Bytes(start: text.base + Int(cell.offset), count: Int(cell.length))) else {
        return .badFlagCell
      }
      // Another column may have said so before.
      if isOptedOut { row.optedOutFlag = 1 }
    }
    return nil
  }

  /// Splits a cell at `|`; empty pieces are not tags.
  private mutating func addTags(_ cell: ByteSlice, _ text: borrowing TextBuffer, of row: ContactRow) -> Bool {
    let end = Int(cell.offset) + Int(cell.length)
    var begin = Int(cell.offset)
    let first = Int(row.tagsBegin)
    while begin < end {
      var at = begin
      while at < end && text.base[at] != 0x7C { at += 1 }
      if at > begin {
        if tags.count - first == limits.tagsPerRecord { return false }
        tags.append(ByteSlice(offset: UInt32(begin), length: UInt32(at - begin)))
      }
      begin = at + 1
    }
    return true
  }

  /// A cell of `opted_out`; spreadsheets write flags in capitals.
  private static func flag(_ cell: Bytes) -> Bool? {
    if cell.isEmpty { return false }
    let lower = cell.map { $0 | 0x20 }
    if lower.elementsEqual("true".utf8) { return true }
    return lower.elementsEqual("false".utf8) ? false : nil
  }
}
