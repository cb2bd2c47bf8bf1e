internal import Diagnostics
internal import Routing
internal import Text

extension Drawing {
  /// The graph as numbered lines of text. The nodes on a contact's path are marked with `>`.
  package func outline() -> String {
    var text = ""
    for part in parts {
      text += (text.isEmpty ? "" : "\n") + part.title + "\n"
      for number in part.nodes { text += outlineLines(number) }
    }
    return text
  }

  private func outlineLines(_ number: Int) -> String {
    let node = graph.node(number)
    switch node {
    case .settle: return ""  // Stands behind the answer that leads to it.
    case .ask(_, let yes, let no): return questionLine(number) + answer("yes", number, yes) + answer("no", number, no)
    case .dispatch(let matched, let otherwise):
      let (shown, hidden) = rules(limit: 1000)
      var text = questionLine(number)
      for rule in shown { text += "       " + printable(self.text(rule)) + "\n" }
      if hidden > 0 { text += "       and \(hidden) more\n" }
      return text + answer("yes", number, matched) + answer("no", number, otherwise)
    }
  }

  private func questionLine(_ number: Int) -> String {
    let digits = String(number)
    let place = places.origin(graph.origin(ofNode: number)).map { "  (\($0))" } ?? ""
    return (isTaken(number) ? "> " : "  ") + String(repeating: " ", count: max(0, 3 - digits.utf8.count)) + digits
      + "  "
      + printable(text(graph.node(number)) + place) + "\n"
  }

  private func answer(_ word: String, _ number: Int, _ child: Int) -> String {
    let target = graph.node(child)
    let shown: String
    if case .settle = target { shown = printable(text(target)) } else { shown = "\(child)" }
    let line = "\(word): \(shown)"
    return (isTaken(from: number, to: child) ? ">      " : "       ") + line + "\n"
  }
}
