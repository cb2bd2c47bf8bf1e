/// A tag of a template: what is between two braces.
struct TemplateTag {
  /// Including its braces.
  let range: Range<Int>
  /// Between the braces.
  let inner: Range<Int>
  /// Whether it has three braces on each side.
  let isTriple: Bool
}

/// The tags of a template, one after the other.
struct TemplateTags {
  private let text: [UInt8]
  /// How far the text has been read.
  private(set) var at = 0

  init(_ text: [UInt8]) { self.text = text }

  enum Next {
    case tag(TemplateTag)
    /// Braces that are not closed before others open.
    case unclosed(Range<Int>, isTriple: Bool)
  }

  /// The next tag; nil after the last one.
  mutating func next() -> Next? {
    guard let start = find("{{", from: at) else { return nil }
    let isTriple = start + 2 < text.count && text[start + 2] == UInt8(ascii: "{")
    let inner = start + (isTriple ? 3 : 2)
    // The names of fields contain no brace, so a tag ends before the next one opens.
    let next = find("{{", from: inner) ?? text.count
    guard let end = find(isTriple ? "}}}" : "}}", from: inner, before: next) else {
      at = inner
      return .unclosed(start..<inner, isTriple: isTriple)
    }
    at = end + (isTriple ? 3 : 2)
    return .tag(TemplateTag(range: start..<at, inner: inner..<end, isTriple: isTriple))
  }

  private func find(_ mark: StaticString, from start: Int, before end: Int = .max) -> Int? {
    mark.withUTF8Buffer { mark in
      var at = start
      while at + mark.count <= min(text.count, end) {
        if text[at] == mark[0], text[at..<at + mark.count].elementsEqual(mark) { return at }
        at += 1
      }
      return nil
    }
  }
}
