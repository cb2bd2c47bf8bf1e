import ArgumentParser
import Diagnostics
import Text

/// What `check` found.
struct CheckReport {
  var files = 0
  var rules = 0
  var cases = 0
  /// What is wrong with the files.
  var sink = DiagnosticSink()
  /// What is wrong with the contact list beside them.
  var list = DiagnosticSink()

  /// `checked 3 files, 12 tag rules, 4 cases: no problems`, or `checked 3 files: 2 errors, 1 warning`.
  var summary: String {
    var parts: [String] = []
    if sink.errorCount > 0 { parts.append(counted(sink.errorCount, "error")) }
    if sink.warningCount > 0 { parts.append(counted(sink.warningCount, "warning")) }
    let extent = "checked " + counted(files, "file")
    if sink.hasErrors { return extent + ": " + parts.joined(separator: ", ") }
    return "\(extent), \(counted(rules, "tag rule")), \(counted(cases, "case")): "
      + (parts.isEmpty ? "no problems" : parts.joined(separator: ", "))
  }

  func text(_ format: CheckFormat, color: Bool) -> String {
    var options = ReportOptions()
    options.usesColor = color
    options.version = programVersion
    return report(sink.sorted + list.problems, as: format.report, options: options)
  }
}

/// How `check` writes what it found.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, jsonl, sarif, github, markdown

  var report: ReportFormat {
    switch self {
    case .text: .text
    case .json: .json
    case .jsonl: .jsonl
    case .sarif: .sarif
    case .github: .github
    case .markdown: .markdown
    }
  }
}
