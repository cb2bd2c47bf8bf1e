import Diagnostics
import Explaining
import Routing
import RuleLanguage
import SystemZones
import Testing

/// Explanations and drawings are values of the rules alone: no file is opened and no program runs.
@Suite struct ExplainingTests {
  static let rules = """
    version: 1
    members: [ana, joe, philly]
    reply_routing: [last_team_member, round_robin]
    tag_rules:
      - tag: Donor
        to: joe
      - tag: Spanish
        to: [ana, joe]
    """

  private func graph(_ text: String = rules) throws -> (graph: DecisionGraph, places: RulePlaces) {
    var problems = DiagnosticSink()
    let checked = checkRules(
      Source(name: "spring.yaml", bytes: Array(text.utf8)), zones: systemZones, sink: &problems)
    #expect(problems.problems.isEmpty)
    let rules = try #require(checked)
    return (compile(rules.policy), RulePlaces(origins: rules.origins))
  }

  @Test func `an explanation names the rules that match with their lines`() throws {
    let (graph, places) = try graph()
    let contact = try ExplainedContact(#"{"id":"c1","tags":["Spanish"]}"#, graph: graph)
    let explanation = Explanation(contact: contact, graph: graph, places: places)
    let text = explanation.text()
    #expect(text.hasPrefix("contact c1, tags Spanish\n"))
    #expect(text.contains("spring.yaml:7: Spanish → ana, joe"))
    #expect(!text.contains("Donor"))
    #expect(explanation.outcome(contact.reply) == "to all members of the matching tag rules: ana, joe")
    let json = String(describing: explanation.json())
    #expect(!json.isEmpty)
  }

  @Test func `a contact who opted out has no reply to place`() throws {
    let (graph, places) = try graph()
    let contact = try ExplainedContact(#"{"tags":["opt out"]}"#, graph: graph)
    #expect(contact.isOptedOut)
    let text = Explanation(contact: contact, graph: graph, places: places).text()
    #expect(text.contains("the contact has opted out: nothing is placed"))
  }

  @Test func `a contact that is not one is refused with its place`() throws {
    let (graph, _) = try graph()
    #expect(throws: Failure.self) { try ExplainedContact(#"{"tags":"#, graph: graph) }
    #expect(throws: Failure.self) { try ExplainedContact("", graph: graph) }
  }

  @Test func `every node is drawn, and a contact's path is marked`() throws {
    let (graph, places) = try graph()
    let contact = try ExplainedContact(#"{"tags":["Donor"]}"#, graph: graph)
    let plain = Drawing(graph: graph, places: places).drawn(rules: DrawnGraph.shownRules)
    let marked = Drawing(graph: graph, places: places, path: contact.path).drawn(rules: DrawnGraph.shownRules)
    for (one, other) in [
      (plain.outline(), marked.outline()), (plain.mermaid(), marked.mermaid()), (plain.dot(), marked.dot()),
    ] {
      #expect(one.contains("Donor → joe"))
      #expect(one != other)
    }
    #expect(marked.mermaid().contains("classDef taken"))
    #expect(!plain.mermaid().contains("classDef taken"))
  }
}
