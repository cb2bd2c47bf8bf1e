internal import Text

extension DrawnGraph {
  /// The graph as numbered lines of text. The nodes on a contact's path are marked with `>`; in a comparison, what is new with `+` and
  /// what is gone with `-`.
  package func outline() -> String {
    var text = ""
    for part in parts {
      text += (text.isEmpty ? "" : "\n") + part.title + "\n"
      for number in part.nodes {
        // A settlement stands behind the answer that leads to it.
        guard nodes[number].shape != .settlement else { continue }
        text += lines(number) + part.edges(from: number).map(answer).joined()
      }
    }
    return text
  }

  private func lines(_ number: Int) -> String {
    let node = nodes[number]
    let digits = String(number)
    let place = node.place.map { "  (\($0))" } ?? ""
    var text =
      (node.isTaken ? "> " : node.change.sign) + String(repeating: " ", count: max(0, 3 - digits.utf8.count)) + digits
      + "  " + printable(node.text + place) + "\n"
    for rule in node.rules { text += rule.change.sign + "     " + printable(rule.text) + "\n" }
    if node.hidden > 0 { text += "       and \(node.hidden) more\n" }
    return text
  }

  private func answer(_ edge: Edge) -> String {
    let target = nodes[edge.to]
    let shown = target.shape == .settlement ? printable(target.text) : "\(edge.to)"
    return (edge.isTaken ? "> " : edge.change.sign) + "     \(edge.word): \(shown)\n"
  }
}
