import Casework
import Checking
import Diagnostics
import Records
import RuleLanguage
import SystemZones
import Testing

/// Rule files in memory.
struct TextFiles: ReadableFiles, TestedFiles {
  let texts: [String: String]
  var files: TextFiles { self }

  func source(_ path: String) throws(Failure) -> Source {
    guard let text = texts[path] else { throw Failure("no file \(path)") }
    return Source(name: path, bytes: Array(text.utf8))
  }
  func loader(for path: String) -> FileLoader { noRosters }
  func isRoster(_ path: String) -> Bool { false }
  func exists(_ path: String) -> Bool { texts[path] != nil }
  func isFolder(_ path: String) -> Bool { false }
  func entries(of folder: String) throws(Failure) -> [FolderEntry] { [] }
  func withoutLinks(_ path: String) -> String { path }

  func rules(_ path: String) throws(Failure) -> CheckedPolicy {
    var sink = DiagnosticSink()
    let checked = checkRules(try source(path), zones: systemZones, sink: &sink)
    guard let checked else { throw Failure("\(path) has errors: \(sink.problems.map(\.message))") }
    return checked
  }
  func cases(_ path: String, under checked: CheckedPolicy) throws(Failure) -> [RoutingCase] {
    var sink = DiagnosticSink()
    let cases = parseCases(try source(path), under: checked, sink: &sink)
    guard let cases else { throw Failure("\(path) has errors: \(sink.problems.map(\.message))") }
    return cases
  }
  func optedOut(country: String?) -> OptedOutList { OptedOutList() }

  static func report(
    _ rules: String, cases: String = "", _ change: (inout TestOptions) -> Void
  ) throws -> TestReport {
    var options = TestOptions()
    change(&options)
    let texts = ["spring.yaml": rules, "spring.cases.yaml": cases].filter { !$0.value.isEmpty }
    var run = TestRun(TextFiles(texts: texts), options, progress: NoProgress())
    try run.run(["spring.yaml"]) { _ in }
    return run.report
  }
}

/// What cases try of rules, and what is suggested for the rest.
@Suite struct CoverageTests {
  static let rules = """
    version: 1
    members: [ana, joe, philly]
    reply_routing: [last_team_member, joe, shared_inbox]
    tag_rules:
      - { tag: Donor, to: joe }
      - when: { all: [Spanish], none: [Minor], fields: { state: [PA, NJ] } }
        to: [ana, philly]

    """
  private static let donor = """
    cases:
      - name: a donor
        contacts: [{ id: c1, tags: [Donor] }]
        events: [reply: { contact: c1, text: "hello" }]
        expect: [routed: { to: [joe] }]

    """

  @Test func `what a case tries is covered, and nothing else`() throws {
    let report = try TextFiles.report(Self.rules, cases: Self.donor) { $0.showsCoverage = true }
    let coverage = try #require(report.files.first?.coverage)
    #expect(coverage.count(.tagRule) == (1, 2))
    #expect(coverage.count(.replyStep) == (0, 3))
    // `Donor` holds and never fails; the others fail, or hold, and not both.
    #expect(coverage.count(.condition) == (0, 4))
    // No rule matches, either does, or both; the donor is one of four kinds of contacts, and the percentage does not look at them.
    #expect(coverage.count(.contactClass) == (1, 4))
    #expect(report.coverage.percent == 100.0 / 9)
    let text = report.text()
    #expect(text.contains("no case has a contact with Donor and Spanish and state PA, whom 2 rules match"))
    #expect(text.contains("spring.yaml:6: not covered: Spanish and none of Minor and state is PA or NJ → ana, philly"))
    #expect(text.contains("spring.yaml:5: not covered: Donor: never fails"))
  }

  @Test func `suggested cases hold, and cover everything`() throws {
    let first = try TextFiles.report(Self.rules, cases: Self.donor) { $0.suggests = true }
    #expect(first.files.first?.untried.isEmpty == true)
    let yaml = first.suggestionsText()
    #expect(yaml.contains("# review: is this what you want?"))
    let entries = yaml.split(separator: "\n").filter { !$0.hasPrefix("cases:") }.joined(separator: "\n")
    let second = try TextFiles.report(Self.rules, cases: Self.donor + entries + "\n") {
      $0.showsCoverage = true
      $0.failUnder = 100
    }
    #expect(second.failed == 0 && second.passed == 1 + (first.files.first?.suggestions.count ?? 0))
    #expect(second.coverage.percent == 100 && second.shortfall == nil, "\(second.text())")
  }

  @Test func `a percentage that is missed is told, and not rounded up`() throws {
    let report = try TextFiles.report(Self.rules, cases: Self.donor) { $0.failUnder = 11.2 }
    // One of nine.
    #expect(report.shortfall == "11.1 % of the rules, steps and conditions are covered, less than 11.2 %")
  }

  @Test func `cases are chosen by a part of their names`() throws {
    func count(_ filter: String) throws -> Int {
      let report = try TextFiles.report(Self.rules, cases: Self.donor) { $0.filter = filter }
      return report.passed
    }
    #expect(try count("DONOR") == 1)
    #expect(try count("spanish") == 0)
    #expect(try count("a donor who is longer than the name") == 0)
  }

  @Test func `rows of a table are cases of their own`() throws {
    let cases = """
      cases:
        - name: who gets it
          table:
            - { tags: [Donor], to: joe, via: tag_rule }
            - { last_team_member: ana, to: ana, via: last_team_member }
            - { tags: [Spanish], state: PA, to: [philly, ana] }
            - { tags: [Spanish, Minor], state: PA, to: philly }

      """
    let report = try TextFiles.report(Self.rules, cases: cases) { _ in }
    let results = try #require(report.files.first?.results)
    #expect(results.map(\.failures.isEmpty) == [true, true, true, false])
    #expect(results.map(\.name).last == "who gets it: row 4")
    #expect(results.map(\.place) == (4...7).map { "spring.cases.yaml:\($0)" })
  }
}
