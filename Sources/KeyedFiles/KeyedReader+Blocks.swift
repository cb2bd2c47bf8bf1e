public import Diagnostics
internal import Text
public import YAMLTree

/// An entry of a mapping with fixed keys. Without a node it is a hole: the key that an unknown key was probably meant
/// to be.
public struct BlockEntry<Key: BlockKey> {
  public let key: Key
  public let span: SourceSpan
  public let node: NodeID?

  @inlinable public init(_ key: Key, _ span: SourceSpan, _ node: NodeID?) {
    self.key = key
    self.span = span
    self.node = node
  }
}

/// The entries of a mapping with fixed keys.
public struct Entries<Key: BlockKey> {
  public let known: [BlockEntry<Key>]
  /// Whether there was a key whose meaning cannot be guessed.
  public let hasUnknown: Bool

  @usableFromInline init(known: [BlockEntry<Key>], hasUnknown: Bool) {
    self.known = known
    self.hasUnknown = hasUnknown
  }
}

extension KeyedReader {
  /// The entries of a mapping, in the order of the file. Reports unknown keys and missing ones; nil when the node is
  /// not a mapping (reported).
  @inlinable public mutating func entries<Key: BlockKey>(_ node: NodeID?, _: Key.Type, shape: ValueShape? = nil)
    -> Entries<Key>?
  {
    guard let node else { return nil }
    guard document.kind(node) == .mapping else {
      if document.kind(node) != .invalid { reportShape(node, shape ?? .keys(of: Key.phrase)) }
      return nil
    }
    var entries: [BlockEntry<Key>] = []
    var unknown: [NodeID] = []
    var child = document.firstChild(node)
    while let key = child, let value = document.next(key) {
      if let known = Key(rawValue: document.string(key)) {
        entries.append(BlockEntry(known, document.span(key), value))
      } else if document.kind(key) != .invalid, !(document.hasHoles && document.kind(value) == .invalid) {
        unknown.append(key)
      }
      child = document.next(value)
    }
    var isGuessed = true
    for key in unknown {
      isGuessed = report(unknown: key, entries: &entries) && isGuessed
    }
    // In a small block an unknown key was probably meant to be the one that is missing.
    guard isGuessed || Key.isFile else { return Entries(known: entries, hasUnknown: true) }
    // A key that is absent may stand in the part of the file that could not be read.
    if document.hasHoles, node == document.root { return Entries(known: entries, hasUnknown: true) }
    let all = unknown.isEmpty ? entries.map(\.key) : nil
    for key in Key.allCases where key.rule.isRequired && !entries.contains(where: { $0.key == key }) {
      reportMissing(
        key.rawValue, key.rule, Key.phrase, in: node, isOfFile: Key.isFile,
        fixes: language.additions(of: key, in: node, beside: all, document))
    }
    return Entries(known: entries, hasUnknown: !isGuessed)
  }

  /// Returns whether it can be guessed which key was meant.
  @usableFromInline mutating func report<Key: BlockKey>(unknown key: NodeID, entries: inout [BlockEntry<Key>]) -> Bool {
    let text = document.string(key)
    let span = document.span(key)
    if let slip = reportKeySlip(key, among: Key.allCases.map(\.rawValue)) {
      guard let meant = Key(rawValue: slip), !entries.contains(where: { $0.key == meant }) else { return false }
      entries.append(BlockEntry(meant, span, nil))
      return true
    }
    if text.isEmpty || firstInvisibleScalar(in: text) != nil {
      _ = checkedName(text, span)
      let visible = text.unicodeScalars.filter { firstInvisibleScalar(in: String($0)) == nil }
      guard let key = Key(rawValue: String(String.UnicodeScalarView(visible))),
        !entries.contains(where: { $0.key == key })
      else { return false }
      entries.append(BlockEntry(key, span, nil))
      return true
    }
    let all = Key.allCases.map(\.rawValue)
    if problems.isFull {
      // No one will see it, so nothing is spent on what was meant.
      reportUnknown(key, [], expected: all, in: Key.phrase)
      return false
    }
    let isSynonym = language.synonyms[text].map(all.contains) ?? false
    if !isSynonym, let home = language.home(of: text, in: Key.phrase) {
      problems.report(
        Problem(
          language.codes.unknownKey, "\(quoted(text)) is not a key of \(Key.phrase)", at: document.place(key),
          help: home))
      return false
    }
    let written = Set(entries.map(\.key.rawValue))
    let meant = suggest(text, among: all.filter { !written.contains($0) }, synonyms: language.synonyms)
    reportUnknown(key, meant, expected: all, in: Key.phrase)
    // The key that was probably meant counts as written and refused, so that it is not reported as missing.
    for key in meant.compactMap(Key.init(rawValue:)) {
      entries.append(BlockEntry(key, span, nil))
    }
    return !meant.isEmpty
  }

  /// Reports a key that a mapping does not accept.
  public mutating func reportUnknown(_ key: NodeID, _ meant: [String], expected: [String], in owner: String) {
    let text = document.string(key)
    problems.report(
      Problem(
        language.codes.unknownKey, "unknown key \(quoted(text)) in \(owner), expected \(oneOf(expected))",
        at: document.place(key),
        notes: lookalikes(text), help: didYouMean(meant) ?? "delete it or write a key that is expected",
        fixes: respelling(text, at: document.place(key), as: meant)))
  }

  public mutating func reportMissing(
    _ key: String, _ rule: KeyRule, _ owner: String, in node: NodeID, isOfFile: Bool = false, fixes: [Fix] = []
  ) {
    let first = document.firstChild(node)
    problems.report(
      Problem(
        isOfFile ? language.codes.missingFileKey : language.codes.missingKey,
        "the key \(quoted(key)) is missing in \(owner)", at: document.place(first ?? node),
        help: "write \(quoted(key + ":")) with \(rule.shape.phrase)", fixes: fixes))
  }
}
