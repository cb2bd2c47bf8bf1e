public import Diagnostics
internal import Text
public import YAMLTree

extension KeyedReader {
  /// Text of any kind, plain or quoted: `no`, `on`, `09:00` and `1e3` are text here.
  @inlinable public mutating func text(_ node: NodeID?, _ shape: ValueShape) -> Written<String> {
    guard let node else { return .invalid }
    switch document.kind(node) {
    case .quotedScalar: return .value(document.string(node), document.span(node))
    case .plainScalar where !isNull(node): return .value(document.string(node), document.span(node))
    case .plainScalar, .sequence, .mapping:
      reportShape(node, shape)
      return .invalid
    case .invalid: return .invalid
    }
  }

  /// Text that is shown to people. Curly quotes around all of it were meant as those of the file.
  public mutating func shownText(_ node: NodeID?, _ shape: ValueShape) -> Written<String> {
    let written = text(node, shape)
    guard let node, !written.isInvalid, unquoted(node) != nil,
      document.string(node).unicodeScalars.last.map({ curlyQuotes.contains(String($0)) }) ?? false
    else { return written }
    return slipped(node, where: shape)
  }

  /// A name: text that shows every character it holds.
  @inlinable public mutating func name(_ node: NodeID?, _ shape: ValueShape) -> Written<String> {
    guard let node, case .value(let text, let span) = text(node, shape) else { return .invalid }
    if hasSlip(node) { return slipped(node, where: shape) }
    return checkedName(text, span) ? .value(text, span) : .invalid
  }

  /// Text that is compared with other text, such as a phrase: in it, a slip of the hand would go unnoticed.
  @inlinable public mutating func comparedText(_ node: NodeID, _ shape: ValueShape) -> Written<String> {
    let written = text(node, shape)
    return !written.isInvalid && hasSlip(node) ? slipped(node, where: shape) : written
  }

  /// One of a few words.
  @inlinable public mutating func word(_ node: NodeID?, _ words: [String], _ shape: ValueShape) -> Written<String> {
    guard case .value(let text, let span) = text(node, shape) else { return .invalid }
    if words.contains(text) { return .value(text, span) }
    if let node, reportSlip(node, where: shape) { return .invalid }
    reportUnknownWord(text, span, words)
    return .invalid
  }

  public mutating func reportUnknownWord(_ text: String, _ span: SourceSpan, _ words: [String]) {
    guard !problems.drops(.error) else { return }
    problems.report(
      .unknown(
        language.codes.unknownWord, "unknown word \(quoted(text)), expected \(oneOf(words))", text, at: place(span),
        meant: suggest(text, among: words, synonyms: language.synonyms)))
  }

  /// Replaces a scalar with what was certainly, or probably, meant.
  public func rewriting(_ span: SourceSpan, as text: String?, _ safety: Fix.Safety = .safe) -> [Fix] {
    guard let text else { return [] }
    return [Fix("write \(quoted(text))", safety: safety, edits: [Edit(place(span), text)])]
  }
}
