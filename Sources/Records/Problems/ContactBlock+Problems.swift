internal import Campaign
package import Diagnostics

extension ContactBlock {
  /// A problem with a row that was accepted.
  ///
  /// - Parameter place: where the key or value in question begins; nil when the problem is with the whole row.
  package func problem(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String, row: Int, at place: UInt32? = nil,
    help: String? = nil
  ) -> RecordProblem {
    let record = self[row]
    let begin = Int(record.begin)
    let line = line(around: place.map { Int($0) } ?? begin, inRecord: begin..<begin + Int(record.length), line(row))
    let end =
      place == nil
      ? line.place
      : TokenExtent.end(of: line.place, in: line.text, upTo: line.text.count, format, delimiter: delimiter)
    return RecordProblem(code, severity, message, at: line.piece(upTo: end), help: help)
  }

  /// A problem with the header of a table, which this block begins with.
  func problemOfHeader(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String, help: String? = nil
  ) -> RecordProblem {
    var (begin, number) = (0, firstLine)
    while begin < textLength, base[begin] == 0x0A || base[begin] == 0x0D {
      number += base[begin] == 0x0A ? 1 : 0
      begin += 1
    }
    let line = line(around: begin, inRecord: begin..<textLength, number)
    return RecordProblem(code, severity, message, at: line.piece(upTo: line.text.count), help: help)
  }

  /// A problem with a column of a row that was accepted.
  func problem(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String, row: Int, valueOf column: ContactColumn,
    help: String? = nil
  ) -> RecordProblem {
    problem(code, severity, message, row: row, at: place(of: column, row)?.value, help: help)
  }

  /// The same, where it is about another record as well.
  func problem(
    _ code: DiagnosticCode, _ severity: Severity, _ other: OtherRecord, row: Int, valueOf column: ContactColumn,
    help: String? = nil
  ) -> RecordProblem {
    var problem = problem(code, severity, other.message(line: other.line), row: row, valueOf: column, help: help)
    problem.other = other
    problem.notes = ["line \(other.line): \(other.label)" + (other.isListed ? "" : " (in the event stream)")]
    return problem
  }

  /// Where a text of a list is written. A decoded text has no place of its own; the list's place is used instead.
  func place(of item: ByteSlice, in list: RecordField) -> UInt32 {
    Int(item.offset) < textLength && item.offset > list.valueAt ? item.offset - 1 : list.valueAt
  }

  /// The physical line around a place in a record, which in CSV may span several lines.
  ///
  /// - Parameter firstLine: the number of the record's first line.
  func line(around place: Int, inRecord record: Range<Int>, _ firstLine: Int) -> PhysicalLine {
    let place = min(max(place, record.lowerBound), record.upperBound)
    var begin = record.lowerBound
    var number = firstLine
    for index in begin..<place where base[index] == 0x0A {
      begin = index + 1
      number += 1
    }
    var end = place
    while end < record.upperBound && base[end] != 0x0A { end += 1 }
    if end > begin && base[end - 1] == 0x0D { end -= 1 }
    return PhysicalLine(
      number: number, text: Bytes(start: base + begin, count: end - begin), place: min(place, end) - begin,
      isLast: end == record.upperBound)
  }
}

/// A line of a block, without its end, and a place in it.
struct PhysicalLine {
  let number: Int
  let text: Bytes
  let place: Int
  /// Whether the record ends where the line does.
  let isLast: Bool

  /// The piece of the line from the place up to `end`.
  ///
  /// - Parameter goesOn: whether the line is longer than its text here.
  func piece(upTo end: Int, goesOn: Bool = false) -> LinePiece {
    LinePiece(ofLine: number, text, around: place..<max(place, end), goesOn: goesOn)
  }
}
