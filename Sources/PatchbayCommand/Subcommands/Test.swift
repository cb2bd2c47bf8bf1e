import ArgumentParser
import Casework
import Checking
import Diagnostics
import Surroundings
import Text

struct Test: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "test",
    abstract: "Run the routing cases of rule files.",
    usage: "patchbay test <files> ... [<options>]",
    discussion: """
      A rule file runs the cases in it and those in NAME.cases.yaml beside it; a folder, all below it. Cases go through \
      the same readers and the same engine as `route`. A failure shows what was expected, what happened, and why.

      --coverage tells which tag rules matched in some case, which reply steps decided, and which conditions held and \
      failed. --suggest prints small cases for the rest, with what the rules do now: read each before you keep it. \
      --mutate makes small mistakes in the rules, and tells which of them no case notices.

      EXAMPLES:
        patchbay test .
        patchbay test routing.yaml
        patchbay test . --coverage --fail-under 90
        patchbay test routing.yaml --suggest
        patchbay test . --format junit -o cases.xml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, junit, github, markdown }

  @Argument(help: "Rule files, files of cases, or folders; `-` is standard input.", completion: .yaml)
  var files: [String]
  @Option(help: ArgumentHelp("Only cases whose names contain this.", valueName: "text")) var filter: String?
  @Flag(help: "Tell what the cases try of the rules, and what they leave out.") var coverage = false
  @Option(
    help: ArgumentHelp("The status is 1 where less than this percentage is covered.", valueName: "percent"))
  var failUnder: Double?
  @Flag(help: "Print the cases that are missing as YAML, to review.") var suggest = false
  @Flag(help: "Make small mistakes in the rules, and tell which of them no case notices.") var mutate = false
  @Flag(help: "Run again whenever a file changes, until stopped.") var watch = false
  @Option(help: "How to write what came of the cases.") var format = Format.text
  @Option(help: .jobs) var jobs: JobCount?
  @Option(help: .optedOut) var optedOut: OptedOutFile?
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) { throw ValidationError("`--fail-under` takes 0 to 100") }
    if filter?.isEmpty == true { throw ValidationError("`--filter` takes a part of the names of cases") }
    if suggest, format != .text || coverage || mutate || watch {
      throw ValidationError(
        "`--suggest` writes YAML alone: give it without `--format`, `--coverage`, `--mutate` and `--watch`")
    }
    if format == .junit, coverage || mutate {
      throw ValidationError("JUnit’s format has cases alone: give `--coverage` and `--mutate` another `--format`")
    }
    if watch, files.contains("-") || output != nil {
      throw ValidationError("`--watch` runs again when files change, and writes to the terminal")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    guard watch else { return try runOnce(streams) }
    try WatchedFiles(files, endings: yamlEndings).run(streams) { _ = try runOnce(streams) }
  }

  private func runOnce(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    streams.writeErrors(as: [.junit: .junit, .github: .github][format]) {
      try destination.writer.write($0)
      try destination.commit()
    }
    var options = TestOptions()
    (options.filter, options.failUnder) = (filter, failUnder)
    (options.showsCoverage, options.suggests, options.mutates) = (coverage, suggest, mutate)
    let loader = TestFiles(files: try input.ruleFiles(), streams: streams, optedOut: optedOut)
    var run = TestRun(loader, options, jobs: jobs.threads, progress: ProgramProgress())
    try run.run(files) { result in
      if format == .text, !suggest { try destination.writer.write(result.text) }
    }
    let report = run.report
    guard report.passed + report.failed > 0 || suggest && filter == nil else { throw noCases }
    switch format {
    case .json: try destination.writer.write(report.json())
    case .junit: try destination.writer.write(report.junit())
    case .markdown: try destination.writer.write(report.markdown())
    case .github:
      // Annotations that are written to a file are taken from there by nobody yet.
      let summary = output == nil ? JobSummary() : nil
      let names = FileNames(ofProject: ["GITHUB_WORKSPACE"])
      try destination.writer.write(report.github(names: names.name, hasSummary: summary != nil))
      if let text = report.jobSummary() { try summary?.append(text) }
    case .text: try destination.writer.write(suggest ? report.suggestionsText() : report.text())
    }
    try destination.commit()
    let isFine = report.failed == 0 && report.shortfall == nil
    let summary = suggest && report.failed == 0 ? report.suggestionSummary : report.summary
    if !quiet || report.failed > 0 { streams.note("\(summary) (\(watch.text))") }
    if let shortfall = report.shortfall { streams.note(shortfall) }
    return isFine ? .success : .findings
  }

  private var noCases: Failure {
    if let filter { return Failure("no case’s name contains \(quoted(filter))") }
    return Failure("there are no cases", help: "write `cases:` into a rule file, or NAME.cases.yaml beside NAME.yaml")
  }
}
