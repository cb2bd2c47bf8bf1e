import Diagnostics
internal import KeyedFiles
import YAMLTree

extension Checker {
  /// Whether all of a part of the file could be read, so that it can be compared with another part.
  func isWhole(_ span: SourceSpan) -> Bool {
    guard let errors = syntax.errors, problems.dropped.errors == 0 else { return false }
    func holds(_ other: SourceSpan) -> Bool { other.lower < span.upper && span.lower <= other.upper }
    return !errors.contains(where: holds)
      && !problems.kept.contains {
        $0.severity == .error && $0.primary.place.source === syntax.source && holds($0.primary.place.span)
      }
  }

  /// A safe fix that deletes an entry of a list; nil where a comment would lose what it refers to, or where a part of the entry
  /// could not be read, so that it is not known what would be lost.
  func deletionFix(_ title: String, _ span: SourceSpan, after previous: SourceSpan?) -> [Fix] {
    guard let previous, isWhole(span), let edit = deletion(of: span, after: previous) else { return [] }
    return [Fix(title, safety: .safe, edits: [edit])]
  }

  /// Deletes an entry of a list, and what separates it from the entry before.
  func deletion(of span: SourceSpan, after previous: SourceSpan) -> Edit? {
    let bytes = syntax.source.bytes
    let (lower, upper) = (Int(span.lower), Int(span.upper))
    guard previous.upper <= span.lower, upper <= bytes.count, !holdsComment(span) else { return nil }
    var end = upper
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x2C { end += 1 }
    if end < bytes.count, bytes[end] == 0x23 { return nil }
    let gap = bytes[Int(previous.upper)..<lower]
    if gap.allSatisfy(isSeparator) { return Edit(place(SourceSpan(previous.upper, span.upper)), "") }
    // A comment on the line of the previous entry stays there. A comment on its own line may refer to this entry.
    guard var start = gap.firstIndex(of: 0x0A), gap[start...].allSatisfy(isSeparator),
      // Between brackets the comment would swallow what follows the entry.
      gap[start...].contains(0x2D)
    else { return nil }
    if start > gap.startIndex, bytes[start - 1] == 0x0D { start -= 1 }
    return Edit(place(SourceSpan(start..<upper)), "")
  }

  /// Deletes the first entry of a list, and what separates it from the next one.
  func deletion(of span: SourceSpan, before next: SourceSpan) -> Edit? {
    guard span.upper <= next.lower, Int(next.lower) <= syntax.source.bytes.count, !holdsComment(span),
      syntax.source.bytes[Int(span.upper)..<Int(next.lower)].allSatisfy(isSeparator)
    else { return nil }
    return Edit(place(SourceSpan(span.lower, next.lower)), "")
  }

  private func holdsComment(_ span: SourceSpan) -> Bool {
    let comments = syntax.document.comments
    var (low, high) = (0, comments.count)
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].lower < span.lower { low = middle + 1 } else { high = middle }
    }
    return low < comments.count && comments[low].lower < span.upper
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x2D: true
    default: false
    }
  }
}
