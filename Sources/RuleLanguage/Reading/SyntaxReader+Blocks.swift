import Diagnostics
import YAMLTree

/// An entry of a mapping with fixed keys. Without a node it is a hole: a key that was probably meant by one nobody knows.
struct BlockEntry<Key: BlockKey> {
  let key: Key
  let span: Span
  let node: NodeID?
}

extension SyntaxReader {
  /// The known entries of a mapping, in the order of the file. Reports unknown keys and missing ones; nil when the node is
  /// no mapping (reported).
  mutating func entries<Key: BlockKey>(_ node: NodeID?, _: Key.Type, shape: ValueShape? = nil) -> [BlockEntry<Key>]? {
    guard let node else { return nil }
    guard document.kind(node) == .mapping else {
      if document.kind(node) != .invalid { reportShape(node, shape ?? .block(Key.block)) }
      return nil
    }
    var entries: [BlockEntry<Key>] = []
    var unknown: [NodeID] = []
    var child = document.firstChild(node)
    while let key = child, let value = document.next(key) {
      if let known = Key(rawValue: document.string(key)) {
        entries.append(BlockEntry(key: known, span: document.span(key), node: value))
      } else if document.kind(key) != .invalid {
        unknown.append(key)
      }
      child = document.next(value)
    }
    for key in unknown { report(unknown: key, entries: &entries) }
    for key in Key.allCases where key.rule.isRequired && !entries.contains(where: { $0.key == key }) {
      reportMissing(key.rawValue, key.rule, Key.block.phrase, in: node)
    }
    return entries
  }

  private mutating func report<Key: BlockKey>(unknown key: NodeID, entries: inout [BlockEntry<Key>]) {
    let text = document.string(key)
    let span = document.span(key)
    if text.isEmpty || firstInvisibleScalar(in: text) != nil {
      _ = checkedName(text, span)
      return
    }
    let free = Key.allCases.filter { key in !entries.contains { $0.key == key } }.map(\.rawValue)
    let meant = suggest(text, among: free, synonyms: ruleSynonyms)
    problems.report(
      Problem(
        .unknownKey,
        "unknown key \(quoted(text)) in \(Key.block.phrase), expected one of \(quotedList(Key.allCases.map(\.rawValue), "or"))",
        at: place(span), notes: lookalikes(text),
        help: didYouMean(meant) ?? "delete it or write one of the keys expected", fixes: replacement(span, meant)))
    // What the key probably meant counts as written and refused, so that nothing is said to be missing.
    for word in meant {
      if let key = Key(rawValue: word) { entries.append(BlockEntry(key: key, span: span, node: nil)) }
    }
  }

  mutating func reportMissing(_ key: String, _ rule: KeyRule, _ owner: String, in node: NodeID) {
    let first = document.firstChild(node)
    problems.report(
      Problem(
        .missingKey, "the key \(quoted(key)) is missing in \(owner)", at: document.place(first ?? node),
        help: "write \(quoted(key + ":")) with \(rule.shape.phrase)"))
  }

  /// A note on letters of other alphabets, which may look like the ones meant.
  func lookalikes(_ text: String) -> [String] {
    let foreign = text.unicodeScalars.filter { !$0.isASCII }
    guard !foreign.isEmpty else { return [] }
    return ["not ASCII: " + foreign.prefix(5).map { "`\($0)` is \(codePointName($0.value))" }.joined(separator: ", ")]
  }
}
