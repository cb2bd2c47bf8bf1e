internal import Campaign
internal import Checking
package import Diagnostics
package import Records
package import RuleLanguage
internal import ScenarioLanguage

/// What a run of cases needs of the program.
package protocol TestedFiles {
  associatedtype Readable: ReadableFiles
  var files: Readable { get }
  /// A rule file without errors; what is wrong with one is shown, and errors end the run.
  func rules(_ path: String) throws(Failure) -> CheckedPolicy
  /// The same of a file of cases.
  func cases(_ path: String, under checked: CheckedPolicy) throws(Failure) -> [RoutingCase]
  /// People who have opted out, whatever cases say.
  func optedOut(country: String?) throws -> OptedOutList
}

/// Runs the cases of rule files and folders.
package struct TestRun<Files: TestedFiles> {
  private let files: Files
  private let progress: any Progress
  package private(set) var report: TestReport

  package init(_ files: Files, _ options: TestOptions, progress: any Progress) {
    self.files = files
    self.progress = progress
    report = TestReport(options: options)
  }

  /// - Parameters:
  ///   - arguments: rule files, files of cases and folders.
  ///   - failed: gets each case that fails, as soon as it has.
  package mutating func run(_ arguments: [String], failed: (CaseResult) throws -> Void) throws {
    for plan in try casePlans(arguments, in: files.files, progress: progress) {
      if !plan.isNamed {
        let source = try files.files.source(plan.rules)
        if !isRuleFile(source) || isScenario(source) || files.files.isRoster(plan.rules) { continue }
      }
      let checked = try files.rules(plan.rules)
      var cases = plan.includesOwn ? checked.cases : []
      for path in plan.caseFiles { cases += try files.cases(path, under: checked) }
      let names = Set(cases.map(\.name))
      cases.removeAll { !report.options.includes($0.name) }
      if cases.isEmpty, !report.options.needsCoverage && !report.options.mutates { continue }
      try run(cases, names, checked, failed)
    }
  }

  private mutating func run(
    _ cases: [RoutingCase], _ names: Set<String>, _ checked: CheckedPolicy, _ failed: (CaseResult) throws -> Void
  ) throws {
    var rules = CaseRules(checked, optedOut: try files.optedOut(country: checked.list.country))
    var tested = TestedFile(name: checked.origins.source.name)
    if report.options.needsCoverage { tested.coverage = Coverage(rules, countsClasses: !report.options.suggests) }
    var holding: [RoutingCase] = []
    for routingCase in cases {
      try progress.check()
      let verdict = try rules.verdict(of: routingCase)
      let result = CaseResult(
        name: routingCase.name, place: verdict.place(routingCase.span), failures: verdict.failures())
      tested.results.append(result)
      for walk in verdict.walks { tested.coverage?.note(walk) }
      if result.failures.isEmpty {
        report.passed += 1
        holding.append(routingCase)
      } else {
        report.failed += 1
        try failed(result)
      }
      progress.note(report.passed + report.failed, "case")
    }
    if report.options.suggests, let coverage = tested.coverage {
      var suggester = Suggester(rules, coverage, names: names.sorted())
      try suggester.run()
      (tested.suggestions, tested.untried) = (suggester.found, suggester.left)
    }
    if report.options.mutates {
      var mutations = MutationRun(rules, cases: holding, names: names)
      tested.mutants = try mutations.run(progress: progress)
    }
    report.files.append(tested)
  }
}
