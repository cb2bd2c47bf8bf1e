import Casework
import Diagnostics
import Routing
import RuleLanguage
import SystemZones
import Testing

/// Cases run and are judged without a program around them.
@Suite struct CaseworkTests {
  private func failures(expecting to: String, tag: String = "Donor") throws -> [String] {
    let text = """
      version: 1
      members: [ana, joe]
      tag_rules:
        - tag: Donor
          to: joe
      cases:
        - name: a donor's reply
          contacts: [{ id: c1, tags: [\(tag)] }]
          events:
            - send: { member: ana, contact: c1 }
            - reply: { contact: c1, text: hello }
          expect:
            - routed: { contact: c1, to: [\(to)] }
      """
    var problems = DiagnosticSink()
    let checked = try #require(
      checkRules(Source(name: "spring.yaml", bytes: Array(text.utf8)), zones: systemZones, sink: &problems))
    #expect(problems.problems.isEmpty)
    var rules = CaseRules(checked)
    return try rules.verdict(of: try #require(checked.cases.first)).failures()
  }

  @Test func `a case that holds has no failures`() throws {
    #expect(try failures(expecting: "joe") == [])
  }

  @Test func `a case that fails says what happened and why`() throws {
    let failures = try failures(expecting: "ana")
    #expect(failures.count == 1)
    let text = try #require(failures.first)
    #expect(text.hasPrefix("spring.yaml:13: expected routed: { contact: c1, to: [ana] }\n"))
    #expect(text.contains("routed: { contact: c1, to: [joe]"))
    #expect(text.contains("why\n"))
    #expect(text.contains("spring.yaml:4: Donor → joe"))
  }

  @Test func `a rule that does not match is not the reason`() throws {
    let failures = try failures(expecting: "joe", tag: "Spanish")
    #expect(failures.count == 1)
    #expect(failures.first?.contains("spring.yaml:4") == false)
  }

  @Test(arguments: ["opted_out: true", "tags: [opt out]"])
  func `the opt out of a contact that is refused holds, as in a list`(_ optOut: String) throws {
    let text = """
      version: 1
      members: [ana]
      cases:
        - name: one
          contacts: [{ id: c1, phone: "2125550101" }, { id: c1, phone: "2125550102", \(optOut) }, { id: c2, phone: "2125550102" }]
          events: [send: { member: ana, contact: c1 }, send: { member: ana, contact: c2 }]
          expect_none: [sent: {}]
      """
    var problems = DiagnosticSink()
    let checked = try #require(
      checkRules(Source(name: "spring.yaml", bytes: Array(text.utf8)), zones: systemZones, sink: &problems))
    let run = try CaseRun(try #require(checked.cases.first), under: CaseRules(checked))
    #expect(run.problems.map(\.code.name) == ["PB0320"])
    #expect(run.sink.effects.map { String($0.text.prefix { $0 != ":" }) } == ["refused", "refused"])
  }

  @Test func `what cannot be read is underlined in the case`() throws {
    func shown(_ contacts: String, _ event: String) throws -> [String] {
      let text = """
        version: 1
        members: [ana, joe]
        cases:
          - name: one
            contacts: [{ id: c1 }\(contacts)]
            events:
              - \(event)
            expect: [{ joined: {} }]
        """
      var problems = DiagnosticSink()
      let checked = try #require(
        checkRules(Source(name: "spring.yaml", bytes: Array(text.utf8)), zones: systemZones, sink: &problems))
      let run = try CaseRun(try #require(checked.cases.first), under: CaseRules(checked))
      return run.problems.map { problem in
        let span = problem.primary.place.span
        let underlined = String(
          decoding: text.utf8.dropFirst(Int(span.lower)).prefix(Int(span.upper - span.lower)), as: UTF8.self)
        return "\(problem.code.name) \(underlined)"
      }
    }
    #expect(try shown("", "start: { member: ana, at: yesterday }") == ["PB0333 yesterday"])
    #expect(try shown("", "start: { member: \"\" }") == ["PB0331 \"\""])
    #expect(try shown("", "reassign: { to: ana, filter: { ids: [c1, \"\"] } }") == ["PB0331 \"\""])
    #expect(try shown(", { id: c1 }", "start: { member: ana }") == ["PB0320 c1"])
    let run = try shown("", "reply: { contact: c1, text: é, at: morgen }")
    #expect(run == ["PB0333 morgen"])
  }
}
