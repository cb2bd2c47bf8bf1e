package import Campaign
package import Routing

/// A decision graph with what is needed to draw it: words, places in the rule file, and the path that a contact takes.
package struct Drawing {
  package let graph: DecisionGraph
  package let places: RulePlaces
  /// Nil when no contact was given.
  package let path: DrawnPath?
  package let words: DecisionWords

  package init(graph: DecisionGraph, places: RulePlaces, path: DrawnPath? = nil) {
    self.graph = graph
    self.places = places
    self.path = path
    words = DecisionWords(policy: graph.policy)
  }

  /// The two parts of the graph, each with its nodes. A walk begins at the first of them.
  package var parts: [(title: String, nodes: Range<Int>)] {
    [("first text", graph.firstTextNumbers), ("reply", graph.replyNumbers)]
  }

  private func isTaken(_ node: Int) -> Bool { path?.nodes.contains(node) ?? false }

  /// Whether the contact's walk goes from one node to the other.
  private func isTaken(from node: Int, to child: Int) -> Bool {
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

  /// The tag rules to show: those that match the contact, otherwise all.
  package var rules: [RuleID] { path?.rules ?? graph.policy.tagRules.indices.map { RuleID(UInt32($0)) } }

  /// `routing.yaml:31: Donor → joe`
  package func text(_ rule: RuleID) -> String {
    places.rule(rule) + ": " + words.rule(graph.policy.tagRules[rule.index])
  }

  package func answers(_ node: GraphNode) -> [(word: String, child: Int)] {
    switch node {
    case .ask(_, let yes, let no), .dispatch(let yes, let no): [("yes", yes), ("no", no)]
    case .settle: []
    }
  }

  /// A node as it is drawn, without its tag rules.
  package func node(_ number: Int) -> DrawnGraph.Node {
    let node = graph.node(number)
    let shape: DrawnGraph.Shape =
      switch node {
      case .ask: .question
      case .dispatch: .dispatch
      case .settle: .settlement
      }
    var drawn = DrawnGraph.Node(shape, text(node), place: places.origin(graph.origin(ofNode: number)))
    drawn.isTaken = isTaken(number)
    return drawn
  }

  /// The whole graph.
  ///
  /// - Parameter limit: how many tag rules to show.
  package func drawn(rules limit: Int) -> DrawnGraph {
    var drawn = DrawnGraph(hasPath: path != nil)
    for (title, numbers) in parts {
      var part = DrawnGraph.Part(title, numbers)
      part.isTaken = isTaken(numbers.lowerBound)
      for number in numbers {
        var node = node(number)
        if node.shape == .dispatch {
          let rules = self.rules
          node.rules = rules.prefix(limit).map { DrawnGraph.Rule(text($0)) }
          node.hidden = rules.count - node.rules.count
        }
        drawn.nodes.append(node)
        for (word, child) in answers(graph.node(number)) {
          var edge = DrawnGraph.Edge(from: number, word, to: child)
          edge.isTaken = isTaken(from: number, to: child)
          part.edges.append(edge)
        }
      }
      drawn.parts.append(part)
    }
    return drawn
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
