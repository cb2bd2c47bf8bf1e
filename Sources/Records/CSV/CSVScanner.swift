/// Cuts one CSV record into cells, by the rules of RFC 4180: a delimiter, double quotes around cells that hold
/// delimiters, newlines or quotes, a quote inside written twice. Lines end in LF or CRLF.
struct CSVScanner: ~Copyable {
  /// The cells of the last record, decoded.
  private(set) var cells = GrowingColumn<CSVCell>()
  /// The address after the last decoded byte.
  private var decoded: UnsafeMutablePointer<UInt8>
  private let base: UnsafeMutablePointer<UInt8>
  private let filled: Int
  private let isAtEnd: Bool
  private let limit: Int
  private let delimiter: UInt8
  /// Finds what may end a cell, and quotes.
  private let marks: ByteFinder
  /// How many lines the last record has, the last one only where it has an end.
  private(set) var lineCount = 0

  init(_ text: borrowing TextBuffer, limits: RecordLimits, delimiter: UInt8) {
    base = text.base
    decoded = text.decoded
    filled = text.filled
    isAtEnd = text.isAtEnd
    limit = limits.recordBytes
    self.delimiter = delimiter
    marks = ByteFinder(delimiter, 0x0A, 0x0D, 0x22)
  }

  enum Outcome {
    /// The record ends before `end`; the next one begins at `next`.
    case record(end: Int, next: Int)
    /// The text ends before the record does, and more text may come.
    case incomplete
    /// Everything between the record's start and the newline at or after `anchor` is lost.
    case fault(RecordFault.Reason, at: Int, anchor: Int, isAtEnd: Bool)
  }

  private enum CellOutcome {
    case cell(end: Int)
    case ranOut(inQuotesSince: Int?)
    case stray(RecordFault.Reason, at: Int, anchor: Int)
  }

  mutating func scan(from start: Int) -> Outcome {
    let mark = decoded
    let outcome = cut(from: start)
    // A record that is read again must not take its room twice.
    if case .record = outcome { return outcome }
    decoded = mark
    return outcome
  }

  private mutating func cut(from start: Int) -> Outcome {
    cells.shrink(to: 0)
    lineCount = 0
    // A record's end must be found within the limit however much text there is, so that reads of any size agree.
    let end = min(filled, start + limit + 1)
    let isCutOff = end == start + limit + 1
    var at = start
    while true {
      let outcome = at < end && base[at] == 0x22 ? quotedCell(at, end) : plainCell(at, end)
      switch outcome {
      case .cell(let stop):
        if stop < end && base[stop] == delimiter {
          at = stop + 1
          continue
        }
        if stop < end {
          lineCount += 1
          return .record(end: stop, next: lineBehind(stop))
        }
        if isCutOff { return .fault(.recordTooLong, at: start, anchor: end, isAtEnd: false) }
        return isAtEnd ? .record(end: stop, next: stop) : .incomplete
      case .ranOut(let quote):
        if !isCutOff && !isAtEnd { return .incomplete }
        if let quote { return .fault(.openQuote, at: quote, anchor: quote, isAtEnd: !isCutOff) }
        return .fault(.recordTooLong, at: start, anchor: end, isAtEnd: false)
      case .stray(let reason, let place, let anchor):
        return .fault(reason, at: place, anchor: anchor, isAtEnd: false)
      }
    }
  }

  /// The start of the line after a record that ends at `end`, where `\n` or `\r\n` stands.
  private func lineBehind(_ end: Int) -> Int { base[end] == 0x0D ? end + 2 : end + 1 }

  /// Whether a cell may end here.
  private func isCellEnd(_ at: Int, _ end: Int) -> Bool {
    let byte = base[at]
    return byte == delimiter || byte == 0x0A || byte == 0x0D && at + 1 < end && base[at + 1] == 0x0A
  }

  private mutating func plainCell(_ begin: Int, _ end: Int) -> CellOutcome {
    var at = begin
    while true {
      at = marks.first(in: base, from: at, to: end)
      if at == end || isCellEnd(at, end) { break }
      if base[at] == 0x22, at == begin + 1, base[begin] == 0x3D, let cell = formulaCell(begin, end) { return cell }
      if base[at] == 0x22 { return .stray(.quoteInCell, at: at, anchor: at) }
      at += 1
    }
    if at == end && !endsText(end) { return .ranOut(inQuotesSince: nil) }
    // A carriage return may end the text.
    let isReturn = at == end && at > begin && base[at - 1] == 0x0D
    let text = ByteSlice(offset: UInt32(begin), length: UInt32(at - begin - (isReturn ? 1 : 0)))
    cells.append(CSVCell(text, at: begin))
    return .cell(end: at)
  }

  /// A text that is kept from a spreadsheet as a formula, `="2155550101"`: the text. Nil where it is anything else.
  private mutating func formulaCell(_ begin: Int, _ end: Int) -> CellOutcome? {
    var at = begin + 2
    while at < end, base[at] != 0x22 {
      if base[at] == 0x0A { return nil }
      at += 1
    }
    let close = at + 1
    let isReturn = close == end - 1 && base[close] == 0x0D
    if close >= end || isReturn {
      guard endsText(end) else { return .ranOut(inQuotesSince: nil) }
      if at == end { return nil }
    } else if !isCellEnd(close, end) {
      return nil
    }
    cells.append(CSVCell(ByteSlice(offset: UInt32(begin + 2), length: UInt32(at - begin - 2)), at: begin))
    return .cell(end: isReturn ? end : close)
  }

  /// The same in quotes, where all of its own are written twice.
  private func formulaText(_ text: ByteSlice) -> ByteSlice {
    let (begin, length) = (Int(text.offset), Int(text.length))
    guard length > 2, base[begin] == 0x3D, base[begin + 1] == 0x22, base[begin + length - 1] == 0x22 else {
      return text
    }
    return ByteSlice(offset: text.offset + 2, length: text.length - 3)
  }

  private mutating func quotedCell(_ open: Int, _ end: Int) -> CellOutcome {
    var at = open + 1
    var hasQuotes = false
    while true {
      while at < end && base[at] != 0x22 {
        if base[at] == 0x0A { lineCount += 1 }
        at += 1
      }
      if at == end { return .ranOut(inQuotesSince: open) }
      // Whether a quote closes the cell depends on the byte after it.
      if at + 1 == end {
        if endsText(end) { break }
        return .ranOut(inQuotesSince: nil)
      }
      guard base[at + 1] == 0x22 else { break }
      hasQuotes = true
      at += 2
    }
    let close = at
    at += 1
    if at == end - 1 && base[at] == 0x0D {
      guard endsText(end) else { return .ranOut(inQuotesSince: nil) }
      at += 1
    }
    if at < end && !isCellEnd(at, end) { return .stray(.textAfterQuote, at: at, anchor: open) }
    let inside = ByteSlice(offset: UInt32(open + 1), length: UInt32(close - open - 1))
    cells.append(CSVCell(hasQuotes ? formulaText(undouble(inside)) : inside, at: open))
    return .cell(end: at)
  }

  /// Whether nothing can follow.
  private func endsText(_ end: Int) -> Bool { isAtEnd && end == filled }

  /// Copies a cell to the decoded text, each pair of quotes as one.
  private mutating func undouble(_ inside: ByteSlice) -> ByteSlice {
    let first = decoded
    var at = Int(inside.offset)
    let end = at + Int(inside.length)
    while at < end {
      decoded.initialize(to: base[at])
      decoded += 1
      at += base[at] == 0x22 ? 2 : 1
    }
    return ByteSlice(offset: UInt32(first - base), length: UInt32(decoded - first))
  }
}
