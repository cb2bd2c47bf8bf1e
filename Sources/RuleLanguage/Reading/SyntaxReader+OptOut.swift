import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

// What opts contacts out.
extension SyntaxReader {
  mutating func optOut(_ node: NodeID?) -> Written<OptOutSyntax> {
    guard let node else { return .invalid }
    if reportBareKeywords(node) { return .invalid }
    guard let entries = entries(node, OptOutKey.self) else { return .invalid }
    var optOut = OptOutSyntax()
    for entry in entries.known {
      switch entry.key {
      case .keywords: optOut.keywords = keywords(entry.node, entry.key.rule.shape)
      case .scope: optOut.scope = word(entry.node, OptOutScope.words, entry.key.rule.shape)
      case .optInKeywords: optOut.optInKeywords = keywords(entry.node, entry.key.rule.shape)
      case .review: optOut.review = names(entry.node, entry.key.rule.shape)
      }
    }
    return .value(optOut, document.span(node))
  }

  private mutating func keywords(_ node: NodeID?, _ shape: ValueShape) -> Written<KeywordsSyntax> {
    guard let node else { return .invalid }
    var keywords = KeywordsSyntax()
    let list = ValueShape.list(of: .text("a keyword"))
    switch document.kind(node) {
    case .invalid: return .invalid
    case .plainScalar, .quotedScalar:
      guard !isNull(node), document.string(node) == KeywordsWord.usual.rawValue else {
        reportKeywordsInWords(node, shape)
        return .invalid
      }
    case .sequence:
      keywords.usesDefault = .value(false, document.span(node))
      keywords.added = names(node, list)
    case .mapping:
      guard let entries = entries(node, KeywordsKey.self) else { return .invalid }
      for entry in entries.known {
        switch entry.key {
        case .usesDefault: keywords.usesDefault = flag(entry.node)
        case .add: keywords.added = names(entry.node, entry.key.rule.shape)
        }
      }
    }
    return .value(keywords, document.span(node))
  }

  /// Reports keywords that are written as one text.
  private mutating func reportKeywordsInWords(_ node: NodeID, _ shape: ValueShape) {
    if isNull(node) { return reportShape(node, shape) }
    if reportSlip(node, where: shape) { return }
    let meant = keywordsMeant(by: document.string(node))
    report(
      node, shape, help: meant.map { "write \(quoted($0))" } ?? Self.adviceOnNoKeywords,
      rewriting(document.span(node), as: meant, .unsafe))
  }

  /// Reports keywords that stand directly under `opt_out`.
  private mutating func reportBareKeywords(_ node: NodeID) -> Bool {
    let shape = ValueShape.block(.optOut)
    let keywords: String?
    switch document.kind(node) {
    case .mapping, .invalid: return false
    case .plainScalar where isNull(node): return false
    case .plainScalar, .quotedScalar:
      if reportSlip(node, where: shape) { return true }
      keywords = keywordsMeant(by: document.string(node))
      if keywords == nil {
        report(node, shape, help: Self.adviceOnNoKeywords, [])
        return true
      }
    case .sequence: keywords = flowOfScalars(node).map(Self.besideUsual)
    }
    guard let keywords else { return false }
    let meant = "{ \(OptOutKey.keywords.rawValue): \(keywords) }"
    report(node, shape, help: "write \(quoted(meant))", rewriting(document.span(node), as: meant, .unsafe))
    return true
  }

  private static let adviceOnNoKeywords =
    "delete it: an opt out always counts, and carriers expect the usual words to be honoured"

  private static func besideUsual(_ list: String) -> String {
    "{ \(KeywordsKey.usesDefault.rawValue): true, \(KeywordsKey.add.rawValue): \(list) }"
  }

  /// What keywords in words mean, as a value of the file: `alto`, `stop, basta`, `default + basta`; nil where they say that there are none.
  private func keywordsMeant(by text: String) -> String? {
    let bare = text.split { "[]{}".contains($0) }.joined().replacing(text: "+", with: ",")
    var words = namesInOne(bare).map { word in String(word.filter { !"\"'".contains($0) }) }.filter { !$0.isEmpty }
    if words.count == 1 {
      switch words[0].lowercased() {
      case "false", "no", "none", "off", "never", "disabled", "nothing", "null": return nil
      default: break
      }
    }
    let usual: Set<String> = [KeywordsWord.usual.rawValue, "true", "yes", "on", "standard", "usual", "all", "enabled"]
    words.removeAll { usual.contains($0.lowercased()) }
    return words.isEmpty
      ? KeywordsWord.usual.rawValue : Self.besideUsual("[" + words.map(yamlScalar).joined(separator: ", ") + "]")
  }
}
