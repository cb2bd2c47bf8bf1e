internal import Campaign
internal import Checking
package import Diagnostics
package import Records
package import RuleLanguage
internal import ScenarioLanguage
internal import Threads

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
  private let jobs: Int
  private let progress: any Progress
  package private(set) var report: TestReport
  /// How many cases are run before what came of them is told.
  private static var casesAtOnce: Int { 256 }

  /// - Parameter jobs: on how many threads cases run. What is told does not depend on it.
  package init(_ files: Files, _ options: TestOptions, jobs: Int = 1, progress: any Progress) {
    self.files = files
    self.jobs = jobs
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
    let optedOut = try files.optedOut(country: checked.list.country)
    let rules = CaseRules(checked, optedOut: optedOut)
    var tested = TestedFile(name: checked.origins.source.name)
    if report.options.needsCoverage { tested.coverage = Coverage(rules, countsClasses: !report.options.suggests) }
    let desks = CaseDesks(jobs: jobs, cases: cases.count, first: rules)
    var holding: [RoutingCase] = []
    for start in stride(from: 0, to: cases.count, by: Self.casesAtOnce) {
      let some = Array(cases[start..<min(start + Self.casesAtOnce, cases.count)])
      let outcomes = try share(some.count, jobs: desks.count, check: progress.check) { desk, number in
        try desks.outcome(of: some[number], at: desk)
      }
      for (routingCase, outcome) in zip(some, outcomes) {
        tested.results.append(outcome.result)
        for walk in outcome.walks { tested.coverage?.note(walk) }
        if outcome.result.failures.isEmpty {
          report.passed += 1
          holding.append(routingCase)
        } else {
          report.failed += 1
          try failed(outcome.result)
        }
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
      tested.mutants = try mutations.run(jobs: jobs, progress: progress)
    }
    report.files.append(tested)
  }
}
