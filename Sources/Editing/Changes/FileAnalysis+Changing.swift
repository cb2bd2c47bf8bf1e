package import Diagnostics
internal import RuleLanguage
internal import YAMLTree

/// A part of a text with what is written in its place.
package typealias TextChange = (span: SourceSpan, replacement: String)

// The smallest changes of a document: every other byte stays, remarks among them.
extension FileAnalysis {
  /// The entries of the root whose names are keys of rule files, in the order of the file.
  var rootEntries: [(name: FileKey, key: NodeID, value: NodeID)] {
    guard let root = document.root else { return [] }
    return document.entries(root).compactMap { key, value in
      FileKey(rawValue: document.string(key)).map { ($0, key, value) }
    }
  }

  /// The value of a key of the root.
  func value(_ key: FileKey) -> NodeID? { rootEntries.first { $0.name == key }?.value }

  /// The value of a key of a mapping.
  func value(_ key: String, in mapping: NodeID) -> NodeID? {
    document.entries(mapping).first { document.string($0.key) == key }?.value
  }

  /// Writes a value of a key of the root: in place of the one it has, else behind the keys that rule files have before it.
  ///
  /// - Parameter value: YAML on one line, or on lines of its own that begin with a line break.
  func setting(_ key: FileKey, to value: String) -> TextChange? {
    guard let root = document.root, document.kind(root) == .mapping else { return nil }
    if let entry = rootEntries.first(where: { $0.name == key }) {
      return replacing(entry.key, entry.value, with: value)
    }
    let written = key.rawValue + (value.first?.isNewline == true ? ":" : ": ") + value
    if isFlow(root) { return appending(written, to: root) }
    let order = FileKey.allCases
    let place = order.firstIndex(of: key) ?? 0
    let before = rootEntries.last { order.firstIndex(of: $0.name).map { $0 < place } ?? false }
    if let before {
      let at = endOfLine(end(of: before.value))
      return (SourceSpan(at..<at), document.lineBreak + written)
    }
    let first = document.entries(root).first.map { Int(document.span($0.key).lower) } ?? text.bytes.count
    return (SourceSpan(first..<first), written + document.lineBreak)
  }

  /// Writes a value of a key of a mapping: in place of the one it has, else at its end.
  func setting(_ key: String, in mapping: NodeID, to value: String) -> TextChange? {
    if let entry = document.entries(mapping).first(where: { document.string($0.key) == key }) {
      return replacing(entry.key, entry.value, with: value)
    }
    return appending(key + ": " + value, to: mapping)
  }

  /// Writes another value behind a key.
  func replacing(_ key: NodeID, _ value: NodeID, with new: String) -> TextChange {
    let old = document.span(value)
    if isOnLine(of: key, value), new.first?.isNewline != true { return (old, new) }
    // From the colon on: a value on lines of its own may be indented less than a single value must be.
    var colon = Int(document.span(key).upper)
    while colon < text.bytes.count, text.bytes[colon] != 0x3A { colon += 1 }
    let start = min(colon + 1, text.bytes.count)
    return (SourceSpan(start..<max(start, end(of: value))), (new.first?.isNewline == true ? "" : " ") + new)
  }

  /// Whether a value stands on the line of its key, so that it alone can be replaced.
  private func isOnLine(of key: NodeID, _ value: NodeID) -> Bool {
    let span = document.span(value)
    guard span.lower < span.upper, Int(span.lower) < text.bytes.count,
      text.lineNumber(ofByte: Int(span.lower)) == text.lineNumber(ofByte: Int(document.span(key).lower))
    else { return false }
    switch document.kind(value) {
    case .plainScalar, .quotedScalar: return ![0x7C, 0x3E].contains(text.bytes[Int(span.lower)])
    case .sequence, .mapping: return isFlow(value)
    case .invalid: return false
    }
  }

  /// Writes one more entry at the end of a list or a mapping; nil for an empty one that is not in brackets.
  ///
  /// - Parameter entry: its lines after the first are indented by as much as the first.
  func appending(_ entry: String, to node: NodeID) -> TextChange? {
    let isList = document.kind(node) == .sequence
    let last = isList ? document.elements(node).last : document.entries(node).last?.value
    let start = Int(document.span(node).lower)
    guard let last else {
      guard isFlow(node) else { return nil }
      let isTight = start + 1 < text.bytes.count && text.bytes[start] == 0x7B && text.bytes[start + 1] == 0x7D
      return (SourceSpan((start + 1)..<(start + 1)), isTight ? " \(entry) " : entry)
    }
    let end = end(of: last)
    if isFlow(node) { return (SourceSpan(end..<end), ", " + entry) }
    let first = isList ? document.elements(node).first : document.entries(node).first?.key
    let line = text.line(text.lineNumber(ofByte: first.map { Int(document.span($0).lower) } ?? start))
    let indentation = String(repeating: " ", count: text.bytes[line].prefix { $0 == 0x20 }.count)
    let inner = document.lineBreak + indentation + (isList ? "  " : "")
    let written = entry.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: inner)
    // A remark behind the entry stays with it.
    let at = endOfLine(end)
    return (SourceSpan(at..<at), document.lineBreak + indentation + (isList ? "- " : "") + written)
  }

  /// Takes an entry out of a list or a mapping, with what separates it from its neighbours; nil for the only one that is not in
  /// brackets, and for one that shares its line with something else.
  func removing(_ number: Int, of node: NodeID) -> TextChange? {
    let spans = entrySpans(node)
    guard spans.indices.contains(number) else { return nil }
    let span = spans[number]
    if isFlow(node) {
      if number > 0 { return (SourceSpan(spans[number - 1].upperBound..<span.upperBound), "") }
      return (SourceSpan(span.lowerBound..<(spans.count > 1 ? spans[1].lowerBound : span.upperBound)), "")
    }
    guard spans.count > 1 else { return nil }
    let line = text.line(text.lineNumber(ofByte: span.lowerBound))
    let before = text.bytes[line.lowerBound..<span.lowerBound].filter { $0 != 0x20 }
    guard before == (document.kind(node) == .sequence ? [0x2D] : []) else { return nil }
    let last = text.lineNumber(ofByte: max(span.lowerBound, span.upperBound - 1))
    if last + 1 < text.lineCount { return (SourceSpan(line.lowerBound..<text.line(last + 1).lowerBound), "") }
    // The last line of a text has no end: the one before gives its own.
    let start = line.lowerBound > 0 ? text.line(text.lineNumber(ofByte: line.lowerBound) - 1).upperBound : 0
    return (SourceSpan(start..<text.line(last).upperBound), "")
  }

  private func entrySpans(_ node: NodeID) -> [Range<Int>] {
    document.kind(node) == .sequence
      ? document.elements(node).map { Int(document.span($0).lower)..<end(of: $0) }
      : document.entries(node).map { Int(document.span($0.key).lower)..<end(of: $0.value) }
  }

  /// Whether a list or a mapping is in brackets.
  func isFlow(_ node: NodeID) -> Bool {
    let start = Int(document.span(node).lower)
    return start < text.bytes.count && (text.bytes[start] == 0x5B || text.bytes[start] == 0x7B)
  }

  /// Where a value ends. A collection may end where the next line begins.
  func end(of node: NodeID) -> Int {
    let start = Int(document.span(node).lower)
    var end = min(Int(document.span(node).upper), text.bytes.count)
    while end > start, [0x20, 0x0A, 0x0D].contains(text.bytes[end - 1]) { end -= 1 }
    return end
  }

  private func endOfLine(_ offset: Int) -> Int { text.line(text.lineNumber(ofByte: offset)).upperBound }
}
