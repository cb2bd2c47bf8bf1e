internal import Diagnostics
internal import YAMLTree

/// Whether two documents hold the same values, in the same order, in quotes where they were in quotes.
func isSameTree(_ first: YAMLDocument, _ second: YAMLDocument) -> Bool {
  guard let a = first.root, let b = second.root else { return first.root == nil && second.root == nil }
  return isSameNode(first, a, second, b)
}

/// Collections are at most as deep as the reader allows.
private func isSameNode(_ first: YAMLDocument, _ a: NodeID, _ second: YAMLDocument, _ b: NodeID) -> Bool {
  guard first.kind(a) == second.kind(b), first.bytes(a) == second.bytes(b) else { return false }
  var (left, right) = (first.firstChild(a), second.firstChild(b))
  while let one = left, let other = right {
    guard isSameNode(first, one, second, other) else { return false }
    (left, right) = (first.next(one), second.next(other))
  }
  return left == nil && right == nil
}

/// Whether two texts have the same tokens in the same order, so that every remark stands between the tokens between which
/// it stood, at the end of a line or on a line of its own as before, and says the same.
func isSameText(
  _ first: YAMLDocument, _ tokens: LayoutTokens, _ second: YAMLDocument, _ others: LayoutTokens
) -> Bool {
  guard tokens.all.count == others.all.count else { return false }
  for index in tokens.all.indices {
    let (one, other) = (tokens.all[index], others.all[index])
    // The texts of scalars are the values of the tree.
    if case .scalar(let style) = one.kind, case .scalar(let otherStyle) = other.kind {
      guard style.isBlock ? otherStyle.isBlock : style == otherStyle else { return false }
      continue
    }
    guard one.kind == other.kind, tokens.bytes[one.range] == others.bytes[other.range] else { return false }
    if one.kind == .comment, tokens.endsLine(index) != others.endsLine(index) { return false }
  }
  return first.comments.count == second.comments.count
    && zip(first.comments, second.comments).allSatisfy { first.remark($0) == second.remark($1) }
}

extension LayoutTokens {
  /// Whether a remark stands behind something on its line.
  fileprivate func endsLine(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    return lineBreaks(in: bytes, all[index - 1].range.upperBound..<all[index].range.lowerBound) == 0
  }
}

extension YAMLDocument {
  /// The text of a remark, without the blanks at its end.
  fileprivate func remark(_ span: SourceSpan) -> ArraySlice<UInt8> {
    var text = source.bytes[Int(span.lower)..<Int(span.upper)]
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }
}
