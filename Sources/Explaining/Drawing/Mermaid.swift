internal import Campaign
internal import Diagnostics
package import Routing
import Text

extension Drawing {
  /// The graph as a Mermaid flowchart. The path of a contact is drawn thick.
  package func mermaid() -> String {
    var text = "flowchart TD\n"
    var edge = 0
    var takenEdges: [String] = []
    for (place, part) in parts.enumerated() {
      text += "  start\(place)([\"\(escaped(part.title, for: .mermaid))\"])\n"
      for number in part.nodes { text += "  " + mermaidNode(number) + "\n" }
      text += "  start\(place) --> n\(part.nodes.lowerBound)\n"
      if isTaken(part.nodes.lowerBound) { takenEdges.append(String(edge)) }
      edge += 1
      for number in part.nodes {
        for (word, child) in answers(graph.node(number)) {
          text += "  n\(number) -->|\(word)| n\(child)\n"
          if isTaken(from: number, to: child) { takenEdges.append(String(edge)) }
          edge += 1
        }
      }
    }
    if let path {
      text += "  classDef taken stroke-width:4px\n"
      text += "  class " + path.nodes.map { "n\($0)" }.joined(separator: ",") + " taken\n"
      text += "  linkStyle " + takenEdges.joined(separator: ",") + " stroke-width:4px\n"
    }
    return text
  }

  private func mermaidNode(_ number: Int) -> String {
    let node = graph.node(number)
    let label = label(number).map { escaped($0, for: .mermaid) }.joined(separator: "<br>")
    switch node {
    case .ask: return "n\(number){\"\(label)\"}"
    case .dispatch: return "n\(number)[[\"\(label)\"]]"
    case .settle: return "n\(number)(\"\(label)\")"
    }
  }
}

extension Drawing {
  /// The lines of a node's label: what it says, its tag rules, its place in the file.
  package func label(_ number: Int) -> [String] {
    var lines = [text(graph.node(number))]
    if case .dispatch = graph.node(number) {
      let (shown, hidden) = rules(limit: 12)
      lines += shown.map { text($0) }
      if hidden > 0 { lines.append("and \(hidden) more") }
    } else if let place = places.origin(graph.origin(ofNode: number)) {
      lines.append(place)
    }
    return lines
  }

  package func answers(_ node: GraphNode) -> [(word: String, child: Int)] {
    switch node {
    case .ask(_, let yes, let no), .dispatch(let yes, let no): [("yes", yes), ("no", no)]
    case .settle: []
    }
  }
}
