package import Campaign
package import Routing

/// A decision graph with what is needed to draw it: words, places in the rule file, and the path that a contact takes.
package struct Drawing {
  package let graph: DecisionGraph
  package let places: RulePlaces
  /// Nil when no contact was given.
  package let path: DrawnPath?

  package init(graph: DecisionGraph, places: RulePlaces, path: DrawnPath?) {
    self.graph = graph
    self.places = places
    self.path = path
  }

  package var words: DecisionWords { DecisionWords(policy: graph.policy) }

  /// The two parts of the graph, each with its nodes. A walk begins at the first of them.
  package var parts: [(title: String, nodes: Range<Int>)] {
    [("first text", graph.firstTextNumbers), ("reply", graph.replyNumbers)]
  }

  package func isTaken(_ node: Int) -> Bool { path?.nodes.contains(node) ?? false }

  /// Whether the contact's walk goes from one node to the other.
  package func isTaken(from node: Int, to child: Int) -> Bool {
    guard let path, let place = path.nodes.firstIndex(of: node), place + 1 < path.nodes.count else { return false }
    return path.nodes[place + 1] == child
  }

  /// What a node says.
  package func text(_ node: GraphNode) -> String {
    switch node {
    case .ask(let question, _, _): words.question(question) + (words.times(question).map { " (\($0))" } ?? "")
    case .dispatch: DecisionWords.dispatch
    case .settle(let settlement): words.settlement(settlement)
    }
  }

  /// The tag rules to show: those that match the contact, otherwise the first ones, at most `limit`.
  package func rules(limit: Int) -> (shown: [RuleID], hidden: Int) {
    let all = path?.rules ?? graph.policy.tagRules.indices.map { RuleID(UInt32($0)) }
    return (Array(all.prefix(limit)), max(0, all.count - limit))
  }

  /// `routing.yaml:31: Donor → joe`
  package func text(_ rule: RuleID) -> String {
    places.rule(rule) + ": " + words.rule(graph.policy.tagRules[rule.index])
  }
}

/// The path of one contact through the graph. A walk enters each node at most once, and the two walks share no node.
package struct DrawnPath {
  /// In order: the walk of the first text, then that of a reply.
  package var nodes: [Int]
  /// The tag rules that match, in the order of the file.
  package var rules: [RuleID]

  package init(nodes: [Int], rules: [RuleID]) {
    self.nodes = nodes
    self.rules = rules
  }
}
