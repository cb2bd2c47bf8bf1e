package import Text

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

  /// - Parameters:
  ///   - version: of the program.
  ///   - members: writes further members of the JSON envelope.
  package func text(
    _ format: ReportFormat, version: String, color: Bool, members: (@Sendable (inout JSONWriter) -> Void)? = nil
  ) -> String {
    var options = ReportOptions()
    options.members = members
    options.usesColor = color
    options.version = version
    options.dropped = sink.dropped
    return report(sink.sorted + list.problems, as: format, options: options)
  }
}
