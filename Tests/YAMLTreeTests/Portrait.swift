import Diagnostics
import Text
import YAMLTree

/// A document and its problems as text, for goldens: every node with the text that its span underlines.
func portrait(of source: Source, limits: YAMLLimits = YAMLLimits()) -> String {
  var sink = DiagnosticSink()
  let document = parseYAML(source, limits: limits, sink: &sink)
  return portrait(of: document, sink)
}

func portrait(of document: YAMLDocument, _ sink: DiagnosticSink) -> String {
  let source = document.source
  var lines: [String] = []
  if let root = document.root {
    describe(document, root, depth: 0, role: "", into: &lines)
  } else {
    lines.append("no document")
  }
  for comment in document.comments { lines.append("comment \(quoted(source, comment))") }
  for problem in sink.sorted {
    let place = position(source, problem.primary.place.span)
    lines.append("\(place): \(problem.severity.rawValue)[\(problem.code.name)]: \(problem.message)")
    lines.append("  at \(quoted(source, problem.primary.place.span)) \(problem.primary.text)")
    for label in problem.related {
      lines.append("  \(position(source, label.place.span)): \(quoted(source, label.place.span)) \(label.text)")
    }
    for note in problem.notes { lines.append("  note: \(note)") }
    if let help = problem.help { lines.append("  help: \(help)") }
  }
  return lines.joined(separator: "\n") + "\n"
}

private func describe(
  _ document: YAMLDocument, _ node: NodeID, depth: Int, role: String, into lines: inout [String]
) {
  let indent = String(repeating: "  ", count: depth)
  let span = quoted(document.source, document.span(node))
  let place = position(document.source, document.span(node))
  switch document.kind(node) {
  case .plainScalar: lines.append("\(indent)\(role)\(place) plain \(span) = \(document.string(node).debugDescription)")
  case .quotedScalar:
    lines.append("\(indent)\(role)\(place) quoted \(span) = \(document.string(node).debugDescription)")
  case .invalid: lines.append("\(indent)\(role)\(place) invalid \(span)")
  case .sequence:
    lines.append("\(indent)\(role)\(place) sequence \(span)")
    for element in document.elements(node) { describe(document, element, depth: depth + 1, role: "- ", into: &lines) }
  case .mapping:
    lines.append("\(indent)\(role)\(place) mapping \(span)")
    for (key, value) in document.entries(node) {
      describe(document, key, depth: depth + 1, role: "? ", into: &lines)
      describe(document, value, depth: depth + 1, role: ": ", into: &lines)
    }
  }
}

/// Line and column as an editor shows them, counted the slow way.
func position(_ source: Source, _ span: SourceSpan) -> String {
  var (line, column) = (1, 1)
  var at = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  while at < Int(span.lower) {
    let byte = source.bytes[at]
    if byte == 0x0A || byte == 0x0D && !(at + 1 < source.bytes.count && source.bytes[at + 1] == 0x0A) {
      (line, column) = (line + 1, 1)
    } else if byte & 0xC0 != 0x80 && byte != 0x0D {
      column += 1
    }
    at += 1
  }
  return "\(line):\(column)"
}

private func quoted(_ source: Source, _ span: SourceSpan) -> String {
  let text = String(decoding: source.bytes[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
  let escaped = text.debugDescription
  guard escaped.count > 60 else { return escaped }
  return "\(escaped.prefix(30))…\(escaped.suffix(25))"
}
