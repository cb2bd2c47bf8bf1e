internal import Campaign
internal import Diagnostics
package import Routing
internal import RuleLanguage
import Text

/// Says why a contact's first text and replies go where they go.
package struct Explanation {
  package let contact: ExplainedContact
  package let graph: DecisionGraph
  package let places: RulePlaces

  package init(contact: ExplainedContact, graph: DecisionGraph, places: RulePlaces) {
    self.contact = contact
    self.graph = graph
    self.places = places
  }

  private var words: DecisionWords { DecisionWords(policy: graph.policy) }
  private var traces: TraceText { TraceText(graph: graph, places: places) }

  package func text() -> String {
    var text = printable(contact.heading) + "\n"
    text += "\nfirst text\n" + lines(contact.firstText)
    text += "\nreply, before anyone wrote and with everyone there\n"
    text += contact.isOptedOut ? "  the contact has opted out: nothing is placed\n" : lines(contact.reply)
    return text
  }

  private func lines(_ walk: ExplainedWalk) -> String {
    traces.text(walk.trace, indent: "  ") + "  → " + printable(outcome(walk)) + "\n"
  }

  /// `to all members of the matching tag rules: ana, joe`
  package func outcome(_ walk: ExplainedWalk) -> String {
    words.settlement(walk.settlement) + (walk.members.isEmpty ? "" : ": " + words.names(walk.members))
  }
}

extension Explanation {
  package func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.explanation/1")
      json.member("contact", contact.id)
      json.member("tags", contact.tags)
      json.member("opted_out", contact.isOptedOut)
      json.object("first_text") { write(contact.firstText, &$0) }
      json.key("reply")
      if contact.isOptedOut { json.null() } else { json.object { write(contact.reply, &$0) } }
    }
    json.endLine()
    return json.string
  }

  private func write(_ walk: ExplainedWalk, _ json: inout JSONWriter) {
    json.array("steps") { json in
      for step in walk.trace.steps {
        json.object { json in
          json.member("node", step.node)
          json.member("question", traces.question(step.node))
          json.member("answer", step.answer)
          json.key("place")
          if let place = traces.place(step.node) { json.value(place) } else { json.null() }
        }
      }
    }
    json.array("rules") { json in
      for rule in walk.trace.rules {
        json.object { json in
          json.member("index", rule.index)
          json.member("line", places.origins.line(rule))
          json.member("rule", words.rule(graph.policy.tagRules[rule.index]))
        }
      }
    }
    json.member("outcome", outcome(walk))
    json.member("members", walk.members.map { words.name($0) })
  }
}
