internal import Text

extension DrawnGraph {
  /// The graph as a Mermaid flowchart. The path of a contact is drawn thick; in a comparison, what is new is green and what is gone is red
  /// and dashed.
  package func mermaid() -> String {
    var text = "flowchart TD\n"
    var edges: [Edge] = []
    for (place, part) in parts.enumerated() {
      text += "  start\(place)([\"\(escaped(part.title, for: .mermaid))\"])\n"
      for number in part.nodes { text += "  " + mermaidNode(number) + "\n" }
      if part.isFromStart {
        text += "  start\(place) --> n\(part.nodes.lowerBound)\n"
        var first = Edge(from: 0, "", to: part.nodes.lowerBound)
        first.isTaken = part.isTaken
        edges.append(first)
      }
      for edge in part.edges {
        text += "  n\(edge.from) -->|\(edge.word)| n\(edge.to)\n"
        edges.append(edge)
      }
    }
    if hasPath {
      text += "  classDef taken stroke-width:4px\n"
      text += style(nodes.indices.filter { nodes[$0].isTaken }, "taken")
      text += links(edges.indices.filter { edges[$0].isTaken }, "stroke-width:4px")
    }
    if isComparison {
      text += "  classDef added stroke:#1a7f37,stroke-width:3px\n"
      text += "  classDef removed stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 4\n"
      for change in [Change.added, .removed] {
        text += style(nodes.indices.filter { nodes[$0].change == change }, change.rawValue)
        text += links(
          edges.indices.filter { edges[$0].change == change },
          change == .added ? "stroke:#1a7f37,stroke-width:3px" : "stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 4")
      }
    }
    return text
  }

  private func style(_ numbers: [Int], _ name: String) -> String {
    numbers.isEmpty ? "" : "  class " + numbers.map { "n\($0)" }.joined(separator: ",") + " \(name)\n"
  }

  private func links(_ numbers: [Int], _ style: String) -> String {
    numbers.isEmpty ? "" : "  linkStyle " + numbers.map { "\($0)" }.joined(separator: ",") + " \(style)\n"
  }

  private func mermaidNode(_ number: Int) -> String {
    let node = nodes[number]
    let label = node.label { $0.mark }.map { escaped($0, for: .mermaid) }.joined(separator: "<br>")
    switch node.shape {
    case .question: return "n\(number){\"\(label)\"}"
    case .dispatch: return "n\(number)[[\"\(label)\"]]"
    case .settlement: return "n\(number)(\"\(label)\")"
    }
  }
}
