internal import Campaign
internal import Casework
package import Checking
package import Comparing
package import Diagnostics
internal import Explaining
package import Records
package import RuleLanguage
internal import SystemZones
internal import Text

/// Reviews a proposed version of a rule file or folder, but for what is simulated.
package struct ReviewRun<Files: CheckedFiles> {
  package private(set) var review: Review
  /// Of two rule files: both, where they have no errors.
  package private(set) var rules: [CheckedPolicy] = []
  private let files: Files
  private let progress: any Progress

  package init(_ old: String, _ new: String, in files: Files, progress: any Progress) {
    review = Review(old, new)
    self.files = files
    self.progress = progress
  }

  /// - Parameters:
  ///   - list: adds what a contact list shows of two versions.
  ///   - optedOut: people who have opted out, for the cases.
  package mutating func run(
    list: ([CheckedPolicy], inout RulesDiff) throws -> Void, optedOut: @escaping (String?) throws -> OptedOutList
  ) throws {
    let (old, new) = review.names
    try check(new)
    if files.isFolder(old) || files.isFolder(new) {
      try compareFolders(old, new, list)
    } else {
      try compareFiles(old, new, list)
    }
    if review.problems.sink.hasErrors { return }
    let tested = ReviewedFiles(files: files, people: optedOut)
    var run = TestRun(tested, TestOptions(), progress: progress)
    try run.run([new]) { _ in }
    review.cases = run.report
    review.lost = LostChecks(old: try checks(of: old, tested), new: try checks(of: new, tested))
  }

  /// The cases and invariants that a version is held to. Files with errors have none.
  private func checks(of version: String, _ tested: ReviewedFiles<Files>) throws(Failure) -> [HeldCheck] {
    var found: [HeldCheck] = []
    for plan in try casePlans([version], in: files, progress: progress) {
      guard let rules = try? tested.rules(plan.rules) else { continue }
      let file = plan.rules == version ? "" : String(plan.rules.dropFirst(version.count).drop { $0 == "/" })
      let cases = plan.caseFiles.flatMap { (try? tested.cases($0, under: rules)) ?? [] }
      found += (plan.includesOwn ? rules.cases + cases : cases).map { HeldCheck($0, of: file) }
      found += rules.invariants.map { HeldCheck($0, of: file) }
    }
    return found
  }

  /// A rule file is checked with its cases beside it.
  private mutating func check(_ new: String) throws(Failure) {
    var run = CheckRun(files: files, progress: progress)
    let cases = files.isFolder(new) ? [] : try casePlans([new], in: files, progress: progress).flatMap(\.caseFiles)
    try run.check([new] + cases)
    if let failure = run.failures.first { throw failure }
    review.problems = run.report
  }

  private mutating func compareFiles(
    _ old: String, _ new: String, _ list: ([CheckedPolicy], inout RulesDiff) throws -> Void
  ) throws {
    let (before, after) = (try checked(old), try checked(new))
    if let obstacle = [before, after].compactMap(\.obstacle).first {
      review.obstacle = obstacle
      return
    }
    rules = [before, after].compactMap(\.rules)
    var diff = RulesDiff(rules[0], rules[1])
    try list(rules, &diff)
    review.diff = diff
    draw(new, rules)
  }

  private mutating func compareFolders(
    _ old: String, _ new: String, _ list: ([CheckedPolicy], inout RulesDiff) throws -> Void
  ) throws {
    var diff = try FolderDiff(
      (old, new), old: rulesBelow(old, in: files, progress: progress),
      new: rulesBelow(new, in: files, progress: progress))
    for path in diff.common {
      try progress.check()
      let pair = [try checked(joined(old, path)), try checked(joined(new, path))].compactMap(\.rules)
      guard pair.count == 2 else {
        diff.leaveOut(path)
        continue
      }
      var found = RulesDiff(pair[0], pair[1])
      try list(pair, &found)
      diff.add(path, found)
      draw(joined(new, path), pair)
    }
    review.diff = diff
  }

  private mutating func draw(_ name: String, _ rules: [CheckedPolicy]) {
    let graph = GraphDiff(rules[0], rules[1])
    if !graph.isSame { review.graphs.append((name, graph.changedPart(rules: DrawnGraph.shownRules))) }
  }

  /// A rule file, or why there is nothing to compare.
  private func checked(_ path: String) throws(Failure) -> (rules: CheckedPolicy?, obstacle: String?) {
    let source = try files.source(path)
    var sink = DiagnosticSink()
    let rules = checkRules(source, loader: files.loader(for: path), zones: systemZones, sink: &sink)
    let obstacle = "not compared: \(source.name) has \(counted(sink.errorCount, "error"))"
    return (rules, rules == nil ? obstacle : nil)
  }
}

/// The files whose cases a review runs. What is wrong with them is in the review already.
private struct ReviewedFiles<Files: CheckedFiles>: TestedFiles {
  let files: Files
  let people: (String?) throws -> OptedOutList

  func rules(_ path: String) throws(Failure) -> CheckedPolicy {
    let source = try files.source(path)
    var sink = DiagnosticSink()
    let rules = checkRules(source, loader: files.loader(for: path), zones: systemZones, sink: &sink)
    guard let rules else { throw Failure("\(quoted(source.name)) has \(counted(sink.errorCount, "error"))") }
    return rules
  }

  func cases(_ path: String, under checked: CheckedPolicy) throws(Failure) -> [RoutingCase] {
    let source = try files.source(path)
    var sink = DiagnosticSink()
    guard let cases = parseCases(source, under: checked, sink: &sink) else {
      throw Failure("\(quoted(source.name)) has \(counted(sink.errorCount, "error"))")
    }
    return cases
  }

  func optedOut(country: String?) throws -> OptedOutList { try people(country) }
}
