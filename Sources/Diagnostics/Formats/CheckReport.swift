internal import Text

/// What `check` found.
package struct CheckReport {
  /// What messages call the files that were checked, in order.
  package var names: [String] = []
  package var rules = 0
  package var cases = 0
  /// What is wrong with the files.
  package var sink = DiagnosticSink()
  /// What is wrong with the contact list beside them.
  package var list = DiagnosticSink()

  package var files: Int { names.count }

  /// `checked 3 files, 12 tag rules, 4 cases: no problems`, or `checked 3 files: 2 errors, 1 warning`.
  package var summary: String {
    let extent = "checked " + counted(files, "file")
    if sink.hasErrors { return "\(extent): \(findings)" }
    return "\(extent), \(counted(rules, "tag rule")), \(counted(cases, "case")): \(findings)"
  }

  /// `2 errors, 1 warning`, or `no problems`.
  package var findings: String { sink.findings ?? "no problems" }

  package init() {}

  /// In the order in which they are reported.
  private var problems: [Problem] { sink.sorted + list.problems }

  /// - Parameter options: what of them does not follow from the report.
  package func text(_ format: ReportFormat, _ options: ReportOptions) -> String {
    report(problems, as: format, options: completed(options))
  }

  /// The table for the summary of a step; nil where annotations tell everything.
  package func jobSummary(_ options: ReportOptions) -> String? {
    Diagnostics.jobSummary(problems, completed(options))
  }

  package var statistics: ProblemStatistics { ProblemStatistics(problems, dropped: sink.dropped) }

  private func completed(_ options: ReportOptions) -> ReportOptions {
    var options = options
    (options.files, options.dropped) = (names, sink.dropped)
    return options
  }
}
