package import Explaining
internal import Routing
package import RuleLanguage

/// The graphs of two versions of a rule file drawn as one: what both have, what is new, and what is gone.
///
/// Nodes are the same where they ask or settle the same in the same part of the rules, in whatever lines; tag rules where they ask the
/// same and name the same members.
package struct GraphDiff {
  private let sides: [Drawing]
  /// The tag rules that are new, then those that are gone, then those that both have.
  private let rules: [DrawnGraph.Rule]
  private var drawn = DrawnGraph(isComparison: true)
  /// By version and node: its number in the drawing.
  private var numbers: [[Int: Int]] = [[:], [:]]

  package init(_ old: CheckedPolicy, _ new: CheckedPolicy) {
    let policies = [old.policy, new.policy]
    sides = [old, new].map { Drawing(graph: compile($0.policy), places: RulePlaces(origins: $0.origins)) }
    rules = Self.rules(sides, policies.map { RulesByName(policy: $0).tagRules })
    for part in sides[0].parts.indices { add(part) }
  }

  /// Whether anything is new or gone.
  package var isSame: Bool {
    drawn.nodes.allSatisfy { $0.change == .same } && rules.allSatisfy { $0.change == .same }
      && drawn.parts.allSatisfy { $0.edges.allSatisfy { $0.change == .same } }
  }

  /// The whole of both.
  ///
  /// - Parameter limit: how many tag rules to show.
  package func drawn(rules limit: Int) -> DrawnGraph { withRules(drawn, limit, rules) }

  /// What is new or gone, with the nodes to which that leads and from which it comes.
  ///
  /// - Parameter limit: how many tag rules to show.
  package func changedPart(rules limit: Int) -> DrawnGraph {
    let changed = rules.filter { $0.change != .same }
    let others = Set(
      drawn.nodes.indices.filter { index in
        drawn.nodes[index].change != .same || !changed.isEmpty && drawn.nodes[index].shape == .dispatch
      })
    var kept = others
    // Where a reply can go from there. Ways from what is the same to what is the same say nothing.
    for edge in drawn.parts.flatMap(\.edges) where edge.change != .same || others.contains(edge.from) {
      kept.formUnion([edge.from, edge.to])
    }
    for part in drawn.parts { kept.formUnion(ways(to: kept, in: part)) }
    return withRules(restricted(to: kept), limit, changed)
  }

  /// The nodes on the shortest ways from the start of a part to some of its nodes.
  private func ways(to ends: Set<Int>, in part: DrawnGraph.Part) -> Set<Int> {
    var before = [Int?](repeating: nil, count: drawn.nodes.count)
    var leading = [[Int]](repeating: [], count: drawn.nodes.count)
    for edge in part.edges { leading[edge.from].append(edge.to) }
    var (reached, next) = ([part.nodes.lowerBound], 0)
    while next < reached.count {
      let from = reached[next]
      next += 1
      for to in leading[from] where to != part.nodes.lowerBound && before[to] == nil {
        before[to] = from
        reached.append(to)
      }
    }
    var found: Set<Int> = []
    for end in reached where ends.contains(end) {
      var node: Int? = end
      while let index = node, found.insert(index).inserted { node = before[index] }
    }
    return found
  }

  private func withRules(_ graph: DrawnGraph, _ limit: Int, _ rules: [DrawnGraph.Rule]) -> DrawnGraph {
    var graph = graph
    for index in graph.nodes.indices where graph.nodes[index].shape == .dispatch {
      let own: [DrawnGraph.Rule] =
        switch graph.nodes[index].change {
        case .same: rules
        case .added: rules.filter { $0.change != .removed }
        case .removed: rules.filter { $0.change != .added }
        }
      graph.nodes[index].rules = Array(own.prefix(limit))
      graph.nodes[index].hidden = own.count - graph.nodes[index].rules.count
    }
    return graph
  }

  private func restricted(to kept: Set<Int>) -> DrawnGraph {
    var graph = DrawnGraph(isComparison: true)
    for part in drawn.parts {
      var numbers: [Int: Int] = [:]
      let start = graph.nodes.count
      for node in part.nodes where kept.contains(node) {
        numbers[node] = graph.nodes.count
        graph.nodes.append(drawn.nodes[node])
      }
      guard graph.nodes.count > start else { continue }
      var smaller = DrawnGraph.Part(part.title, start..<graph.nodes.count)
      smaller.isFromStart = kept.contains(part.nodes.lowerBound)
      for edge in part.edges {
        guard let from = numbers[edge.from], let to = numbers[edge.to] else { continue }
        var kept = DrawnGraph.Edge(from: from, edge.word, to: to)
        kept.change = edge.change
        smaller.edges.append(kept)
      }
      graph.parts.append(smaller)
    }
    return graph
  }
}

