import ArgumentParser
import Campaign
import Diagnostics
import Records
import Text

/// The contact list that a command requires.
struct ContactOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The contact list, .csv or .ndjson; `-` is standard input.", valueName: "list"),
    completion: .records)
  var contacts: String
  @OptionGroup var format: ContactFormatOptions

  func open(standardInputName: String) throws(Failure) -> ContactList {
    try format.open(contacts, standardInputName: standardInputName)
  }
}

/// How a contact list is written.
struct ContactFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the contact list is written, where its name does not end with .csv, .tsv, .txt or .ndjson.",
      valueName: "format"))
  var contactsFormat: Word<RecordFormat>?
  @Option(
    help: ArgumentHelp(
      "The headers of the list's columns, as in id=VANID,phone=\"Cell Phone\"; `id=phone` where it has no ids.",
      valueName: "column=header,…"))
  var columns: [String] = []
  @Option(help: "The program that exported the list, whose columns are known.") var profile: Word<ListProfile>?
  @Option(help: "What separates the cells (default: what the header shows).") var delimiter: Word<ListDelimiter>?

  @Option(
    help: ArgumentHelp(
      "The country as whose phones are read that have no `+`, as two letters (default: US, which is also Canada).",
      valueName: "country"))
  var country: PhoneCountry?
  @Option(
    help: ArgumentHelp(
      "The characters that separate the tags of a cell (default: `|`, and commas and semicolons where they plainly do).",
      valueName: "characters"))
  var tagSeparators: GivenTagSeparators?
  @Option(help: "How the list is encoded (default: UTF-8, or UTF-16 where its first bytes say so).")
  var encoding: Word<ListEncoding>?

  /// - Parameter contacts: the list that these options are about.
  func check(_ contacts: String?) throws {
    let given = [
      ("--contacts-format", contactsFormat != nil), ("--columns", !columns.isEmpty), ("--profile", profile != nil),
      ("--delimiter", delimiter != nil), ("--country", country != nil), ("--tag-separators", tagSeparators != nil),
      ("--encoding", encoding != nil),
    ].first { $0.1 }
    if contacts == nil, let given {
      throw ValidationError("`\(given.0)` says how `--contacts` is written, which is missing")
    }
  }

  func open(_ path: String, standardInputName: String) throws(Failure) -> ContactList {
    try ContactList.open(path, as: contactsFormat?.value, try given(), standardInputName: standardInputName)
  }

  private func given() throws(Failure) -> ListFormat {
    var given = try readColumns(columns)
    given.profile = profile?.value
    given.delimiter = delimiter?.value
    given.country = country?.code
    given.tagSeparators = tagSeparators?.bytes
    given.encoding = encoding?.value
    return given
  }
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
  private var shownOfColumns = 0
  private var passed = PassedLines()
  /// What was shown, where the same list is read several times: nothing is shown twice.
  private var shown: Set<RecordProblem>?

  init(_ streams: StandardStreams, name: String, readsOften: Bool = false, collects: Bool = false) {
    self.streams = streams
    self.name = name
    if readsOften { shown = [] }
    if collects { collected = DiagnosticSink() }
  }

  mutating func report(_ block: borrowing ContactBlock) {
    passed += block.passed
    let block = copy block
    for index in 0..<block.problemCount { report(block.severity(index)) { block.problem(index) } }
  }

  /// Reports a warning about a whole column, which is shown however many rows had warnings before.
  mutating func report(ofColumn problem: RecordProblem) {
    warnings += 1
    shownOfColumns += 1
    show(problem)
  }

  mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) {
    let isShown: Bool
    switch severity {
    case .error:
      isShown = errors < Self.mostErrors
      errors += 1
    // A note is about the whole list.
    case .note: isShown = true
    case .warning:
      isShown = warnings - shownOfColumns < Self.mostWarnings
      warnings += 1
    }
    if isShown { show(problem()) }
  }

  private mutating func show(_ problem: RecordProblem) {
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
    noteMore(warnings - shownOfColumns - Self.mostWarnings, "warning")
    for note in [passed.note(in: name), passed.tagNote(in: name)] {
      if let note { streams.note("note: \(note)") }
    }
  }

  private func noteMore(_ count: Int, _ what: String) {
    if count > 0 { streams.note("and \(counted(count, "more " + what)) in \(printable(name))") }
  }
}
