import Campaign
import Diagnostics
import RuleLanguage

/// What stands in a file of rules or of cases, and what is wrong with it.
struct Contents {
  private(set) var problems = DiagnosticSink()
  /// Nil when the file has errors, or is one of cases.
  private(set) var checked: CheckedPolicy?
  private(set) var cases = 0

  init(_ source: Source, _ path: String, _ loader: RosterLoader) {
    if isCaseFile(path) {
      cases = parseCases(source, sink: &problems)?.count ?? 0
    } else {
      checked = checkRules(source, loader: loader, sink: &problems)
      cases = checked?.cases.count ?? 0
    }
  }
}

extension CheckReport {
  /// `2 errors, 1 warning`, or `no problems`.
  var findings: String {
    let counts = [(sink.errorCount, "error"), (sink.warningCount, "warning")].filter { $0.0 > 0 }
    return counts.isEmpty ? "no problems" : counts.map { counted($0.0, $0.1) }.joined(separator: ", ")
  }

  mutating func add(_ contents: Contents) {
    rules += contents.checked?.policy.tagRules.count ?? 0
    cases += contents.cases
    for problem in contents.problems.problems { sink.report(problem) }
  }
}
