internal import Text

/// What `check` found.
package struct CheckReport {
  package var files = 0
  package var rules = 0
  package var cases = 0
  /// What is wrong with the files.
  package var sink = DiagnosticSink()
  /// What is wrong with the contact list beside them.
  package var list = DiagnosticSink()

  /// `checked 3 files, 12 tag rules, 4 cases: no problems`, or `checked 3 files: 2 errors, 1 warning`.
  package var summary: String {
    let extent = "checked " + counted(files, "file")
    if sink.hasErrors { return "\(extent): \(findings)" }
    return "\(extent), \(counted(rules, "tag rule")), \(counted(cases, "case")): \(findings)"
  }

  /// `2 errors, 1 warning`, or `no problems`.
  package var findings: String { sink.findings ?? "no problems" }

  package init() {}

  /// - Parameter version: of the program.
  package func text(_ format: ReportFormat, version: String, color: Bool) -> String {
    var options = ReportOptions()
    options.usesColor = color
    options.version = version
    options.dropped = sink.dropped
    return report(sink.sorted + list.problems, as: format, options: options)
  }
}
