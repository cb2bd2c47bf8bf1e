internal import Text

extension DrawnGraph {
  /// The graph in Graphviz's language. The path of a contact is drawn thick; in a comparison, what is new is green and what is gone is red
  /// and dashed.
  package func dot() -> String {
    var text = "digraph routing {\n  node [fontname=\"sans-serif\"]\n"
    for (place, part) in parts.enumerated() {
      text += "  start\(place) [label=\(dotText([part.title])), shape=oval]\n"
      for number in part.nodes { text += "  n\(number) [\(dotAttributes(nodes[number]))]\n" }
      if part.isFromStart {
        text += "  start\(place) -> n\(part.nodes.lowerBound)" + (part.isTaken ? " [penwidth=3]" : "") + "\n"
      }
      for edge in part.edges {
        let width = edge.isTaken ? ", penwidth=3" : ""
        text += "  n\(edge.from) -> n\(edge.to) [label=\"\(edge.word)\"\(width)\(edge.change.dotStyle)]\n"
      }
    }
    return text + "}\n"
  }

  private func dotAttributes(_ node: Node) -> String {
    let shape =
      switch node.shape {
      case .question: "diamond"
      case .dispatch: "component"
      case .settlement: "box"
      }
    return "label=\(dotText(node.label { $0.mark })), shape=\(shape)" + (node.isTaken ? ", penwidth=3" : "")
      + node.change.dotStyle
  }
}

extension DrawnGraph.Change {
  fileprivate var dotStyle: String {
    switch self {
    case .same: ""
    case .added: ", color=\"#1a7f37\", penwidth=2"
    case .removed: ", color=\"#cf222e\", penwidth=2, style=dashed"
    }
  }
}

/// A quoted string of Graphviz: lines centred, with nothing in them read as an escape.
private func dotText(_ lines: [String]) -> String {
  "\"" + lines.map { escaped($0, for: .dot) }.joined(separator: "\\n") + "\""
}
