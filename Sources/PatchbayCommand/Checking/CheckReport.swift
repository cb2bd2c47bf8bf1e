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
    let extent = "checked " + counted(files, "file")
    if sink.hasErrors { return "\(extent): \(findings)" }
    return "\(extent), \(counted(rules, "tag rule")), \(counted(cases, "case")): \(findings)"
  }

  /// `2 errors, 1 warning`, or `no problems`.
  var findings: String { sink.findings ?? "no problems" }

  func text(_ format: ReportFormat, color: Bool) -> String {
    var options = ReportOptions()
    options.usesColor = color
    options.version = programVersion
    options.dropped = sink.dropped
    return report(sink.sorted + list.problems, as: format, options: options)
  }
}
