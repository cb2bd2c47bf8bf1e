import Diagnostics
import YAMLTree

/// An entry of a mapping with fixed keys. Without a node it is a hole: a key that was probably meant by one nobody knows.
struct BlockEntry<Key: BlockKey> {
  let key: Key
  let span: Span
  let node: NodeID?
}

/// The entries of a mapping with fixed keys.
struct Entries<Key: BlockKey> {
  let known: [BlockEntry<Key>]
  /// There was a key of which it cannot be guessed what it meant.
  let hasUnknown: Bool
}

extension SyntaxReader {
  /// The entries of a mapping, in the order of the file. Reports unknown keys and missing ones; nil when the node is no
  /// mapping (reported).
  mutating func entries<Key: BlockKey>(_ node: NodeID?, _: Key.Type, shape: ValueShape? = nil) -> Entries<Key>? {
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
    var isGuessed = true
    for key in unknown {
      isGuessed = report(unknown: key, entries: &entries) && isGuessed
    }
    // In a small block a key that nobody knows was probably meant for the one that is missing.
    guard isGuessed || Key.block == .file else { return Entries(known: entries, hasUnknown: true) }
    for key in Key.allCases where key.rule.isRequired && !entries.contains(where: { $0.key == key }) {
      let isOurs = unknown.isEmpty && entries.contains { $0.key.rawValue == FileKey.members.rawValue }
      reportMissing(
        key.rawValue, key.rule, Key.block.phrase, in: node,
        fixes: Key.block == .file && key.rawValue == FileKey.version.rawValue && isOurs ? versionLine(in: node) : [])
    }
    return Entries(known: entries, hasUnknown: !isGuessed)
  }

  /// Answers whether it can be guessed which key was meant.
  private mutating func report<Key: BlockKey>(unknown key: NodeID, entries: inout [BlockEntry<Key>]) -> Bool {
    let text = document.string(key)
    let span = document.span(key)
    if text.isEmpty || firstInvisibleScalar(in: text) != nil {
      _ = checkedName(text, span)
      let visible = text.unicodeScalars.filter { firstInvisibleScalar(in: String($0)) == nil }
      guard let key = Key(rawValue: String(String.UnicodeScalarView(visible))),
        !entries.contains(where: { $0.key == key })
      else { return false }
      entries.append(BlockEntry(key: key, span: span, node: nil))
      return true
    }
    let all = Key.allCases.map(\.rawValue)
    let written = Set(entries.map(\.key.rawValue))
    let meant = suggest(text, among: all.filter { !written.contains($0) }, synonyms: ruleSynonyms)
    reportUnknown(key, meant, expected: all, in: Key.block.phrase)
    // What the key probably meant counts as written and refused, so that nothing is said to be missing.
    for key in meant.compactMap(Key.init(rawValue:)) {
      entries.append(BlockEntry(key: key, span: span, node: nil))
    }
    return !meant.isEmpty
  }

  /// Reports a key that a mapping does not take.
  mutating func reportUnknown(_ key: NodeID, _ meant: [String], expected: [String], in owner: String) {
    let text = document.string(key)
    problems.report(
      Problem(
        .unknownKey, "unknown key \(quoted(text)) in \(owner), expected \(oneOf(expected))", at: document.place(key),
        notes: lookalikes(text), help: didYouMean(meant) ?? "delete it or write a key that is expected",
        fixes: respelling(text, at: document.place(key), as: meant)))
  }

  mutating func reportMissing(_ key: String, _ rule: KeyRule, _ owner: String, in node: NodeID, fixes: [Fix] = []) {
    let first = document.firstChild(node)
    problems.report(
      Problem(
        .missingKey, "the key \(quoted(key)) is missing in \(owner)", at: document.place(first ?? node),
        help: "write \(quoted(key + ":")) with \(rule.shape.phrase)", fixes: fixes))
  }

  /// Writes `version: 1` above the first key: there is no other version.
  private func versionLine(in root: NodeID) -> [Fix] {
    guard let first = document.firstChild(root) else { return [] }
    let bytes = source.bytes
    let start = Int(document.span(first).lower)
    var indentation = 0
    while start > indentation, bytes[start - indentation - 1] == 0x20 { indentation += 1 }
    let line = start - indentation
    guard line == 0 || bytes[line - 1] == 0x0A else { return [] }
    let end = bytes.contains(0x0D) ? "\r\n" : "\n"
    let text = "version: 1" + end + String(repeating: " ", count: indentation)
    return [Fix("write `version: 1`", safety: .safe, edits: [Edit(place(Span(start..<start)), text)])]
  }
}
