import Diagnostics
import Routing
import RuleLanguage
import Testing

/// A graph holds no text: how a rule file is laid out changes nothing.
@Test
func `rule files that differ in layout, comments and order of keys compile to equal graphs`() throws {
  let flow = """
    version: 1
    action: a
    members: [ana, joe]
    tag_rules: [{ tag: Donor, to: joe }, { when: { any: [Spanish, VIP] }, to: [ana, joe] }]
    """
  let block = """
    # The same, as someone else writes it.
    tag_rules:
      - to: [joe]
        when:
          all: ["Donor"]
      - to:
          - joe
          - ana
        when: { any: [Spanish, VIP] }
    members:
      - ana   # first
      - joe
    action: "a"
    version: 1
    """
  let graphs = try [flow, block].map { text in
    var problems = DiagnosticSink()
    let rules = try #require(
      checkRules(Source(name: "a.yaml", bytes: Array(text.utf8)), zones: { _ in nil }, sink: &problems))
    return compile(rules.policy)
  }
  #expect(graphs[0] == graphs[1])
}
