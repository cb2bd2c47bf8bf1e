import Campaign
import Routing
import RuleLanguage

/// Says why a contact's first text and replies go where they go.
struct Explanation {
  let contact: ExplainedContact
  let graph: DecisionGraph
  let places: RulePlaces

  private var words: DecisionWords { DecisionWords(policy: graph.policy) }

  func text() -> String {
    let tags = contact.tags.isEmpty ? "no tags" : "tags " + contact.tags.joined(separator: ", ")
    let name = contact.id.isEmpty ? "a contact" : "contact " + contact.id
    var text = printable("\(name), \(tags)") + "\n"
    text += "\nfirst text\n" + lines(contact.firstText)
    text += "\nreply, before anybody wrote and with everybody there\n"
    text += contact.isOptedOut ? "  the contact has opted out: nothing is placed\n" : lines(contact.reply)
    return text
  }

  private func lines(_ walk: ExplainedWalk) -> String {
    trace(walk.trace, indent: "  ") + "  → " + printable(outcome(walk)) + "\n"
  }

  /// The questions of a walk with their answers, one a line.
  func trace(_ trace: Trace, indent: String) -> String {
    let asked = trace.steps.map { (step: $0, question: question($0.node)) }
    let width = asked.reduce(0) { max($0, displayWidth($1.question)) }
    var text = ""
    for (step, question) in asked {
      let fill = String(repeating: " ", count: width - displayWidth(question))
      text += indent + question + fill + "  " + (step.answer ? "yes" : "no")
      if let place = place(step.node) { text += "  " + printable(place) }
      text += "\n"
      if case .dispatch = graph.nodes[step.node] {
        for rule in trace.rules {
          text += indent + "  " + printable(places.rule(rule) + ": " + words.rule(graph.policy.tagRules[rule.index])) + "\n"
        }
      }
    }
    return text
  }

  /// `to all members of the matching tag rules: ana, joe`
  func outcome(_ walk: ExplainedWalk) -> String {
    words.settlement(walk.settlement) + (walk.members.isEmpty ? "" : ": " + words.names(walk.members))
  }

  func question(_ node: Int) -> String {
    switch graph.nodes[node] {
    case .ask(let question, _, _): printable(words.question(question))
    case .dispatch: DecisionWords.dispatch
    case .settle(let settlement): printable(words.settlement(settlement))
    }
  }

  func place(_ node: Int) -> String? { places.origin(graph.origins[node]) }
}

extension Explanation {
  func json() -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "patchbay.explanation/1")
      json.member("contact", contact.id)
      json.key("tags")
      json.array { json in contact.tags.forEach { json.string($0) } }
      json.key("opted_out")
      json.flag(contact.isOptedOut)
      json.key("first_text")
      walk(contact.firstText, &json)
      json.key("reply")
      if contact.isOptedOut { json.null() } else { walk(contact.reply, &json) }
    }
    return json.text + "\n"
  }

  private func walk(_ walk: ExplainedWalk, _ json: inout JSONText) {
    json.object { json in
      json.key("steps")
      json.array { json in
        for step in walk.trace.steps {
          json.object { json in
            json.member("node", step.node)
            json.member("question", question(step.node))
            json.key("answer")
            json.flag(step.answer)
            json.key("place")
            if let place = place(step.node) { json.string(place) } else { json.null() }
          }
        }
      }
      json.key("rules")
      json.array { json in
        for rule in walk.trace.rules {
          json.object { json in
            json.member("index", rule.index)
            json.member("line", places.origins.line(rule))
            json.member("rule", words.rule(graph.policy.tagRules[rule.index]))
          }
        }
      }
      json.member("outcome", outcome(walk))
      json.key("members")
      json.array { json in walk.members.forEach { json.string(words.name($0)) } }
    }
  }
}
