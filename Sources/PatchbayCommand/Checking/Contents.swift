import Campaign
import Diagnostics
import Records
import RuleLanguage
import ScenarioLanguage
import SystemZones
import Text
import YAMLTree

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
      cases = parseCases(source, sink: &problems)?.count ?? 0
    } else if let scenario = Self.scenario(source, &problems) {
      let read = problems
      problems = Self.problems(under: rules) { rules in
        var found = read
        let around = files.surroundings(ofScenario: path, loader, rules: rules)
        _ = parseScenario(scenario, name: scenarioName(path), around: around, sink: &found)
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

  /// The document of a file that says `kind: scenario`; nil, with nothing reported, for every other file.
  fileprivate static func scenario(_ source: Source, _ problems: inout DiagnosticSink) -> YAMLDocument? {
    // Most files are rules, and large ones need not be read twice to find that out; beyond the limit, nothing is read.
    guard source.bytes.count <= YAMLLimits().bytes, source.bytes.contains(word: "scenario") else { return nil }
    var found = DiagnosticSink()
    let document = parseYAML(source, sink: &found)
    guard isScenario(document) else { return nil }
    problems = found
    return document
  }
}

/// Whether the file says `kind: scenario` and can be understood.
func isScenarioFile(_ source: Source) -> Bool {
  var problems = DiagnosticSink()
  return Contents.scenario(source, &problems) != nil
}

extension [UInt8] {
  fileprivate func contains(word: String) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first, count >= word.count else { return false }
    return withUnsafeBufferPointer { bytes in
      (0...bytes.count - word.count).contains { start in
        bytes[start] == first && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
      }
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
