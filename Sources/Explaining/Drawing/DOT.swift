internal import Diagnostics
internal import Routing
import Text

extension Drawing {
  /// The graph in Graphviz's language. The path of a contact is drawn thick.
  package func dot() -> String {
    var text = "digraph routing {\n  node [fontname=\"sans-serif\"]\n"
    for (place, part) in parts.enumerated() {
      text += "  start\(place) [label=\(dotText([part.title])), shape=oval]\n"
      for number in part.nodes { text += "  n\(number) [\(dotAttributes(number))]\n" }
      text +=
        "  start\(place) -> n\(part.nodes.lowerBound)" + (isTaken(part.nodes.lowerBound) ? " [penwidth=3]" : "") + "\n"
      for number in part.nodes {
        for (word, child) in answers(graph.node(number)) {
          let width = isTaken(from: number, to: child) ? ", penwidth=3" : ""
          text += "  n\(number) -> n\(child) [label=\"\(word)\"\(width)]\n"
        }
      }
    }
    return text + "}\n"
  }

  private func dotAttributes(_ number: Int) -> String {
    let shape =
      switch graph.node(number) {
      case .ask: "diamond"
      case .dispatch: "component"
      case .settle: "box"
      }
    return "label=\(dotText(label(number))), shape=\(shape)" + (isTaken(number) ? ", penwidth=3" : "")
  }
}

/// A quoted string of Graphviz: lines centred, with nothing in them read as an escape.
private func dotText(_ lines: [String]) -> String {
  "\"" + lines.map { escaped($0, for: .dot) }.joined(separator: "\\n") + "\""
}
