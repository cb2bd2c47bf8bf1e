import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

// Entries of cases that are no events and no effects, and what was meant.
extension SyntaxReader {
  mutating func reportUnknownKind(_ node: NodeID, _ kinds: [String], _ what: String) {
    let text = document.string(node)
    guard !problems.drops(.error) else { return }
    problems.report(
      .unknown(
        .unknownKind, "unknown kind of \(what) \(quoted(text)), expected \(oneOf(kinds))", text,
        at: document.place(node), meant: suggest(text, among: kinds, synonyms: ruleSynonyms),
        otherwise: adviceOnKind(text, kinds)))
  }

  private func adviceOnKind(_ text: String, _ kinds: [String]) -> String? {
    if ["wait", "sleep", "pause", "delay", "advance", "after"].contains(text.lowercased()) {
      return
        "time passes between the moments of events: write `\(caseMomentKey): 2026-10-06T18:00:00Z` beside the next one"
    }
    // `routed to ana`
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1, let kind = words.first, kinds.contains(kind) else { return nil }
    guard words.count > 2, words[1] == EffectKey.to.name else {
      return "write \(quoted("\(kind):")) with its keys behind it"
    }
    let names = namesInOne(words.dropFirst(2).joined(separator: " ")).map(yamlScalar).joined(separator: ", ")
    return "write \(quoted("\(kind): { \(EffectKey.to.name): [\(names)] }"))"
  }

  /// Reports an event or an effect as streams have it: `{ event: reply, contact: c1, text: hi }`.
  mutating func reportStreamForm(_ node: NodeID, _ kinds: [String], _ what: String) -> Bool {
    let entries = document.entries(node)
    guard let named = entries.first(where: { document.string($0.key) == what }),
      [.plainScalar, .quotedScalar].contains(document.kind(named.value)),
      case let kind = document.string(named.value), kinds.contains(kind)
    else { return false }
    var fields: [String] = []
    for (key, value) in entries where key != named.key {
      let written: String
      switch document.kind(value) {
      case .plainScalar, .quotedScalar: written = yamlScalar(document.string(value))
      case .sequence: written = flowOfScalars(value) ?? "…"
      case .mapping, .invalid: written = "…"
      }
      fields.append("\(document.string(key)): \(written)")
    }
    let meant = fields.isEmpty ? kind : "\(kind): { \(fields.joined(separator: ", ")) }"
    let isWhole = !meant.contains("…") && source.bytes[Int(document.span(node).lower)] == 0x7B
    problems.report(
      Problem(
        .unknownKind, "in a case, an \(what) begins with its kind", at: document.place(named.key),
        help: "write \(quoted(meant))",
        fixes: isWhole ? rewriting(document.span(node), as: "{ \(meant) }", .unsafe) : []))
    return true
  }
}
