package import Campaign
package import Diagnostics
package import RuleLanguage
package import ScenarioLanguage
internal import SystemZones
package import YAMLTree

/// What files are checked with.
package protocol CheckedFiles: ReadableFiles {
  /// A rule file's text as YAML, which may be known already.
  func reading(of source: Source) -> YAMLReading
  /// What a scenario is read with.
  ///
  /// - Parameters:
  ///   - path: the scenario file as the program was given it.
  ///   - loader: opens the files of measured times.
  ///   - rules: the rules under which it runs, if they are known.
  func surroundings(
    ofScenario path: String, _ loader: @escaping FileLoader, rules: RoutingPolicy?
  ) -> ScenarioSurroundings
}

extension CheckedFiles {
  package func reading(of source: Source) -> YAMLReading { YAMLReading(source) }
}

/// The contents of a file of rules, of cases or of a scenario, and what is wrong with them.
package struct Contents {
  package private(set) var problems = DiagnosticSink()
  /// Nil when the file has errors, or is not a rule file.
  package private(set) var checked: CheckedPolicy?
  package private(set) var cases = 0
  /// Whether cases in the file name tag rules by their lines, which another layout may move.
  package var casesNameLines: Bool { checked?.casesNameLines ?? false }
  /// The lines on which the tag rules of the file begin.
  package var tagRuleLines: [Int] { checked?.tagRuleLines ?? [] }
  /// Of a file of cases, the rules beside it and how many errors these have.
  package private(set) var rulesWithErrors: (source: Source, count: Int)?
  /// The text of a file of cases.
  package private(set) var source: Source?

  /// - Parameters:
  ///   - rules: the rule files beside a scenario; without any, its names are not checked.
  ///   - proving: whether to prove what holds for all contacts.
  package init(
    _ source: Source, _ path: String, _ files: some CheckedFiles, _ loader: @escaping FileLoader,
    rules: [RoutingPolicy] = [], proving: Bool = true
  ) {
    if isCaseFile(path) {
      let beside = rulesBeside(path, in: files)
      if beside == nil { problems.report(casesWithoutRules(source, path)) }
      let rules = beside.flatMap { try? files.source($0) }
      var sink = DiagnosticSink()
      let checked = rules.flatMap {
        checkRules(files.reading(of: $0), loader: loader, zones: systemZones, sink: &sink)
      }
      let errors = sink.errorCount
      if let rules, errors > 0 { (rulesWithErrors, self.source) = ((rules, errors), source) }
      let read = parseCases(source, under: checked, sink: &problems) ?? []
      cases = read.count
      if let checked { problems.report(all: CaseReading(under: checked).problems(in: read)) }
    } else if isScenario(source) {
      let read = problems
      problems = DiagnosticSink.common(under: rules) { rules in
        var found = read
        let around = files.surroundings(ofScenario: path, loader, rules: rules)
        _ = parseScenario(source, name: scenarioName(path), around: around, sink: &found)
        return found
      }
    } else {
      checked = checkRules(
        files.reading(of: source), loader: loader, zones: systemZones, proving: proving,
        beside: { casesBeside(path, files) }, sink: &problems)
      cases = checked?.cases.count ?? 0
      if let rules = checked { problems.report(all: CaseReading(under: rules).problems(in: rules.cases)) }
      if problems.hasErrors { checked = nil }
    }
  }
}

/// The cases in the files beside a rule file; nil where one of them cannot be read.
package func casesBeside(_ rules: String, _ files: some ReadableFiles) -> [RoutingCase]? {
  var found: [RoutingCase] = []
  for path in caseFiles(of: rules, in: files) {
    var unheard = DiagnosticSink()
    guard let source = try? files.source(path), let cases = parseCases(source, sink: &unheard) else { return nil }
    found += cases
  }
  return found
}

/// Whether cases in the files beside a rule file name tag rules by their lines.
package func casesBesideNameLines(_ rules: String, _ files: some ReadableFiles) -> Bool {
  casesBeside(rules, files).map(nameLines) ?? false
}

extension Contents {
  /// Whether other contents decide the same: equal rules, as many cases, and the same problems, wherever they are.
  package func meansTheSame(as other: Contents) -> Bool {
    checked?.policy == other.checked?.policy && checked?.list == other.checked?.list && cases == other.cases
      && problems.problems.map(\.meaning).sorted() == other.problems.problems.map(\.meaning).sorted()
  }
}

extension Problem {
  fileprivate var meaning: String { "\(code.name) \(severity.rawValue)" }
}

extension CheckReport {
  mutating func add(_ contents: Contents) {
    rules += contents.checked?.policy.tagRules.count ?? 0
    cases += contents.cases
    sink.report(contents.problems)
  }
}
