import Diagnostics
import KeyedFiles
import YAMLTree

extension SyntaxReader {
  /// A plain `true` or `false`.
  mutating func flag(_ node: NodeID?) -> Written<Bool> {
    guard let node else { return .invalid }
    switch document.kind(node) {
    case .invalid: return .invalid
    case .sequence, .mapping:
      reportShape(node, .flag)
      return .invalid
    case .plainScalar, .quotedScalar:
      let text = document.string(node)
      let isPlain = document.kind(node) == .plainScalar
      if isPlain, text == "true" { return .value(true, document.span(node)) }
      if isPlain, text == "false" { return .value(false, document.span(node)) }
      let meant: String?
      var safety = Fix.Safety.safe
      switch text.lowercased() {
      case "true", "yes", "on": meant = "true"
      case "false", "no", "off": meant = "false"
      case "y", "1", "si", "sí", "ja", "oui", "sim", "always": (meant, safety) = ("true", .unsafe)
      case "n", "0", "nein", "non", "não", "never": (meant, safety) = ("false", .unsafe)
      default: meant = nil
      }
      if meant == nil, reportSlip(node, where: .flag) { return .invalid }
      problems.report(
        Problem(
          .notFlag, "expected `true` or `false`, found \(found(node))", at: document.place(node),
          help: meant.map { "write `\($0)`" } ?? "write `true` or `false`",
          fixes: rewriting(document.span(node), as: meant, safety)))
      return .invalid
    }
  }
}
