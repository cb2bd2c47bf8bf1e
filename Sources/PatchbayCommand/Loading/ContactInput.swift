import ArgumentParser
import Diagnostics
import Records

/// The contact list that a command reads.
struct ContactOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The contact list, .csv or .ndjson; `-` is standard input.", valueName: "list"))
  var contacts: String
  @OptionGroup var format: ContactFormatOptions

  func open(standardInputName: String) throws(Failure) -> (input: InputFile, format: RecordFormat) {
    try format.open(contacts, standardInputName: standardInputName)
  }
}

/// How a contact list is written.
struct ContactFormatOptions: ParsableArguments {
  @Option(help: "How the contact list is written, where its name does not end with .csv or .ndjson.")
  var contactsFormat: ContactFormat?

  func open(_ path: String, standardInputName: String) throws(Failure) -> (input: InputFile, format: RecordFormat) {
    guard let format = contactsFormat?.records ?? recordFormat(ofName: path) else {
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

/// By the end of a file's name.
private func recordFormat(ofName path: String) -> RecordFormat? {
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

/// Shows what is wrong with records on standard error: some, then how many more.
struct RecordProblems {
  private let streams: StandardStreams
  private let name: String
  private let most: Int
  private var hidden = 0
  private(set) var errors = 0
  private(set) var warnings = 0

  /// - Parameter most: how many are shown.
  init(_ streams: StandardStreams, name: String, most: Int = 100) {
    self.most = most
    self.streams = streams
    self.name = name
  }

  mutating func report(_ block: borrowing ContactBlock) {
    for index in 0..<block.problemCount {
      if errors + warnings < most {
        report(block.problem(index))
      } else {
        errors += 1
        hidden += 1
      }
    }
  }

  mutating func report(_ problem: RecordProblem) {
    if errors + warnings < most { streams.note(problem.rendered(name: name)) } else { hidden += 1 }
    switch problem.severity {
    case .error: errors += 1
    case .warning, .note: warnings += 1
    }
  }

  /// After the last record.
  func finish() {
    if hidden > 0 { streams.note("and \(hidden) more in \(printable(name))") }
  }
}
