import Diagnostics
import Explaining
import Routing
import RuleLanguage
import SystemZones
import Testing

/// What an answer says.
@Suite struct WhyNotTests {
  private func answer(_ json: String, _ member: String, _ text: String = ExplainingTests.rules) throws -> WhyNot {
    var problems = DiagnosticSink()
    let checked = try #require(
      checkRules(Source(name: "spring.yaml", bytes: Array(text.utf8)), zones: systemZones, sink: &problems))
    let contact = try ExplainedContact(json, graph: compile(checked.policy))
    return try contact.whyNot(try checked.policy.memberAskedAbout(member), RulePlaces(origins: checked.origins))
  }

  @Test func `a rule that fails is named with its line, and the tag that would do`() throws {
    let text = try answer(#"{"tags":["Donor"]}"#, "ana").shown()
    #expect(text.contains("it goes to joe"))
    #expect(text.contains("spring.yaml:7: Spanish → ana, joe\n    the contact does not have the tag Spanish  spring.y"))
    #expect(text.contains("last_team_member, round_robin, shared_inbox\n    not asked: a tag rule decides"))
    #expect(text.contains("ana gets it with one change\n  the contact has the tag Spanish: it goes to ana, joe"))
  }

  @Test func `a condition over several lines is named by the line that fails`() throws {
    let rules = """
      version: 1
      members: [ana, joe]
      tag_rules:
        - when:
            all: [Donor]
            none:
              - Minor
            fields:
              state: [PA, NJ]
          to: joe
      reply_routing: shared_inbox
      """
    func place(_ json: String) throws -> String? { try answer(json, "joe", rules).reasons.first?.reasonPlace }
    #expect(try place("{}") == "spring.yaml:5")
    #expect(try place(#"{"tags":["Donor","minor"],"state":"PA"}"#) == "spring.yaml:7")
    #expect(try place(#"{"tags":["Donor"],"state":"NY"}"#) == "spring.yaml:9")
    let two = try answer(#"{"tags":["Donor","minor"],"state":"NY"}"#, "joe", rules)
    #expect(two.search.found.map(\.changes.count) == [2, 2])
  }

  @Test func `who gets it already is told why`() throws {
    let text = try answer(#"{"tags":["Donor"]}"#, "joe").shown()
    #expect(text.contains("joe gets it\n"))
    #expect(text.contains("spring.yaml:5: Donor → joe"))
  }

  @Test func `what no two changes bring is said`() throws {
    let rules = """
      version: 1
      members: [ana, joe]
      reply_routing: [ana]
      tag_rules:
        - when: { all: [A, B, C] }
          to: joe
      """
    let answer = try answer("{}", "joe", rules)
    #expect(answer.search.found.isEmpty && answer.search.isComplete)
    #expect(answer.shown().contains("no single change and no two of the contact bring it to joe"))
  }

  @Test func `a name that no one has is refused with the one that was meant`() throws {
    let failure = #expect(throws: Failure.self) { try answer("{}", "phily") }
    #expect(failure?.help == "did you mean `philly`?")
  }

  @Test func `an opt out is undone first`() throws {
    let rules = ExplainingTests.rules + "\nteam: { ana: {}, joe: {}, philly: { permissions: [send_queue, manage] } }"
    let answer = try answer(#"{"tags":["Opt Out","Donor"]}"#, "joe", rules)
    #expect(answer.shown().contains("the contact has opted out: nothing is placed"))
    #expect(answer.search.found.map(\.changes) == [[.optIn]])
  }

  @Test func `an opt out that no one may undo stays`() throws {
    let answer = try answer(#"{"tags":["Opt Out","Donor"]}"#, "joe")
    #expect(answer.search.found.isEmpty && answer.search.isComplete)
    #expect(answer.shown().contains("no one has the permission `manage`, which undoing an opt out takes"))
  }
}
