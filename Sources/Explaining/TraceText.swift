internal import Campaign
internal import Diagnostics
package import Routing
internal import RuleLanguage
import Text

/// Says what a walk asked and what the answers were.
package struct TraceText {
  package let graph: DecisionGraph
  package let places: RulePlaces

  package init(graph: DecisionGraph, places: RulePlaces) {
    self.graph = graph
    self.places = places
  }

  private var words: DecisionWords { DecisionWords(policy: graph.policy) }

  /// The questions of a walk with their answers, one a line.
  package func text(_ trace: Trace, indent: String) -> String {
    let asked = trace.steps.map { (step: $0, question: question($0.node)) }
    let width = asked.reduce(0) { max($0, displayWidth($1.question)) }
    var text = ""
    for (step, question) in asked {
      let fill = String(repeating: " ", count: width - displayWidth(question))
      text += indent + question + fill + "  " + (step.answer ? "yes" : "no")
      if let place = place(step.node) { text += "  " + printable(place) }
      text += "\n"
      if case .ask(let question, _, _) = graph.node(step.node), let times = words.times(question) {
        text += indent + "  " + printable(times) + "\n"
      }
      if case .dispatch = graph.node(step.node) {
        for rule in trace.rules {
          text +=
            indent + "  " + printable(places.rule(rule) + ": " + words.rule(graph.policy.tagRules[rule.index])) + "\n"
        }
      }
    }
    return text
  }

  package func question(_ node: Int) -> String {
    switch graph.node(node) {
    case .ask(let question, _, _): printable(words.question(question))
    case .dispatch: DecisionWords.dispatch
    case .settle(let settlement): printable(words.settlement(settlement))
    }
  }

  package func place(_ node: Int) -> String? { places.origin(graph.origin(ofNode: node)) }
}
