import Campaign
import Diagnostics
import RuleLanguage
import ScenarioLanguage
import SystemZones

/// The contents of a file of rules, of cases or of a scenario, and what is wrong with them.
struct Contents {
  private(set) var problems = DiagnosticSink()
  /// Nil when the file has errors, or is not a rule file.
  private(set) var checked: CheckedPolicy?
  private(set) var cases = 0

  /// - Parameter rules: the rule files beside a scenario; without any, its names are not checked.
  init(
    _ source: Source, _ path: String, _ files: RuleFiles, _ loader: @escaping FileLoader, rules: [RoutingPolicy] = []
  ) {
    if isCaseFile(path) {
      let rules = try? files.source(ruleFile(of: path))
      var sink = DiagnosticSink()
      let policy = rules.flatMap { checkRules($0, loader: loader, zones: systemZones, sink: &sink)?.policy }
      cases = parseCases(source, under: policy, sink: &problems)?.count ?? 0
    } else if isScenario(source) {
      let read = problems
      problems = Self.problems(under: rules) { rules in
        var found = read
        let around = files.surroundings(ofScenario: path, loader, rules: rules)
        _ = parseScenario(source, name: scenarioName(path), around: around, sink: &found)
        return found
      }
    } else {
      checked = checkRules(source, loader: loader, zones: systemZones, sink: &problems)
      cases = checked?.cases.count ?? 0
    }
  }

  /// What is wrong with a scenario under each of several rule files: which of them it is for, nothing says. Under a single
  /// one that is what `simulate` finds.
  private static func problems(
    under rules: [RoutingPolicy], _ found: (RoutingPolicy?) -> DiagnosticSink
  ) -> DiagnosticSink {
    guard let first = rules.first else { return found(nil) }
    let others = rules.dropFirst()
    if others.isEmpty { return found(first) }
    let alone = found(nil).problems.count
    var common = found(first).problems
    for rules in others where common.count > alone {
      let here = found(rules).problems
      common.removeAll { problem in
        !here.contains { $0.code == problem.code && $0.primary.place.span == problem.primary.place.span }
      }
    }
    var sink = DiagnosticSink()
    for problem in common { sink.report(problem) }
    return sink
  }
}

extension CheckReport {
  mutating func add(_ contents: Contents) {
    rules += contents.checked?.policy.tagRules.count ?? 0
    cases += contents.cases
    sink.report(contents.problems)
  }
}
