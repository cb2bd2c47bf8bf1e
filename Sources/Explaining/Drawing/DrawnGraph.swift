/// A graph as it is drawn, whichever format draws it: what stands in each node, where its answers lead, which path a contact takes, and
/// in a comparison what changed.
package struct DrawnGraph {
  /// What became of a part of the graph in the other version.
  package enum Change: String, CaseIterable { case same, added, removed }

  package enum Shape: String, CaseIterable { case question, dispatch, settlement }

  /// A tag rule below the dispatch over all of them.
  package struct Rule {
    /// `routing.yaml:31: Donor → joe`
    package let text: String
    package let change: Change

    package init(_ text: String, _ change: Change = .same) {
      self.text = text
      self.change = change
    }
  }

  package struct Node {
    package let shape: Shape
    package let text: String
    /// `FILE:LINE`; nil for what the file leaves at its default.
    package let place: String?
    package var change = Change.same
    package var isTaken = false
    package var rules: [Rule] = []
    /// How many tag rules are not shown.
    package var hidden = 0

    package init(_ shape: Shape, _ text: String, place: String?) {
      self.shape = shape
      self.text = text
      self.place = place
    }
  }

  /// An answer of one node that leads to another; of a part's title, the way to its first node.
  package struct Edge {
    package let from: Int
    package let word: String
    package let to: Int
    package var change = Change.same
    package var isTaken = false

    package init(from: Int, _ word: String, to: Int) {
      self.from = from
      self.word = word
      self.to = to
    }
  }

  /// The graph of first texts, or that of replies.
  package struct Part {
    package let title: String
    /// The numbers of its nodes.
    package let nodes: Range<Int>
    /// In the order of the nodes they come from.
    package var edges: [Edge] = []
    package var isTaken = false
    /// Whether the first of its nodes is the one at which a walk begins: not where only some are drawn.
    package var isFromStart = true

    package init(_ title: String, _ nodes: Range<Int>) {
      self.title = title
      self.nodes = nodes
    }

    package func edges(from node: Int) -> [Edge] { edges.filter { $0.from == node } }
  }

  package var nodes: [Node] = []
  package var parts: [Part] = []
  /// Whether a contact's path is marked.
  package let hasPath: Bool
  /// Whether two versions are drawn as one.
  package let isComparison: Bool

  package init(hasPath: Bool = false, isComparison: Bool = false) {
    self.hasPath = hasPath
    self.isComparison = isComparison
  }
}

extension DrawnGraph.Node {
  /// The lines of its label: what it says, its tag rules, its place in the file.
  package func label(mark: (DrawnGraph.Change) -> String) -> [String] {
    var lines = [text] + rules.map { mark($0.change) + $0.text }
    if hidden > 0 { lines.append("and \(hidden) more") }
    if shape != .dispatch, let place { lines.append(place) }
    return lines
  }
}

extension DrawnGraph.Change {
  /// `+ ` and `- `, as in a diff.
  package var sign: String {
    switch self {
    case .same: "  "
    case .added: "+ "
    case .removed: "- "
    }
  }

  /// Before a tag rule in a label: nothing for what is as it was.
  package var mark: String { self == .same ? "" : sign }
}

extension DrawnGraph {
  /// How many tag rules a drawing shows below their dispatch.
  package static let shownRules = 12
  /// How many an outline shows.
  package static let outlinedRules = 1_000
}
