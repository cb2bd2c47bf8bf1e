import Campaign
import Diagnostics
import KeyedFiles
import Records
internal import Text

/// The lengths of time in a column of a CSV file, in milliseconds, and what is wrong with the file.
struct MeasuredColumn {
  private let source: Source
  private let name: String
  /// The names of the file's columns, once they are known.
  private(set) var columns: [String]?
  private(set) var times: [Double] = []
  /// The first problems of the file: an author who named the wrong column need not read about every line.
  private(set) var problems: [Problem] = []

  private static let mostProblems = 10

  /// Reads a file up to its end, or up to its header if there is no such column. Empty cells are skipped.
  ///
  /// - Parameter use: where the column is named, for problems of its cells.
  init(_ name: String, of source: Source, use: Place) throws {
    self.source = source
    self.name = name
    var reader = RecordReader(ArrayByteReader(source.bytes), format: .csv, shape: .fields)
    while let block = try reader.next() {
      columns = reader.columnNames
      if isMissing { return }
      for entry in block.entries {
        switch entry {
        case .problem(let index): refuse(block.problem(index))
        case .record(let row): read(row, of: block, use)
        }
      }
    }
  }

  /// Whether the file has no such column.
  var isMissing: Bool { columns.map { !$0.contains(name) } ?? false }

  private mutating func read(_ row: Int, of block: ContactBlock, _ use: Place) {
    guard let cell = block.fields(row).first(where: { block.bytes($0.name).elementsEqual(name.utf8) }) else { return }
    let text = String(decoding: block.bytes(cell.value), as: UTF8.self)
    if text.allSatisfy(\.isWhitespace) { return }
    if let time = measuredTime(text) { return times.append(time) }
    refuse(
      block.problem(
        .badMeasuredTimes, .error, "\(quoted(text)) is not a length of time", row: row, at: cell.valueAt,
        help: "write lengths of time such as `45s` or `1h30m`, or numbers of seconds such as `45` or `0.25`"),
      related: [Label(use, "this column is read")])
  }

  private mutating func refuse(_ record: RecordProblem, related: [Label] = []) {
    guard problems.count < Self.mostProblems else { return }
    var problem = record.problem(in: source.name)
    problem.related = related
    if problem.code == .csvRaggedRow {
      problem.help = "write a decimal point, not a comma, and quotes around a cell that holds a comma"
    }
    problems.append(problem)
  }
}

/// In milliseconds: a length of time, or a number of seconds.
private func measuredTime(_ text: String) -> Double? {
  let longest = 0x1p40  // More than any run lasts.
  let time = LengthOfTime.milliseconds(text).map { Double($0) } ?? decimal(text.utf8).map { $0 * 1000 }
  return time.flatMap { $0 >= 0 && $0 <= longest ? $0 : nil }
}
