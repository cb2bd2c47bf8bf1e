import ArgumentParser
import Checking
import DiagnosticPages
import Diagnostics
import Explaining
import Records
import RuleLanguage
import Surroundings
import Text

struct Check: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "check",
    abstract: "Find every problem in rule files.",
    usage: "patchbay check <files> ... [<options>]",
    discussion: """
      A folder stands for every YAML file below it that has `version:` or another key of rules at its root or cannot be \
      parsed, and for files of cases. Other YAML files are named as passed over. Hidden files and links to folders are \
      not looked at.

      The members and fields that a scenario names are held against the rule files given with it, as `simulate` does. \
      With several rule files, what is reported is wrong under each of them.

      Safe fixes change what is written, never what it means. With --contacts, everything about the list is found that \
      `route` and `simulate` would find.

      A file of known problems holds the warnings and notes of the rules as they are now; errors and what is wrong with a \
      contact list are always reported. A problem stays known when its line moves, and those that are gone are told.

      EXAMPLES:
        patchbay check .
        patchbay check . --contacts contacts.csv --reach
        patchbay check routing.yaml --diff
        patchbay check . --format github --fail-level warning
        patchbay check . --write-baseline known.json
      """)

  @Argument(help: "Rule files, files of cases, or folders; `-` is standard input.", completion: .yaml)
  var files: [String]
  @Option(help: "How to write what was found.") var format = Word<ReportFormat>(.text)
  @Option(help: "The least severity that makes the status 1.") var failLevel = Word<Severity>(.error)
  @Option(
    help: ArgumentHelp("Also check against a contact list, .csv or .ndjson.", valueName: "list"), completion: .records)
  var contacts: String?
  @OptionGroup var contactFormat: ContactFormatOptions
  @Option(help: .optedOut) var optedOut: OptedOutFile?
  @Option(help: .jobs) var jobs: JobCount?
  @Flag(help: "Also tell how many contacts of the list each tag rule reaches, decides and nearly reaches.")
  var reach = false
  @Flag(help: "Make the safe fixes, and report what remains. Standard input is written to standard output.")
  var fix = false
  @Flag(help: "Change nothing: print what --fix would change. The status is 1 when there is something.")
  var diff = false
  @Option(
    help: ArgumentHelp("Report only problems that this file does not know.", valueName: "file"), completion: .file())
  var baseline: String?
  @Option(
    help: ArgumentHelp("Write the warnings and notes that there are now as a file of known ones.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?
  @Flag(help: "Count the problems of each code instead of showing them.") var statistics = false
  @Flag(help: "Check again whenever a file changes, until stopped.") var watch = false
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @Option(help: "When to colour.") var color = ColorChoice.auto
  @Flag(help: "Say nothing about success.") var quiet = false

  /// A longer list of files that were passed over would hide the rest.
  private static let shownFiles = 20

  /// Whether the results are a text or a diff, and not a report.
  private var writesText: Bool { diff || fix && files.contains("-") }

  func validate() throws {
    try contactFormat.check(contacts)
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("`--write-baseline` makes the file anew from all problems: leave out `--baseline`")
    }
    if baseline == "-" || writeBaseline == "-" {
      throw ValidationError("known problems are kept in a file: its folder is where the paths in it begin")
    }
    if contacts == nil, optedOut != nil {
      throw ValidationError("`--opted-out` is about the people of `--contacts`, which is missing")
    }
    if contacts == nil, jobs != nil {
      throw ValidationError("`--jobs` says on how many threads `--contacts` is read, which is missing")
    }
    if reach, contacts == nil {
      throw ValidationError("`--reach` counts the contacts of `--contacts`, which is missing")
    }
    if reach, writesText || format.value != .text && format.value != .json {
      throw ValidationError("`--reach` is told as text and as JSON, and not beside a diff")
    }
    if contacts == "-", files.contains("-") {
      throw ValidationError("the rule file and the contact list cannot both be standard input")
    }
    if fix, !diff, files.contains("-"), files.count > 1 {
      throw ValidationError("`--fix` writes standard input to standard output, so no other file can be fixed with it")
    }
    if writesText, format.value != .text {
      let flag = diff ? "`--diff`" : "`--fix` and standard input"
      throw ValidationError("with \(flag) the result is not a report, so `--format` has no meaning")
    }
    if statistics, writesText {
      throw ValidationError("`--statistics` counts what a report would show: leave out the fixes")
    }
    if statistics, ![.text, .json, .markdown].contains(format.value) {
      throw ValidationError("`--statistics` are written as `text`, `json` or `markdown`")
    }
    if watch, fix || diff || writeBaseline != nil {
      throw ValidationError(
        "`--watch` reports what is wrong after each change: what writes files is done once, without it")
    }
    if watch, files.contains("-") || contacts == "-" || output != nil {
      throw ValidationError("`--watch` checks again when files change, and writes to the terminal")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    guard watch else { return try runOnce(streams) }
    try WatchedFiles(files, endings: yamlEndings).run(streams) { _ = try runOnce(streams) }
  }

  private func runOnce(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    var known = try KnownProblems(baseline, written: writeBaseline)
    var list: ListCheck?
    if let contacts {
      list = ListCheck(
        try contactFormat.open(contacts, standardInputName: input.stdinName), optedOut, streams)
    }
    var run = CheckRun(files: try input.ruleFiles(), progress: ProgramProgress())
    if fix || diff { run.fixed = FixedFiles() }
    try run.check(files)
    if !self.watch { leaveToTheSystem(run.policies) }
    try list?.run(run.policies, report: &run.report, reaches: reach, jobs: jobs.threads)
    let opened = run.files
    if run.isWhole { try known?.take(among: opened, from: &run.report) }
    let report = run.report
    if fix, !diff { try run.fixed?.write(run.files) }
    try write(run, list, to: destination, streams)
    for failure in run.failures { streams.report(failure) }
    if !quiet {
      for file in run.passedOver.prefix(Self.shownFiles) { streams.note(file.note) }
      let more = run.passedOver.count - Self.shownFiles
      if more > 0 { streams.note("passed over \(counted(more, "more file"))") }
    }
    guard run.isWhole else { return .unusable }
    try destination.commit()
    if let list {
      if let failure = list.comparison.problems.failure("record") { throw failure }
      if list.comparison.contacts == 0 {
        throw Failure(
          "there is no contact in \(quoted(list.comparison.name))",
          help: "check that it is the list, and that it is whole")
      }
    }
    try known?.commit()
    if !quiet {
      if let fixed = run.fixed, diff {
        let would = fixed.texts.count > 0 ? "would fix \(fixed.texts.summary) and" : "would fix nothing and"
        streams.note("\(would) leave \(report.findings) (\(watch.text))")
      } else {
        if let fixed = run.fixed, fixed.texts.count > 0 { streams.note("fixed \(fixed.texts.summary)") }
        streams.note("\(report.summary) (\(watch.text))")
      }
      for note in known?.notes ?? [] { streams.note(note) }
      if let list { streams.note(list.comparison.summary(isCompared: !run.policies.isEmpty)) }
    }
    if diff, run.fixed?.texts.changed.isEmpty == false { return .findings }
    var worst = report.worst
    if let list, list.comparison.problems.warnings > 0 { worst = max(worst ?? .warning, .warning) }
    if let worst, worst >= failLevel.value { return .findings }
    return report.hasUnproved && failLevel.value == .note ? .inconclusive : .success
  }

  /// The report, the diff, or standard input as it should be. Remaining problems are reported along with standard input, not along
  /// with a diff: their places are in none of the files as they are. Those of the contact list are reported along with both.
  private func write(
    _ run: CheckRun<RuleFiles>, _ list: ListCheck?, to destination: Destination, _ streams: StandardStreams
  ) throws {
    let usesColor = destination.usesColor(color)
    guard writesText, let fixed = run.fixed else {
      return try writeReport(run.report, list, to: destination, usesColor)
    }
    guard !diff else {
      let isTerminal = output == nil && Terminal(.results).isTerminal
      streams.show(run.report.list)
      return try fixed.writeDiff(to: destination.writer, isTerminal: isTerminal, usesColor: usesColor)
    }
    for file in fixed.texts.files where file.path == "-" { try destination.writer.write(file.text.bytes) }
    streams.show(run.report.sink)
    streams.show(run.report.list)
  }

  private func writeReport(
    _ report: CheckReport, _ list: ListCheck?, to destination: Destination, _ usesColor: Bool
  ) throws(Failure) {
    if statistics {
      let counts = report.statistics
      let text = format.value == .json ? counts.json : format.value == .markdown ? counts.markdown : counts.text
      return try destination.writer.write(text)
    }
    var options = ReportOptions()
    (options.usesColor, options.version, options.failLevel) = (usesColor, programVersion, failLevel.value)
    options.columns = output == nil ? Terminal.columns(of: .results) : nil
    options.page = { diagnosticPage(of: $0.name) }
    let names = FileNames(ofProject: ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
    options.nameInProject = { names.name($0) }
    // Annotations that are written to a file are taken from there by nobody yet.
    let summary = format.value == .github && output == nil ? JobSummary() : nil
    options.hasJobSummary = summary != nil
    options.members = reach ? list?.writeReach : nil
    var text = report.text(format.value, options)
    if format.value == .text, let tables = list?.reachText, !tables.isEmpty {
      text += text.isEmpty ? String(tables.dropFirst()) : tables
    }
    try destination.writer.write(text)
    if let summary, let text = report.jobSummary(options) { try summary.append(text) }
  }
}
