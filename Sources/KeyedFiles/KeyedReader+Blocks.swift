public import Diagnostics
internal import Text
public import YAMLTree

/// An entry of a mapping with fixed keys. Without a node it is a hole: one of the keys that an unknown key was probably meant to be.
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
    entries.reserveCapacity(document.count(node))
    let unknown = readEntries(node, { Key(rawValue: $0) }) { entries.append(BlockEntry($0, document.span($1), $2)) }
    var isGuessed = true
    let names = unknown.isEmpty ? [] : Key.allCases.map(\.rawValue)
    let (loose, lists): ([NodeID], [NodeID]) =
      unknown.isEmpty
      ? ([], []) : reportLooseEntries(unknown, in: node, keys: names) { Key(rawValue: $0)?.rule.shape.takesList }
    // What was reported is not reported again as a value of the wrong shape.
    if !lists.isEmpty {
      entries = entries.map { entry in
        lists.contains { document.span($0) == entry.span } ? BlockEntry(entry.key, entry.span, nil) : entry
      }
    }
    for key in unknown where !loose.contains(key) {
      // The key that was probably meant counts as written, so that it is not reported as missing, and what is below it is read: all
      // problems are told at once.
      let meant = reportUnknown(
        key, beside: entries.map(\.key.rawValue), expected: Key.allCases.map(\.rawValue), in: Key.phrase)
      for one in meant.compactMap(Key.init(rawValue:)) {
        // Where a colon has no space, a part of the value is in the key.
        let isAlone = meant.count == 1 && !document.bytes(key).contains(0x3A)
        let value = isAlone ? document.next(key).flatMap { fits($0, one.rule.shape) ? $0 : nil } : nil
        entries.append(BlockEntry(one, document.span(key), value))
      }
      isGuessed = !meant.isEmpty && isGuessed
    }
    // In a small block an unknown key was probably meant to be the one that is missing.
    guard isGuessed || Key.isFile else { return Entries(known: entries, hasUnknown: true) }
    // A key that is absent may stand in the part of the file that could not be read.
    if document.hasHoles, node == document.root { return Entries(known: entries, hasUnknown: true) }
    for key in Key.allCases where !entries.contains(where: { $0.key == key }) && key.rule.isRequired {
      if language.isElsewhere(key, in: node, document) { continue }
      let all = unknown.isEmpty ? entries.map(\.key) : nil
      reportMissing(
        key.rawValue, key.rule, Key.phrase, in: node, isOfFile: Key.isFile,
        fixes: language.additions(of: key, in: node, beside: all, document))
    }
    return Entries(known: entries, hasUnknown: !isGuessed)
  }

  /// Whether a value is of the kind that a shape has: otherwise another key may be meant.
  @usableFromInline func fits(_ node: NodeID, _ shape: ValueShape) -> Bool {
    switch document.kind(node) {
    case .mapping: shape.takesKeys
    case .sequence: shape.takesList
    case .plainScalar where isNull(node): false
    case .plainScalar, .quotedScalar: shape.takesScalar
    case .invalid: false
    }
  }

  /// The entries of a mapping whose keys are words, in the order of the file, and the keys that are no such words.
  @inlinable public func entries<Word>(
    _ node: NodeID, _ word: (String) -> Word?
  ) -> (known: [(word: Word, key: NodeID, value: NodeID)], unknown: [NodeID]) {
    var known: [(word: Word, key: NodeID, value: NodeID)] = []
    let unknown = readEntries(node, word) { known.append(($0, $1, $2)) }
    return (known, unknown)
  }

  /// - Returns: the keys that are no such words.
  @inlinable func readEntries<Word>(
    _ node: NodeID, _ word: (String) -> Word?, _ take: (Word, NodeID, NodeID) -> Void
  ) -> [NodeID] {
    var unknown: [NodeID] = []
    var child = document.firstChild(node)
    while let key = child, let value = document.next(key) {
      if document.kind(key) == .invalid {
      } else if let word = word(document.string(key)) {
        take(word, key, value)
      } else if !(document.hasHoles && document.kind(value) == .invalid) {
        unknown.append(key)
      }
      child = document.next(value)
    }
    return unknown
  }

  /// Reports a key that a mapping does not accept. Returns the keys that it was probably meant to be.
  ///
  /// - Parameters:
  ///   - written: the other keys of the mapping: it was meant to be none of them.
  ///   - expected: the keys that the mapping accepts.
  ///   - owner: the mapping, in the message.
  public mutating func reportUnknown(
    _ key: NodeID, beside written: [String], expected: [String], in owner: String
  ) -> [String] {
    let text = document.string(key)
    let free = expected.filter { !written.contains($0) }
    if let slip = reportKeySlip(key, among: expected) {
      guard !slip.isEmpty, !expected.contains(slip), document.bytes(key).contains(0x3A) else {
        return free.filter { $0 == slip }
      }
      // The key before a colon without a space is misspelt as well.
      let start = document.span(key).lower
      let meant = suggest(slip, among: free, synonyms: language.synonyms)
      reportUnknown(
        slip, SourceSpan(start, start + UInt32(slip.utf8.count)), meant: meant, expected: expected, in: owner)
      return meant
    }
    if text.isEmpty || firstInvisibleScalar(in: text) != nil {
      _ = checkedName(text, document.span(key))
      let visible = text.unicodeScalars.filter { firstInvisibleScalar(in: String($0)) == nil }
      return free.filter { $0.unicodeScalars.elementsEqual(visible) }
    }
    guard !problems.drops(.error) else { return [] }
    let isSynonym = language.synonyms[text]?.split(separator: " ").contains { expected.contains(String($0)) } ?? false
    if !isSynonym, let home = language.home(of: text, in: owner) {
      problems.report(
        Problem(
          language.codes.unknownKey, "\(quoted(text)) is not a key of \(owner)", at: document.place(key), help: home))
      return []
    }
    let meant = suggest(text, among: free, synonyms: language.synonyms)
    reportUnknown(text, document.span(key), meant: meant, expected: expected, in: owner)
    return meant
  }

  mutating func reportUnknown(
    _ text: String, _ span: SourceSpan, meant: [String], expected: [String], in owner: String
  ) {
    problems.report(
      .unknown(
        language.codes.unknownKey, "unknown key \(quoted(text)) in \(owner), expected \(oneOf(expected))", text,
        at: place(span), meant: meant,
        otherwise: language.advice(about: text, in: owner) ?? "delete it or write a key that is expected"))
  }

  /// Reports `{ tag: Donor, to: ana, joe }`: a list without brackets, whose entries are keys without values to YAML.
  ///
  /// - Parameters:
  ///   - keys: the keys of the mapping: `none:B` is one without a space, and no entry.
  ///   - takesList: whether a key takes a list; nil for a key that the mapping does not have.
  /// - Returns: the keys that are such entries, and those that they belong to.
  @usableFromInline mutating func reportLooseEntries(
    _ unknown: [NodeID], in node: NodeID, keys: [String], _ takesList: (String) -> Bool?
  ) -> (loose: [NodeID], lists: [NodeID]) {
    guard source.bytes[Int(document.span(node).lower)] == 0x7B else { return ([], []) }
    var loose: [NodeID] = []
    var lists: [NodeID] = []
    var list: (key: NodeID, first: NodeID, entries: [NodeID])?
    for (key, value) in document.entries(node) {
      let isLoose = unknown.contains(key) && document.kind(value) == .plainScalar && document.bytes(value).isEmpty
      if isLoose, list != nil, !holdsKey(key, among: keys) {
        if list?.entries.isEmpty == true { lists += list.map { [$0.key] } ?? [] }
        list?.entries.append(key)
        loose.append(key)
        continue
      }
      if let list { reportLoose(list, takesList) }
      list = document.kind(value) == .plainScalar && !isNull(value) ? (key, value, []) : nil
    }
    if let list { reportLoose(list, takesList) }
    return (loose, lists)
  }

  /// Whether a text begins with a key, or nearly one, and its colon.
  private func holdsKey(_ node: NodeID, among keys: [String]) -> Bool {
    let text = document.string(node)
    guard document.kind(node) == .plainScalar, let colon = text.utf8.firstIndex(of: 0x3A) else { return false }
    let word = String(text[..<colon])
    return keys.contains(word) || !suggest(word, among: keys, synonyms: language.synonyms).isEmpty
  }

  private mutating func reportLoose(
    _ list: (key: NodeID, first: NodeID, entries: [NodeID]), _ takesList: (String) -> Bool?
  ) {
    guard let last = list.entries.last, let second = list.entries.first else { return }
    let digits = ([list.first] + list.entries).map { document.string($0) }
    if digits[0].utf8.count <= 3, digits.allSatisfy({ $0.utf8.allSatisfy(ASCII.isDigit) }),
      digits.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    {
      let number = digits.joined()
      return problems.report(
        Problem(
          language.codes.wrongShape, "a comma ends the value of \(quoted(document.string(list.key)))",
          at: document.place(second), help: "write \(quoted(number)), without a comma",
          fixes: rewriting(SourceSpan(document.span(list.first).lower, document.span(last).upper), as: number, .unsafe))
      )
    }
    let texts = ([list.first] + list.entries).map { yamlScalar(document.string($0)) }
    if takesList(document.string(list.key)) == false {
      let text = "\"" + digits.joined(separator: ", ") + "\""
      return problems.report(
        Problem(
          language.codes.wrongShape, "a comma ends the value of \(quoted(document.string(list.key)))",
          at: document.place(second), help: "write \(quoted(text)), in quotes",
          fixes: digits.contains { $0.contains("\"") || $0.contains("\\") }
            ? []
            : rewriting(
              SourceSpan(document.span(list.first).lower, document.span(last).upper), as: text, .unsafe)))
    }
    let written = "\(document.string(list.key)): [\(texts.joined(separator: ", "))]"
    let lower = document.span(list.first).lower
    let upper = document.span(last).upper
    problems.report(
      Problem(
        language.codes.wrongShape, "the value of \(quoted(document.string(list.key))) goes on after a comma",
        at: document.place(second), help: "write \(quoted(written))",
        fixes: [
          Fix(
            "write brackets", safety: .unsafe,
            edits: [Edit(place(SourceSpan(lower, lower)), "["), Edit(place(SourceSpan(upper, upper)), "]")])
        ]))
  }

  public mutating func reportMissing(
    _ key: String, _ rule: KeyRule, _ owner: String, in node: NodeID, isOfFile: Bool = false, fixes: [Fix] = []
  ) {
    let first = document.firstChild(node)
    if let glued = document.entries(node).first(where: { document.string($0.key).hasPrefix(key + ":") }) {
      let colon = Int(document.span(glued.key).lower) + key.utf8.count
      if document.kind(glued.key) == .plainScalar { return reportColons(colon, [colon]) }
    }
    problems.report(
      Problem(
        isOfFile ? language.codes.missingFileKey : language.codes.missingKey,
        "the key \(quoted(key)) is missing in \(owner)", at: document.place(first ?? node),
        help: "write \(quoted(key + ":")) with \(rule.shape.phrase)", fixes: fixes))
  }
}
