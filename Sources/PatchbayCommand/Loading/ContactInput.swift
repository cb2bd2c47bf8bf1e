import ArgumentParser
import Diagnostics
import Records
import Text

/// The contact list that a command reads.
struct ContactOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The contact list, .csv or .ndjson; `-` is standard input.", valueName: "list"),
    completion: .records)
  var contacts: String
  @OptionGroup var format: ContactFormatOptions

  func open(standardInputName: String) throws(Failure) -> (input: InputFile, format: RecordFormat) {
    try format.open(contacts, standardInputName: standardInputName)
  }
}

/// The format of a contact list.
struct ContactFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the contact list is written, where its name does not end with .csv or .ndjson.", valueName: "format"))
  var contactsFormat: ContactFormat?

  func open(_ path: String, standardInputName: String) throws(Failure) -> (input: InputFile, format: RecordFormat) {
    try Self.open(path, as: contactsFormat, standardInputName: standardInputName)
  }

  static func open(
    _ path: String, as written: ContactFormat?, standardInputName: String
  ) throws(Failure) -> (input: InputFile, format: RecordFormat) {
    guard let format = written?.records ?? recordFormat(ofName: path) else {
      throw Failure(
        "cannot tell how \(path == "-" ? "standard input" : quoted(path)) is written",
        help: "say `--contacts-format csv` or `--contacts-format ndjson`")
    }
    return (try InputFile.stream(path, standardInputName: standardInputName), format)
  }
}

enum ContactFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, ndjson
  var records: RecordFormat {
    switch self {
    case .csv: .csv
    case .ndjson: .ndjson
    }
  }
}

/// The format that a file's extension stands for.
func recordFormat(ofName path: String) -> RecordFormat? {
  let name = path.lowercased()
  if name.hasSuffix(".csv") { return .csv }
  return name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") ? .ndjson : nil
}

/// Lets the readers of records read a file.
struct FileBytes: ByteReader {
  let input: InputFile
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try Interruption.check()
    return try input.read(into: buffer)
  }
}

/// Shows the problems of a list or stream: the first 100 errors and the first 10 warnings, then how many more there
/// are.
struct RecordProblems: RecordProblemReceiver {
  private let streams: StandardStreams
  private let name: String
  /// The problems, where they are part of a report; otherwise they are shown on standard error as they arise.
  private(set) var collected: DiagnosticSink?
  private static let mostErrors = 100
  private static let mostWarnings = 10
  private(set) var errors = 0
  private(set) var warnings = 0
  /// What was shown, where the same list is read several times: nothing is shown twice.
  private var shown: Set<RecordProblem>?

  init(_ streams: StandardStreams, name: String, readsOften: Bool = false, collects: Bool = false) {
    self.streams = streams
    self.name = name
    if readsOften { shown = [] }
    if collects { collected = DiagnosticSink() }
  }

  mutating func report(_ block: borrowing ContactBlock) {
    for index in 0..<block.problemCount {
      // Refused records are errors, and a message that no one sees need not be made.
      if errors < Self.mostErrors { report(block.problem(index)) } else { errors += 1 }
    }
  }

  mutating func report(_ problem: RecordProblem) {
    let isShown: Bool
    switch problem.severity {
    case .error:
      isShown = errors < Self.mostErrors
      errors += 1
    case .warning, .note:
      isShown = warnings < Self.mostWarnings
      warnings += 1
    }
    guard isShown else { return }
    let named = problem.problem(in: name)
    if collected != nil {
      collected?.report(named)
    } else if shown?.insert(problem).inserted ?? true {
      streams.show(named)
    }
  }

  /// After the last record.
  func finish() {
    noteMore(errors - Self.mostErrors, "error")
    noteMore(warnings - Self.mostWarnings, "warning")
  }

  private func noteMore(_ count: Int, _ what: String) {
    if count > 0 { streams.note("and \(counted(count, "more " + what)) in \(printable(name))") }
  }
}
