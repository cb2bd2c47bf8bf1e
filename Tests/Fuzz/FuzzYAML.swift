import Diagnostics
import YAMLTree

/// What holds for every tree, whatever the bytes: spans lie in the source, children lie in their parents and in order,
/// comments start with `#`, and a plain scalar on one line is its own bytes. Started by `Tests/Fuzz/run`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = Source(name: "fuzz.yaml", bytes: Array(UnsafeBufferPointer(start: data, count: count)))
  var sink = DiagnosticSink()
  let document = parseYAML(source, sink: &sink)
  for problem in sink.problems {
    for label in [problem.primary] + problem.related { checkInside(label.place.span, source) }
  }
  for format in ReportFormat.allCases { precondition(!report(sink.sorted, as: format).utf8.contains(0x1B)) }
  checkComments(document)
  if let root = document.root { checkTree(document, root) }
  return 0
}

private func checkInside(_ span: SourceSpan, _ source: Source) {
  precondition(span.lower <= span.upper && Int(span.upper) <= source.bytes.count, "a span outside the source")
}

private func checkComments(_ document: YAMLDocument) {
  var end: UInt32 = 0
  for comment in document.comments {
    checkInside(comment, document.source)
    precondition(comment.lower >= end && document.source.bytes[Int(comment.lower)] == 0x23, "no comment")
    end = comment.upper
  }
}

private func checkTree(_ document: YAMLDocument, _ root: NodeID) {
  var open = [root]
  while let node = open.popLast() {
    let span = document.span(node)
    checkInside(span, document.source)
    var end = span.lower
    for child in document.elements(node) + document.entries(node).flatMap({ [$0.key, $0.value] }) {
      let inner = document.span(child)
      precondition(inner.lower >= end && inner.upper <= span.upper, "a child outside its parent or out of order")
      end = inner.upper
      open.append(child)
    }
    let written = document.source.bytes[Int(span.lower)..<Int(span.upper)]
    if document.kind(node) == .plainScalar, !written.contains(0x0A), !written.contains(0x0D) {
      precondition(document.bytes(node).elementsEqual(written), "a plain scalar that is not its bytes")
    }
  }
}
