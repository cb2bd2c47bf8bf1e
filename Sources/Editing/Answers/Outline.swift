package import Diagnostics
internal import RuleLanguage
internal import YAMLTree

/// A part of a file as an outline shows it.
package struct OutlineEntry: Sendable {
  package enum Kind: Sendable {
    case section, member, list, rule, routingCase, other
  }

  package let name: String
  package let kind: Kind
  /// The whole part, and what names it.
  package let span: SourceSpan
  package let nameSpan: SourceSpan
  package let children: [OutlineEntry]
}

extension FileAnalysis {
  /// The parts of the file: its keys, and below them the entries of lists and mappings.
  package var outline: [OutlineEntry] {
    guard role != .other, let root = document.root else { return [] }
    return document.entries(root).map { key, value in
      let name = document.string(key)
      return OutlineEntry(
        name: name, kind: role == .roster ? .member : .section, span: joined(key, value), nameSpan: document.span(key),
        children: role == .roster ? [] : children(of: value, in: name))
    }
  }

  private func joined(_ key: NodeID, _ value: NodeID) -> SourceSpan {
    SourceSpan(document.span(key).lower, max(document.span(key).upper, document.span(value).upper))
  }

  private func children(of node: NodeID, in section: String) -> [OutlineEntry] {
    let kind = kind(ofEntriesIn: section)
    switch document.kind(node) {
    case .mapping:
      return document.entries(node).map { key, value in
        OutlineEntry(
          name: document.string(key), kind: kind, span: joined(key, value), nameSpan: document.span(key), children: [])
      }
    case .sequence:
      return document.elements(node).compactMap { element in
        guard let name = name(of: element) else { return nil }
        return OutlineEntry(
          name: name.text, kind: kind, span: document.span(element), nameSpan: name.span, children: [])
      }
    case .plainScalar, .quotedScalar, .invalid: return []
    }
  }

  /// A scalar is its own name; a mapping is named by the value of its first key.
  private func name(of node: NodeID) -> (text: String, span: SourceSpan)? {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      let text = document.string(node)
      return text.isEmpty ? nil : (text, document.span(node))
    case .mapping:
      guard let (key, value) = document.entries(node).first else { return nil }
      let isScalar = document.kind(value) == .plainScalar || document.kind(value) == .quotedScalar
      let text = isScalar ? document.string(value) : ""
      return text.isEmpty ? (document.string(key), document.span(key)) : (text, document.span(value))
    case .sequence, .invalid: return nil
    }
  }

  private func kind(ofEntriesIn section: String) -> OutlineEntry.Kind {
    switch FileKey(rawValue: section) {
    case .team, .members: .member
    case .lists: .list
    case .tagRules: .rule
    case .cases: .routingCase
    case .version, .kind, .action, .distribution, .replyRouting, .replyTimeout, .autoTags, .optOut, .textingHours,
      .notifications, .list, .invariants, nil:
      .other
    }
  }

  /// The parts that take several lines, as first and last line, counted from 0.
  package var foldings: [(first: Int, last: Int)] {
    guard let root = document.root else { return [] }
    var found: [(first: Int, last: Int)] = []
    var waiting = [(root, false)]
    while let (node, folds) = waiting.popLast() {
      let span = document.span(node)
      if folds { add(span, to: &found) }
      switch document.kind(node) {
      case .mapping:
        for (key, value) in document.entries(node) {
          let isCollection = document.kind(value) == .mapping || document.kind(value) == .sequence
          guard isCollection else { continue }
          add(joined(key, value), to: &found)
          waiting.append((value, false))
        }
      case .sequence: waiting += document.elements(node).map { ($0, true) }
      case .plainScalar, .quotedScalar, .invalid: break
      }
    }
    return found.sorted { ($0.first, $1.last) < ($1.first, $0.last) }
  }

  private func add(_ span: SourceSpan, to found: inout [(first: Int, last: Int)]) {
    let first = text.lineNumber(ofByte: Int(span.lower))
    // A collection may end where the next line begins.
    var end = min(Int(span.upper), text.bytes.count)
    while end > Int(span.lower), [0x20, 0x0A, 0x0D].contains(text.bytes[end - 1]) { end -= 1 }
    let last = text.lineNumber(ofByte: end)
    if last > first, found.last?.first != first || found.last?.last != last { found.append((first, last)) }
  }
}
