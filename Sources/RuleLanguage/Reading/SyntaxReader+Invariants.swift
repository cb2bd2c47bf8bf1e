import Diagnostics
import KeyedFiles
import YAMLTree

// What must hold.
extension SyntaxReader {
  mutating func invariant(_ node: NodeID) -> Written<InvariantSyntax> {
    guard let entries = entries(node, InvariantKey.self) else { return .invalid }
    guard entries.known.count == 1, let entry = entries.known.first else {
      if entries.known.isEmpty, entries.hasUnknown { return .invalid }
      problems.report(
        Problem(
          .notOneInvariant, "an invariant says exactly one of `never`, `always` and `at_most`",
          at: entries.known.dropFirst().first.map { place($0.span) } ?? document.place(node),
          help: entries.known.isEmpty
            ? "write it as `\(InvariantKey.never.rawValue): { to: [MEMBER] }`" : "make an entry of each"))
      return .invalid
    }
    var invariant: InvariantSyntax
    switch entry.key {
    case .never, .always:
      invariant = InvariantSyntax(kind: entry.key == .never ? .never : .always)
      guard let entries = entry.node.flatMap({ self.entries($0, ClaimKey.self) }) else { return .invalid }
      for entry in entries.known {
        switch entry.key {
        case .when: invariant.when = condition(entry.node)
        case .to: invariant.to = atLeastOne(entry.node, entry.key.rule.shape)
        }
      }
    case .atMost:
      invariant = InvariantSyntax(kind: .atMost)
      guard let entries = entry.node.flatMap({ self.entries($0, AtMostKey.self) }) else { return .invalid }
      for entry in entries.known {
        switch entry.key {
        case .when: invariant.when = condition(entry.node)
        case .members: invariant.members = wholeNumber(entry.node, entry.key.rule.shape)
        }
      }
    }
    return .value(invariant, document.span(node))
  }
}
