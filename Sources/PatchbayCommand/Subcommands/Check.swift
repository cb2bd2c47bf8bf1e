import ArgumentParser
import Diagnostics

struct Check: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Find every problem in rule files.",
    discussion: """
      A folder stands for every YAML file below it that has `version:` at its root or cannot be parsed, and for files \
      of cases. Hidden files and links to folders are passed over.
      """)

  @Argument(help: "Rule files, files of cases, or folders; `-` is standard input.") var files: [String]
  @Option(help: "How to write what was found.") var format: CheckFormat = .text
  @Option(help: "The least severity that makes the status 1.") var failLevel: FailLevel = .error
  @OptionGroup var input: InputOptions
  @OptionGroup var results: ResultOptions
  @Flag(help: "Say nothing about success.") var quiet = false

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try results.open(streams)
    var run = CheckRun(files: try input.ruleFiles())
    try run.check(files)
    let report = run.report
    try destination.writer.write(report.text(format, color: destination.usesColor(results.color)))
    for failure in run.failures { streams.report(failure) }
    guard run.isWhole else { return .unusable }
    try destination.commit()
    if !quiet { streams.note("\(report.summary) (\(watch.text))") }
    let worst = report.sink.problems.map(\.severity).max()
    return worst.map { $0 >= failLevel.severity } == true ? .findings : .success
  }
}

/// The least severity that makes the status 1.
enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note

  var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
