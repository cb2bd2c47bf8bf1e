import Diagnostics
import RuleLanguage
import SystemZones
import Testing

/// Cases about people whom neither they nor the rules know.
@Suite struct CaseNamesTests {
  private let rules = """
    version: 1
    team: { anna: {}, joe: {}, boss: { permissions: [manage] } }
    lists: { night: [joe] }
    members: [anna, joe]

    """

  /// The underlined names of a case with these events and expectations.
  private func strangers(events: String, expect: String) throws -> [String] {
    let cases = "- name: one\n  contacts: [{ id: c1 }]\n  events: [\(events)]\n  \(expect)\n"
    var sink = DiagnosticSink()
    let checked = checkRules(source("r.yaml", self.rules), zones: systemZones, sink: &sink)
    let rules = try #require(checked)
    let file = source("r.cases.yaml", cases)
    #expect(parseCases(file, under: rules, sink: &sink) != nil)
    let beside = "cases:\n" + cases.split(separator: "\n").map { "  \($0)\n" }.joined()
    var inside = DiagnosticSink()
    _ = checkRules(source("r.yaml", self.rules + beside), zones: systemZones, sink: &inside)
    #expect(inside.problems.map(\.message) == sink.problems.map(\.message))
    #expect(sink.problems.allSatisfy { $0.code == .unknownNameInCase && $0.severity == .warning })
    return sink.sorted.map { text(at: $0.primary.place) }
  }

  private func source(_ name: String, _ text: String) -> Source { Source(name: name, bytes: Array(text.utf8)) }

  private func text(at place: Place) -> String {
    String(decoding: place.source.bytes[Int(place.span.lower)..<Int(place.span.upper)], as: UTF8.self)
  }

  @Test(
    arguments: [
      ("start: { member: anne }", "expect: [{ joined: { member: jo } }]", ["anne", "jo"]),
      ("reply: { contact: c2, text: x }", "expect: [{ routed: { contact: c1, to: [jooe, anna] } }]", ["c2", "jooe"]),
      (
        "reassign: { from: jeo, to: nigth }", "expect_none: [{ assigned: { member: joee } }]", ["jeo", "nigth", "joee"]
      ),
      (
        "reassign: { to: night, filter: { assigned_to: an, list: day, ids: [c1, c9] } }",
        "expect_stats: { members: { joes: { sent: 0 } } }", ["an", "day", "c9", "joes"]
      ),
      (
        "contact: { id: c2 } }, { reply: { contact: c2, text: x }", "expect_stats: { members: { boss: { sent: 0 } } }",
        []
      ),
      (
        "reply: { contact: c1, text: x }",
        "expect: [{ routed: { to: [shared_inbox] } }, { routed: { to: round_robin } }]", []
      ),
      ("start: { member: nobody }", "expect: [{ refused: { reason: unknown_member, member: nobody } }]", []),
      ("notify: { type: leaderboard, to: all }", "expect: [{ notified: { to: \"ana@example.org\" } }]", []),
    ] as [(String, String, [String])])
  func `names that no one has`(_ events: String, _ expect: String, _ names: [String]) throws {
    #expect(try strangers(events: "{ \(events) }", expect: expect) == names)
  }

  @Test func `a name is suggested, and a remark ignores the warning`() throws {
    var sink = DiagnosticSink()
    let checked = try #require(checkRules(source("r.yaml", self.rules), zones: systemZones, sink: &sink))
    let cases = "- name: one\n  events:\n    - start: { member: anne }"
    let rest = "\n  expect: [{ joined: {} }]\n"
    _ = parseCases(source("c.cases.yaml", cases + rest), under: checked, sink: &sink)
    #expect(sink.problems.map(\.help) == ["did you mean `anna`?"])
    for rules in [checked, nil] {
      var ignoring = DiagnosticSink()
      let remark = "  # patchbay: ignore[PB0025] someone else"
      _ = parseCases(source("c.cases.yaml", cases + remark + rest), under: rules, sink: &ignoring)
      #expect(ignoring.problems.isEmpty, "\(ignoring.problems.map(\.message))")
    }
  }

  @Test func `a key with an invisible character is told so wherever it stands`() {
    for lines in [
      "  events: [{ start: { memb\u{200B}er: anna } }]\n  expect: [{ joined: {} }]",
      "  expect: [{ joined: { memb\u{200B}er: anna } }]",
      "  expect: [{ joined: {} }]\n  expect_stats: { totals: { se\u{200B}nt: 1 } }",
      "  events: [{ reassign: { to: anna, filter: { ta\u{200B}gs: [x] } } }]\n  expect: [{ joined: {} }]",
    ] {
      var sink = DiagnosticSink()
      _ = parseCases(source("c.cases.yaml", "- name: one\n\(lines)\n"), sink: &sink)
      #expect(sink.problems.map(\.code) == [.invisibleCharacter], "\(lines)")
    }
  }

  @Test func `an effect takes its moment, and says so`() {
    var sink = DiagnosticSink()
    _ = parseCases(source("c.cases.yaml", "- name: one\n  expect: [{ joined: { att: 5 } }]\n"), sink: &sink)
    #expect(sink.problems.first?.message.hasSuffix("expected one of `member` or `at`") == true)
    #expect(sink.problems.first?.help == "did you mean `at`?")
  }
}
