package import Text

/// The formats in which problems can be reported.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, jsonl, sarif, github, markdown
}

/// How problems are reported.
public struct ReportOptions: Sendable {
  /// ANSI colours, in text only.
  public var usesColor = false
  /// How many problems are shown to people; JSON and SARIF hold all of them.
  public var limit = 100
  /// The kind of the JSON envelope.
  public var schema = "patchbay.check/1"
  /// How many more problems there were than are reported here.
  public var dropped = DroppedProblems()
  /// Writes further members of the JSON envelope.
  package var members: (@Sendable (inout JSONWriter) -> Void)?
  /// The program's version, for SARIF.
  public var version = "0"
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
  }
}

/// One line for a problem: `path:line:col: severity[CODE]: message`.
public func headline(_ problem: Problem) -> String {
  var writer = TextReport(usesColor: false)
  return writer.header(problem)
}

/// ``and 12 more problems``; nil when all are shown.
func remainder(_ problems: [Problem], _ options: ReportOptions) -> String? {
  let more = max(0, problems.count - max(0, options.limit)) + options.dropped.count
  return more > 0 ? "and \(counted(more, "more problem"))" : nil
}

private func textReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  var writer = TextReport(usesColor: options.usesColor)
  var blocks = problems.prefix(max(0, options.limit)).map { writer.block($0) }
  if let remainder = remainder(problems, options) { blocks.append(remainder + "\n") }
  return blocks.joined(separator: "\n")
}

/// A table, with the user's words as code.
private func markdownReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  guard !problems.isEmpty else { return "No problems.\n" }
  var tables = LineTables()
  var text = "| Place | Problem | Next step |\n|---|---|---|\n"
  for problem in problems.prefix(max(0, options.limit)) {
    let position = tables.start(of: problem.primary.place)
    let place = "\(problem.primary.place.source.name):\(position.line):\(position.column)"
    text += "| \(escaped(place, for: .markdownCell)) | **\(problem.severity.rawValue) \(problem.code.name)** "
    let remarks = related(problem, &tables) + problem.notes
    text += ([problem.message] + remarks).map(markdownSentence).joined(separator: "; ")
    text += " | \(markdownSentence(problem.help ?? "")) |\n"
  }
  if let remainder = remainder(problems, options) { text += "\n\(remainder)\n" }
  return text
}

/// The related places of a problem, each with what it is about: `spring.yaml:3:1: the first one`.
private func related(_ problem: Problem, _ tables: inout LineTables) -> [String] {
  problem.related.map { label in
    let position = tables.start(of: label.place)
    let place = "\(label.place.source.name):\(position.line):\(position.column)"
    return label.text.isEmpty ? place : "\(place): \(label.text)"
  }
}

/// What stands in backticks becomes code.
private func markdownSentence(_ text: String) -> String {
  let pieces = text.split(separator: "`", omittingEmptySubsequences: false).map { String($0) }
  guard pieces.count % 2 == 1 else { return escaped(text, for: .markdownCell) }
  return pieces.enumerated().map { index, piece in
    let piece = escaped(piece, for: .markdownCell)
    return index % 2 == 1 ? "<code>\(piece)</code>" : piece
  }.joined()
}

/// Workflow commands, which GitHub shows next to the lines of a pull request.
private func githubReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  var tables = LineTables()
  var text = ""
  for problem in problems.prefix(max(0, options.limit)) {
    let command =
      switch problem.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let place = problem.primary.place
    let (start, end) = (tables.start(of: place), tables.end(of: place))
    var properties = "file=\(escaped(place.source.name, for: .githubProperty)),line=\(start.line),col=\(start.column)"
    properties += ",endLine=\(end.line)"
    // An end column makes sense only on the same line.
    if end.line == start.line { properties += ",endColumn=\(max(start.column, end.column - 1))" }
    properties += ",title=\(escaped("\(problem.code.name): \(problem.code.title)", for: .githubProperty))"
    let remarks = related(problem, &tables) + problem.notes + (problem.help.map { ["help: \($0)"] } ?? [])
    let message = ([problem.message, problem.primary.text] + remarks).filter { !$0.isEmpty }.joined(separator: "\n")
    text += "::\(command) \(properties)::\(escaped(message, for: .githubMessage))\n"
  }
  if let remainder = remainder(problems, options) { text += "::notice::\(remainder)\n" }
  return text
}
