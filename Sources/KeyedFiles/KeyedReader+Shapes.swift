public import Diagnostics
public import Text
import YAMLTree

/// What to do about a value of the wrong shape: the same words in the shape that was expected.
extension KeyedReader {
  /// The help and the fixes for a value that should have another shape.
  func reshaping(_ node: NodeID, to shape: ValueShape) -> (help: String?, fixes: [Fix]) {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar: isNull(node) ? (nil, []) : listing(scalar: node, shape)
    case .mapping: listing(mapping: node, shape)
    case .sequence: unlisting(node, shape)
    case .invalid: (nil, [])
    }
  }

  /// A mapping from a number, under the key that it most probably gives.
  private func keying(_ node: NodeID, _ mapping: String) -> (String?, [Fix]) {
    guard document.bytes(node).first.map(ASCII.isDigit) == true, let key = language.mainKey(of: mapping) else {
      return (nil, [])
    }
    let meant = "{ \(key): \(document.string(node)) }"
    return ("write \(quoted(meant))", rewriting(document.span(node), as: meant, .unsafe))
  }

  /// A list from one text: of one entry, or of the names that commas and `and` separate.
  private func listing(scalar node: NodeID, _ shape: ValueShape) -> (String?, [Fix]) {
    if case .keys(let mapping) = shape { return keying(node, mapping) }
    guard let element = shape.element, !element.takesKeys else { return (nil, []) }
    var text = document.string(node)
    if document.kind(node) == .plainScalar { text = withoutBrackets(text) }
    // A list in quotes is a text.
    if text.first == "[", text.last == "]", text.count > 2 { text = String(text.dropFirst().dropLast()) }
    // In quotes, a phrase may have commas.
    let isName = if case .name = element { true } else { false }
    let parts = document.kind(node) == .plainScalar || isName ? namesInOne(text) : []
    if parts.count > 1 {
      let list = "[" + parts.map(yamlScalar).joined(separator: ", ") + "]"
      return ("write \(quoted(list))", rewriting(document.span(node), as: list, .unsafe))
    }
    if isName, let advice = naming(node, text) { return advice }
    if case .text(let what) = element, wordsForAll.union(wordsForNone).contains(text.lowercased()) {
      let entry = what.split(separator: " ").last.map { $0.uppercased() } ?? "TEXT"
      return ("write `[\(entry), \(entry)]`, or delete the key", [])
    }
    let entry = yamlScalar(text)
    var help = "write \(quoted("[" + (document.kind(node) == .plainScalar ? text : entry) + "]"))"
    if isName, document.kind(node) == .plainScalar, text.contains(" ") {
      let words = text.split(separator: " ").map { yamlScalar(String($0)) }
      help += ", or \(quoted("[" + words.joined(separator: ", ") + "]")) if these are several"
    }
    switch element {
    case .name: break
    case .word(let words): if !words.contains(text) { return listing(otherWord: text, among: words, at: node) }
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .text, .list, .oneOrMore,
      .named, .keys, .either:
      return (help, [])
    }
    // A text of several words may be several names.
    let isWord = document.kind(node) == .plainScalar && entry == document.string(node) && !text.contains(" ")
    return (help, isWord ? rewriting(document.span(node), as: "[\(entry)]") : [])
  }

  /// A list of names from a word for all of them, for none, or from how many there are; nil where the text may be a name.
  private func naming(_ node: NodeID, _ text: String) -> (String?, [Fix])? {
    let isNumber = !text.isEmpty && text.utf8.allSatisfy(ASCII.isDigit)
    if document.kind(node) == .plainScalar, isNumber || wordsForAll.contains(text.lowercased()) {
      let all = language.everyone(in: document)
      guard !isNumber, !all.isEmpty, all.count <= 20 else { return ("name each one: `[NAME, NAME]`", []) }
      let list = "[" + all.map(yamlScalar).joined(separator: ", ") + "]"
      return ("write \(quoted(list))", rewriting(document.span(node), as: list, .unsafe))
    }
    return wordsForNone.contains(text.lowercased()) ? ("delete the key, or name each one: `[NAME, NAME]`", []) : nil
  }

  /// A list of words from another word: of those meant, or of all.
  private func listing(otherWord text: String, among words: [String], at node: NodeID) -> (String?, [Fix]) {
    if wordsForNone.contains(text.lowercased()) {
      return ("write `[]` for none of them", rewriting(document.span(node), as: "[]", .unsafe))
    }
    let meant =
      wordsForAll.contains(text.lowercased())
      ? words : Array(suggest(text, among: words, synonyms: language.synonyms).prefix(1))
    let list = "[" + (meant.isEmpty ? words : meant).joined(separator: ", ") + "]"
    return (
      meant.isEmpty ? "write a list of these words, such as \(quoted("[\(words[0])]"))" : "write \(quoted(list))",
      meant.isEmpty ? [] : rewriting(document.span(node), as: list, .unsafe)
    )
  }

  /// The values of a mapping whose keys only number or describe them: `1: sender`, `member: joe`; nil where the keys may be names.
  private func described(_ entries: [(key: NodeID, value: NodeID)]) -> [String]? {
    let describing: Set<String> = [
      "first", "second", "third", "then", "next", "last", "else", "otherwise", "finally", "step", "member", "members",
      "name", "names", "user", "list", "to", "id", "agent", "person", "who", "value", "default", "fallback", "mode",
      "type", "strategy", "method", "route", "routing",
    ]
    let isDescribing = entries.allSatisfy { entry in
      let key = document.string(entry.key).lowercased()
      return describing.contains(key) || !key.isEmpty && key.utf8.allSatisfy(ASCII.isDigit)
    }
    let values = entries.compactMap { entry -> String? in
      switch document.kind(entry.value) {
      case .plainScalar where !isNull(entry.value), .quotedScalar: document.string(entry.value)
      case .plainScalar, .sequence, .mapping, .invalid: nil
      }
    }
    return isDescribing && values.count == entries.count ? values : nil
  }

  /// A list from a mapping: of its keys where they have no values, or of the mapping itself.
  private func listing(mapping node: NodeID, _ shape: ValueShape) -> (String?, [Fix]) {
    let entries = document.entries(node)
    guard let element = shape.element else {
      guard shape.takesScalar, let values = described(entries), values.count == 1 else { return (nil, []) }
      let text = yamlScalar(values[0])
      return ("write \(quoted(text)) alone", rewriting(document.span(node), as: text, .unsafe))
    }
    if element.takesKeys {
      guard let first = entries.first, language.home(of: document.string(first.key), in: "") != nil else {
        return (nil, [])
      }
      return ("write `- ` before the first key of each entry", dashing(node, first.key))
    }
    if let values = described(entries), !values.isEmpty {
      let names = values.map(yamlScalar)
      let list = names.count == 1 ? names[0] : "[" + names.joined(separator: ", ") + "]"
      return ("write \(quoted(takesOne(shape) ? list : "[" + names.joined(separator: ", ") + "]"))", [])
    }
    guard !entries.isEmpty, entries.allSatisfy({ isNull($0.value) || isEmptyMapping($0.value) }) else {
      return ("write the names alone: " + quoted("[" + shown(entries.map(\.key)) + "]"), [])
    }
    let list = "[" + entries.map { yamlScalar(document.string($0.key)) }.joined(separator: ", ") + "]"
    let span = document.span(node)
    let isBlock = source.bytes[Int(span.lower)] != 0x7B
    var end = span
    if let last = entries.last { end = SourceSpan(span.lower, max(document.span(last.key).upper, span.upper)) }
    if isBlock, Int(end.upper) < source.bytes.count, source.bytes[Int(end.upper)] == 0x3A { end.upper += 1 }
    return ("write \(quoted(list))", rewriting(end, as: list, .unsafe))
  }

  private func takesOne(_ shape: ValueShape) -> Bool {
    switch shape {
    case .oneOrMore: true
    case .either(let shapes): shapes.contains(where: takesOne)
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .list,
      .named, .keys:
      false
    }
  }

  private func shown(_ keys: [NodeID]) -> String {
    keys.prefix(5).map { yamlScalar(document.string($0)) }.joined(separator: ", ") + (keys.count > 5 ? ", …" : "")
  }

  private func isEmptyMapping(_ node: NodeID) -> Bool {
    document.kind(node) == .mapping && document.firstChild(node) == nil
  }

  /// Makes an entry of a list from a mapping, with its lines indented further.
  private func dashing(_ node: NodeID, _ first: NodeID) -> [Fix] {
    let span = document.span(node)
    let (lower, upper) = (Int(span.lower), Int(span.upper))
    if source.bytes[lower] == 0x7B {
      return [
        Fix(
          "put it in brackets", safety: .unsafe,
          edits: [Edit(place(SourceSpan(lower..<lower)), "["), Edit(place(SourceSpan(upper..<upper)), "]")])
      ]
    }
    var edits = [Edit(place(SourceSpan(lower..<lower)), "- ")]
    for at in lower..<upper where source.bytes[at] == 0x0A && at + 1 < upper && source.bytes[at + 1] == 0x20 {
      edits.append(Edit(place(SourceSpan((at + 1)..<(at + 1))), "  "))
    }
    return [Fix("write `- ` before the first key", safety: .unsafe, edits: edits)]
  }

  /// One value from a list that holds only one.
  private func unlisting(_ node: NodeID, _ shape: ValueShape) -> (String?, [Fix]) {
    let elements = document.elements(node)
    if let named = naming(node, elements, shape) ?? keying(elements, shape) { return named }
    if isEntry(node), !shape.takesList, shape.takesScalar, elements.count > 1, elements.count <= 20,
      elements.allSatisfy(isScalar)
    {
      let names = elements.map { quoted(yamlScalar(document.string($0))) }
      return ("write each as an entry of its own: \(names.joined(separator: ", "))", [])
    }
    if let merged = merging(node, elements, shape) { return merged }
    guard !shape.takesList, elements.count == 1, let only = elements.first else { return (nil, []) }
    switch document.kind(only) {
    case .plainScalar, .quotedScalar, .mapping: break
    case .sequence, .invalid: return (nil, [])
    }
    let span = document.span(only)
    var text = String(decoding: source.bytes[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
    // In brackets, a key with its value needs no braces.
    if document.kind(only) == .mapping, text.first != "{" { text = "{ \(text) }" }
    guard source.bytes[Int(document.span(node).lower)] == 0x5B, !text.contains("\n") else {
      return ("write the value alone, without a list", [])
    }
    return ("write \(quoted(text)), without brackets", rewriting(document.span(node), as: text, .unsafe))
  }

  /// Whether a node is an entry of a list, and not the value of a key.
  func isEntry(_ node: NodeID) -> Bool {
    source.bytes[..<Int(document.span(node).lower)].last { $0 > 0x20 } != UInt8(ascii: ":")
  }

  private func isScalar(_ node: NodeID) -> Bool {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar: !isNull(node)
    case .sequence, .mapping, .invalid: false
    }
  }

  /// What to do about a list of mappings, each with its name in it, where the names are keys.
  private func keying(_ elements: [NodeID], _ shape: ValueShape) -> (String?, [Fix])? {
    guard !shape.takesList, shape.takesNames, let first = elements.first, document.kind(first) == .mapping else {
      return nil
    }
    let entries = document.entries(first)
    for key in ["id", "key", "name"] {
      guard let entry = entries.first(where: { document.string($0.key) == key }), isScalar(entry.value) else {
        continue
      }
      let name = yamlScalar(document.string(entry.value))
      return ("the name is the key: write \(quoted(name + ":")) in place of \(quoted("- \(key): \(name)"))", [])
    }
    return nil
  }

  /// A mapping of names from a list of them, each with every default.
  private func naming(_ node: NodeID, _ elements: [NodeID], _ shape: ValueShape) -> (String?, [Fix])? {
    guard !shape.takesList, shape.namesBlocks, !elements.isEmpty else { return nil }
    let isOfNames = elements.allSatisfy { element in
      switch document.kind(element) {
      case .plainScalar, .quotedScalar: !isNull(element)
      case .sequence, .mapping, .invalid: false
      }
    }
    guard isOfNames else { return nil }
    let entries = elements.prefix(5).map { yamlScalar(document.string($0)) + ": {}" }
    let mapping = "{ " + entries.joined(separator: ", ") + " }"
    let isWhole = elements.count <= 5 && source.bytes[Int(document.span(node).lower)] == 0x5B
    return (
      elements.count > 5 ? "write each on a line as in `\(entries[0])`" : "write \(quoted(mapping))",
      isWhole ? rewriting(document.span(node), as: mapping, .unsafe) : []
    )
  }

  // MARK: Remarks and hidden characters

  /// The remark that stands where the value of a node should be, on the line of its key.
  func commentInPlace(of node: NodeID) -> SourceSpan? {
    guard document.kind(node) == .plainScalar, document.bytes(node).isEmpty else { return nil }
    var at = Int(document.span(node).lower)
    while at < source.bytes.count, source.bytes[at] == 0x3A || source.bytes[at] == 0x20 || source.bytes[at] == 0x09 {
      at += 1
    }
    guard at + 1 < source.bytes.count, source.bytes[at] == 0x23, source.bytes[at + 1] > 0x20 else { return nil }
    var end = at
    while end < source.bytes.count, source.bytes[end] != 0x0A, source.bytes[end] != 0x0D { end += 1 }
    while end > at, source.bytes[end - 1] == 0x20 { end -= 1 }
    return SourceSpan(at..<end)
  }

  func quoting(_ span: SourceSpan) -> [Fix] {
    let text = String(decoding: source.bytes[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
    guard !text.contains("\""), !text.contains("\\") else { return [] }
    return rewriting(span, as: "\"\(text)\"", .unsafe)
  }

  /// Writes a name without a character that does not show.
  @usableFromInline func replacing(_ hidden: InvisibleScalar, in text: String, _ span: SourceSpan) -> [Fix] {
    guard hidden.kind == .space || hidden.kind == .zeroWidth else { return [] }
    let raw = source.bytes[Int(span.lower)..<Int(span.upper)]
    let scalar = Array(String(hidden.scalar).utf8)
    let edits = raw.indices.filter { raw[$0...].starts(with: scalar) }.map {
      Edit(place(SourceSpan($0..<($0 + scalar.count))), hidden.kind == .space ? " " : "")
    }
    guard !edits.isEmpty else { return [] }
    return [
      Fix(hidden.kind == .space ? "write an ordinary space" : "delete it", safety: .unsafe, edits: edits)
    ]
  }
}
