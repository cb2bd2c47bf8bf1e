import Diagnostics
internal import Text
import YAMLTree

/// Characters as web pages write them, in texts that were copied from the source of one.
extension KeyedReader {
  /// The first such character of a plain text: `&amp;` for `&`.
  func entity(in node: NodeID) -> (range: Range<Int>, meant: String)? {
    guard document.kind(node) == .plainScalar else { return nil }
    let span = document.span(node)
    for start in Int(span.lower)..<Int(span.upper) where source.bytes[start] == 0x26 {
      let rest = source.bytes[start..<Int(span.upper)]
      for (entity, meant) in entities where rest.starts(with: entity.utf8) {
        return (start..<(start + entity.utf8.count), meant)
      }
    }
    return nil
  }

  mutating func reportEntity(_ range: Range<Int>, _ meant: String) {
    let written = String(decoding: source.bytes[range], as: UTF8.self)
    problems.report(
      Problem(
        language.codes.wrongShape, "\(quoted(written)) is \(quoted(meant)) on web pages alone",
        at: place(SourceSpan(range)), help: "write \(quoted(meant)), or put the text in quotes if all of it is meant",
        fixes: [Fix("write \(quoted(meant))", safety: .unsafe, edits: [Edit(place(SourceSpan(range)), meant)])]))
  }
}

/// Those that occur in names and phrases.
private let entities = [
  ("&amp;", "&"), ("&apos;", "'"), ("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "),
]
