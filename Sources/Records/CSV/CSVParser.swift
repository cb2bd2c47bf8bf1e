internal import Campaign
internal import Diagnostics

/// Reads whole CSV records into columns, which it owns and reuses.
struct CSVParser: ~Copyable {
  let limits: RecordLimits
  let keptOffset: Int
  let shape: RecordShape
  let list: ListFormat
  /// Nil until the first line has been seen.
  var delimiter: UInt8?
  var header: CSVHeader?
  var rows = GrowingColumn<ContactRow>()
  var places = GrowingColumn<KeyPlace>()
  var tags = GrowingColumn<ByteSlice>()
  var fields = GrowingColumn<RecordField>()
  var faults = GrowingColumn<RecordFault>()
  var splitter: TagSplitter
  var passed = PassedLines()
  private var isBehindPreamble = false

  init(limits: RecordLimits, keptOffset: Int, shape: RecordShape, list: ListFormat, ruleTags: RuleTags?) {
    self.limits = limits
    self.shape = shape
    self.keptOffset = keptOffset
    self.list = list
    splitter = TagSplitter(separators: list.tagSeparators, known: ruleTags)
    delimiter = list.delimiter?.byte
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
      fields: fields.values, members: fields.values, items: tags.values, faults: faults.buffer, passed: passed)
  }

  /// Reads the whole records of the text. Consumes nothing when the first one needs more text.
  mutating func read(_ text: borrowing TextBuffer) -> Outcome {
    rows.shrink(to: 0)
    places.shrink(to: 0)
    tags.shrink(to: 0)
    fields.shrink(to: 0)
    faults.shrink(to: 0)
    passed = PassedLines()
    splitter.divided = 0
    defer { passed.dividedTags = splitter.divided }
    var outcome = Outcome()
    guard readPreamble(text, &outcome) else {
      closeRows()
      return outcome
    }
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
        outcome.lineCount += scanner.lineCount
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
        let isJSON = [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(text.base[start])
        if header == nil && isStray && isJSON {
          fault.rawReason = RecordFault.Reason.json.rawValue
          fault.at = fault.begin
        } else if header == nil && isStray && CSVHeader.foreignDelimiters.contains(text.base[place]) {
          fault.rawReason = RecordFault.Reason.wrongDelimiter.rawValue
          fault.key = ByteSlice(offset: UInt32(text.base[place]))
        }
        // A quote that is closed where the next cell opens was open since an earlier line.
        if case .textAfterQuote = fault.reason, case let lines = Self.newlines(text, anchor, place), lines > 0 {
          fault.at = UInt32(anchor)
          fault.key = ByteSlice(offset: UInt32(lines), length: 2)
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

  /// Passes over what stands before the header. False when more text is needed.
  private mutating func readPreamble(_ text: borrowing TextBuffer, _ outcome: inout Outcome) -> Bool {
    while !isBehindPreamble, outcome.consumed < text.filled {
      let begin = outcome.consumed
      let isCutOff = text.filled - begin > limits.recordBytes
      guard let next = Self.lineBehind(text, begin, isCutOff: isCutOff) else { return false }
      switch CSVPreamble(Bytes(start: text.base + begin, count: next - begin).withoutLineEnd) {
      case nil:
        guard let titles = titles(in: text, from: begin) else { return false }
        isBehindPreamble = titles == 0
        passed.titles += titles
        for _ in 0..<titles {
          outcome.consumed = Self.lineBehind(text, outcome.consumed, isCutOff: true) ?? text.filled
        }
        outcome.lineCount += titles
        continue
      case .blank?: passed.blank += 1
      case .separator(let found)?:
        passed.separators += 1
        if delimiter == nil { delimiter = found }
      }
      outcome.lineCount += Self.newlines(text, begin, next)
      outcome.consumed = next
    }
    return true
  }

  /// How many lines above the header are titles; nil when more text is needed.
  private func titles(in text: borrowing TextBuffer, from begin: Int) -> Int? {
    guard shape.hasColumns else { return 0 }
    var lines: [Bytes] = []
    var at = begin
    while lines.count <= CSVTitles.most, at < text.filled {
      let isCutOff = text.filled - begin > limits.recordBytes
      guard let next = Self.lineBehind(text, at, isCutOff: isCutOff) else { return nil }
      lines.append(Bytes(start: text.base + at, count: next - at).withoutLineEnd)
      at = next
    }
    return CSVTitles(format: list, delimiter: delimiter).count(in: lines)
  }

  /// Nil when more text is needed, or when no one can tell.
  private mutating func delimiter(of text: borrowing TextBuffer, _ outcome: inout Outcome) -> UInt8? {
    if let delimiter { return delimiter }
    let isWhole = text.isAtEnd || text.filled > limits.recordBytes
    switch DelimiterGuess.read(
      Bytes(start: text.base + outcome.consumed, count: text.filled - outcome.consumed), isWhole: isWhole)
    {
    case .found(let found): delimiter = found
    case .incomplete: closeRows()
    case .unclear:
      let begin = outcome.consumed
      let end = Self.lineBehind(text, begin, isCutOff: isWhole) ?? text.filled
      faults.append(
        RecordFault(.delimiterUnclear, line: outcome.lineCount, begin: begin, length: end - begin, at: begin))
      outcome.consumed = end
      outcome.isFatal = true
      closeRows()
    }
    return delimiter
  }

  mutating func closeRows() {
    rows.append(ContactRow(tagsBegin: UInt32(tags.count), fieldsBegin: UInt32(fields.count)))
  }
}

extension Bytes {
  /// The line without its line break.
  fileprivate var withoutLineEnd: Bytes {
    var end = count
    if end > 0, self[end - 1] == 0x0A { end -= 1 }
    if end > 0, self[end - 1] == 0x0D { end -= 1 }
    return Bytes(rebasing: self[..<end])
  }
}