// How the two are laid side by side.
extension GraphDiff {
  /// What a node says, and in which part of the rules. Its line is no part of it.
  private struct Key: Hashable {
    let shape: DrawnGraph.Shape
    let text: String
    let origin: String
  }

  private func key(_ side: Int, _ number: Int) -> Key {
    let (drawing, node) = (sides[side], sides[side].node(number))
    return Key(
      shape: node.shape, text: node.text, origin: drawing.words.origin(drawing.graph.origin(ofNode: number)))
  }

  private mutating func add(_ part: Int) {
    let start = drawn.nodes.count
    let ranges = sides.map { $0.parts[part].nodes }
    let keys = ranges.enumerated().map { side, range in range.map { key(side, $0) } }
    var (gone, new) = (Set<Int>(), Set<Int>())
    for change in keys[1].difference(from: keys[0]) {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): new.insert(offset)
      }
    }
    var (before, after) = (0, 0)
    while before < keys[0].count || after < keys[1].count {
      if gone.contains(before) {
        add(0, ranges[0].lowerBound + before, .removed)
        before += 1
      } else if new.contains(after) {
        add(1, ranges[1].lowerBound + after, .added)
        after += 1
      } else {
        numbers[0][ranges[0].lowerBound + before] = drawn.nodes.count
        add(1, ranges[1].lowerBound + after, .same)
        (before, after) = (before + 1, after + 1)
      }
    }
    var shown = DrawnGraph.Part(sides[1].parts[part].title, start..<drawn.nodes.count)
    shown.edges = edges(ranges)
    drawn.parts.append(shown)
  }

  private mutating func add(_ side: Int, _ number: Int, _ change: DrawnGraph.Change) {
    numbers[side][number] = drawn.nodes.count
    var node = sides[side].node(number)
    node.change = change
    drawn.nodes.append(node)
  }

  private struct Way: Hashable {
    let from: Int
    let word: String
    let to: Int
  }

  private func ways(_ side: Int, _ range: Range<Int>) -> [Way] {
    range.flatMap { number in
      sides[side].answers(sides[side].graph.node(number)).compactMap { word, child in
        guard let from = numbers[side][number], let to = numbers[side][child] else { return nil }
        return Way(from: from, word: word, to: to)
      }
    }
  }

  private func edges(_ ranges: [Range<Int>]) -> [DrawnGraph.Edge] {
    let (old, new) = (ways(0, ranges[0]), ways(1, ranges[1]))
    let (before, after) = (Set(old), Set(new))
    var edges: [DrawnGraph.Edge] = []
    for way in new + old.filter({ !after.contains($0) }) {
      var edge = DrawnGraph.Edge(from: way.from, way.word, to: way.to)
      edge.change = !after.contains(way) ? .removed : before.contains(way) ? .same : .added
      edges.append(edge)
    }
    return edges.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }.map(\.element)
  }

  /// In whatever order rules stand: it decides nothing.
  private static func rules(_ sides: [Drawing], _ keys: [[RulesByName.Rule]]) -> [DrawnGraph.Rule] {
    func changed(_ side: Int, _ change: DrawnGraph.Change) -> (changed: [DrawnGraph.Rule], same: [DrawnGraph.Rule]) {
      var left: [RulesByName.Rule: Int] = [:]
      for key in keys[1 - side] { left[key, default: 0] += 1 }
      var found: (changed: [DrawnGraph.Rule], same: [DrawnGraph.Rule]) = ([], [])
      for (key, rule) in zip(keys[side], sides[side].rules) {
        if left[key, default: 0] > 0 {
          left[key, default: 0] -= 1
          found.same.append(DrawnGraph.Rule(sides[side].text(rule)))
        } else {
          found.changed.append(DrawnGraph.Rule(sides[side].text(rule), change))
        }
      }
      return found
    }
    let new = changed(1, .added)
    return new.changed + changed(0, .removed).changed + new.same
  }
}
