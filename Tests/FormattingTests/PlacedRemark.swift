import Diagnostics
import YAMLTree

/// A remark of a text, and between which words it stands: counted without what lays texts out.
struct PlacedRemark: Equatable {
  let text: String
  /// How many keys and values begin before it.
  let words: Int

  static func all(in bytes: [UInt8]) -> [PlacedRemark] {
    var sink = DiagnosticSink()
    let document = parseYAML(Source(name: "a.yaml", bytes: bytes), sink: &sink)
    var starts: [UInt32] = []
    var waiting = document.root.map { [$0] } ?? []
    while let node = waiting.popLast() {
      let parts = document.elements(node) + document.entries(node).flatMap { [$0.key, $0.value] }
      if parts.isEmpty { starts.append(document.span(node).lower) }
      waiting += parts
    }
    starts.sort()
    var words = 0
    return document.comments.map { comment in
      while words < starts.count, starts[words] < comment.lower { words += 1 }
      let text = String(decoding: bytes[Int(comment.lower)..<Int(comment.upper)], as: UTF8.self)
      return PlacedRemark(text: String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed()), words: words)
    }
  }
}
