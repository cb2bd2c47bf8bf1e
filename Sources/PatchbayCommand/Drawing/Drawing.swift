import Campaign
import Explaining
import Routing

/// A decision graph with what is needed to draw it: words, places in the rule file, and the path that a contact takes.
struct Drawing {
  let graph: DecisionGraph
  let places: RulePlaces
  /// Nil when no contact was given.
  let path: DrawnPath?

  var words: DecisionWords { DecisionWords(policy: graph.policy) }

  /// The two parts of the graph: where a walk begins, and its nodes.
  var parts: [(title: String, entry: Int, nodes: Range<Int>)] {
    let (first, reply) = (graph.firstText, graph.reply)
    return first < reply
      ? [("first text", first, first..<reply), ("reply", reply, reply..<graph.nodes.count)]
      : [("reply", reply, reply..<first), ("first text", first, first..<graph.nodes.count)]
  }

  func isTaken(_ node: Int) -> Bool { path?.nodes.contains(node) ?? false }

  /// Whether the contact's walk goes from one node to the other.
  func isTaken(from node: Int, to child: UInt32) -> Bool {
    guard let path, let place = path.nodes.firstIndex(of: node), place + 1 < path.nodes.count else { return false }
    return path.nodes[place + 1] == Int(child)
  }

  /// What a node says.
  func text(_ node: Node) -> String {
    switch node {
    case .ask(let question, _, _): words.question(question)
    case .dispatch: DecisionWords.dispatch
    case .settle(let settlement): words.settlement(settlement)
    }
  }

  /// The tag rules to show: those that match the contact, else from the first on, at most `limit`.
  func rules(limit: Int) -> (shown: [RuleID], hidden: Int) {
    let all = path?.rules ?? graph.policy.tagRules.indices.map { RuleID(UInt32($0)) }
    return (Array(all.prefix(limit)), max(0, all.count - limit))
  }

  /// `routing.yaml:31: Donor → joe`
  func text(_ rule: RuleID) -> String {
    places.rule(rule) + ": " + words.rule(graph.policy.tagRules[rule.index])
  }
}

/// The way of one contact through the graph. A walk enters each node at most once, and its two parts share none.
struct DrawnPath {
  /// In order: the walk of the first text, then that of a reply.
  var nodes: [Int]
  /// The tag rules that match, in the order of the file.
  var rules: [RuleID]
}
