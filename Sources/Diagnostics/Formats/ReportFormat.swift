package import Text

/// The formats in which problems can be reported.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, jsonl, sarif, github, markdown, junit, rdjson, gitlab
}

/// How problems are reported.
public struct ReportOptions: Sendable {
  /// ANSI colours, in text only.
  public var usesColor = false
  /// The columns of the terminal that a text goes to; nil where it goes elsewhere.
  public var columns: Int?
  /// How many problems are shown to people; formats for programs hold all of them.
  public var limit = 100
  /// The kind of the JSON envelope.
  public var schema = "patchbay.check/1"
  /// How many more problems there were than are reported here.
  public var dropped = DroppedProblems()
  /// Writes further members of the JSON envelope.
  package var members: (@Sendable (inout JSONWriter) -> Void)?
  /// The program's version, for SARIF.
  public var version = "0"
  /// The page about a code as Markdown, for SARIF.
  public var page: @Sendable (DiagnosticCode) -> String? = { _ in nil }
  /// What a file is called in reports for services, which know the files by their paths from the top of a project.
  public var nameInProject: @Sendable (String) -> String = { $0 }
  /// The names of all files that were checked, for JUnit, which tells of those without problems as well.
  public var files: [String] = []
  /// The least severity that fails a test, for JUnit.
  public var failLevel = Severity.error
  /// Whether a job summary has the problems that annotations leave out.
  public var hasJobSummary = false
  public init() {}
}

/// Writes problems, in the order given, as one document. Ends with a line break unless it is empty.
public func report(_ problems: [Problem], as format: ReportFormat, options: ReportOptions = ReportOptions()) -> String {
  switch format {
  case .text: textReport(problems, options)
  case .json: jsonReport(problems, options)
  case .jsonl: jsonLinesReport(problems)
  case .sarif: sarifReport(problems, options)
  case .github: githubReport(problems, options)
  case .markdown: markdownReport(problems, options)
  case .junit: junitReport(problems, options)
  case .rdjson: rdjsonReport(problems, options)
  case .gitlab: gitlabReport(problems, options)
  }
}

/// One line for a problem: `path:line:col: severity[CODE]: message`.
public func headline(_ problem: Problem) -> String {
  var writer = TextReport(usesColor: false)
  return writer.header(problem)
}

private func textReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  var writer = TextReport(usesColor: options.usesColor, columns: options.columns)
  var blocks = problems.prefix(max(0, options.limit)).map { writer.block($0) }
  if let remainder = remainder(problems.count - blocks.count, options) { blocks.append(remainder + "\n") }
  return blocks.joined(separator: "\n")
}
