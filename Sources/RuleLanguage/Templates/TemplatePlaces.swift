import Diagnostics

/// Where the parts of a template are in the file, which may write it with escapes, quotes or indentation.
struct TemplatePlaces {
  /// The text that the file means.
  private let text: [UInt8]
  /// The scalar in the file.
  private let span: SourceSpan
  private let source: Source
  /// Where each `{{` of the text is in the file; nil where that cannot be determined.
  private let openings: [Int: Int]?

  init(_ text: [UInt8], at span: SourceSpan, in source: Source) {
    self.text = text
    self.span = span
    self.source = source
    let meant = braces(in: text, 0..<text.count)
    let written = braces(in: source.bytes, Int(span.lower)..<min(Int(span.upper), source.bytes.count))
    openings =
      meant.count == written.count
      ? Dictionary(zip(meant, written), uniquingKeysWith: { first, _ in first }) : nil
  }

  /// Where a part of the text is in the file: its exact place, or else the whole scalar.
  func place(_ range: Range<Int>) -> Place { exact(range) ?? Place(source, span) }

  /// Nil where the file writes the part differently, with escapes or over several lines.
  func exact(_ range: Range<Int>) -> Place? {
    guard let openings else { return nil }
    // A part is within a tag, and a tag starts with braces.
    var opening = range.lowerBound
    while opening > 0, openings[opening] == nil { opening -= 1 }
    guard let written = openings[opening] else { return nil }
    let lower = written + range.lowerBound - opening
    let upper = lower + range.count
    guard upper <= Int(span.upper), source.bytes[written..<upper].elementsEqual(text[opening..<range.upperBound]) else {
      return nil
    }
    return Place(source, SourceSpan(lower..<upper))
  }
}

/// Where `{{` occurs, once for each run of braces.
private func braces(in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
  var found: [Int] = []
  var at = range.lowerBound
  while at + 1 < range.upperBound {
    if bytes[at] == UInt8(ascii: "{"), bytes[at + 1] == UInt8(ascii: "{") {
      found.append(at)
      while at < range.upperBound, bytes[at] == UInt8(ascii: "{") { at += 1 }
    } else {
      at += 1
    }
  }
  return found
}
