public import Diagnostics
public import Text
public import YAMLTree

extension KeyedReader {
  /// Whether a text can be a name; reports why not.
  @inlinable public mutating func checkedName(_ text: String, _ span: SourceSpan) -> Bool {
    if let hidden = firstInvisibleScalar(in: text) {
      let kind =
        switch hidden.kind {
        case .bidi: "a character that changes the direction of text"
        case .zeroWidth: "a character that shows nothing"
        case .control: "a control character"
        case .space: "a space that is not an ordinary one"
        }
      problems.report(
        Problem(
          language.codes.invisibleCharacter, "\(quoted(text)) holds `\(hidden.name)`, \(kind)", at: place(span),
          help: hidden.kind == .space ? "write an ordinary space" : "delete it or type the name again",
          fixes: replacing(hidden, in: text, span)))
      return false
    }
    if text.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
      problems.report(
        Problem(
          language.codes.emptyName, "a name needs at least one character", at: place(span),
          help: "write a name or delete the entry"))
      return false
    }
    // A scalar takes at least one byte, so most names need no count.
    if text.utf8.count > language.nameLength, text.unicodeScalars.count > language.nameLength {
      problems.report(
        Problem(
          language.codes.nameTooLong,
          "this name has \(text.unicodeScalars.count) characters, more than \(language.nameLength), the limit `name length`",
          at: place(span), help: "shorten it"))
      return false
    }
    return true
  }

  /// The entries of a list of names; a hole for each entry that is not a name.
  @inlinable public mutating func names(_ node: NodeID?, _ shape: ValueShape) -> Written<[Written<String>]> {
    guard let node else { return .invalid }
    let element: ValueShape
    switch shape {
    case .list(let inner):
      element = inner
    case .oneOrMore(let inner):
      element = inner
      switch document.kind(node) {
      case .plainScalar, .quotedScalar:
        if isNull(node) {
          reportShape(node, shape)
          return .invalid
        }
        if spansLines(node) {
          reportLines(node, mayBeList: true)
          return .invalid
        }
        let only = if case .text = inner { comparedText(node, inner) } else { name(node, inner) }
        return only.isInvalid ? .invalid : .value([only], document.span(node))
      case .sequence, .mapping, .invalid: break
      }
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .named,
      .keys, .either:
      return .invalid
    }
    return list(node, shape) { reader, entry in
      if case .text = element { reader.comparedText(entry, element) } else { reader.name(entry, element) }
    }
  }

  /// The entries of a list, each read by `read`.
  @inlinable public mutating func list<Value>(
    _ node: NodeID?, _ shape: ValueShape, _ read: (inout KeyedReader, NodeID) -> Written<Value>
  ) -> Written<[Written<Value>]> {
    guard let node else { return .invalid }
    switch document.kind(node) {
    case .invalid: return .invalid
    case .sequence: break
    case .plainScalar, .quotedScalar:
      reportShape(node, shape)
      return .invalid
    case .mapping:
      reportShape(node, shape)
      return .invalid
    }
    var entries: [Written<Value>] = []
    entries.reserveCapacity(document.count(node))
    var child = document.firstChild(node)
    while let entry = child {
      entries.append(read(&self, entry))
      child = document.next(entry)
    }
    return .value(entries, document.span(node))
  }

  /// The entries of a mapping with free names as keys.
  @inlinable public mutating func namedEntries(_ node: NodeID?, _ shape: ValueShape) -> Written<
    [(name: Written<String>, node: NodeID)]
  > {
    guard let node else { return .invalid }
    guard document.kind(node) == .mapping else {
      if document.kind(node) != .invalid { reportShape(node, shape) }
      return .invalid
    }
    var entries: [(Written<String>, NodeID)] = []
    var child = document.firstChild(node)
    while let key = child, let value = document.next(key) {
      // A plain `null` or an empty text as a key is a name like any other, or an empty one.
      let span = document.span(key)
      let text = document.string(key)
      if reportColonBeforeBracket(key) { return .invalid }
      if hasSlip(key) {
        entries.append((slipped(key, where: shape), value))
      } else {
        let isName = document.kind(key) != .invalid && checkedName(text, span)
        entries.append((isName ? .value(text, span) : .invalid, value))
      }
      child = document.next(value)
    }
    return .value(entries, document.span(node))
  }
}
