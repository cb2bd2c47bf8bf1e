import Diagnostics

/// Problems as text, for goldens: `line:column-line:column severity[CODE]: message` and what belongs to it.
func text(of sink: DiagnosticSink) -> String {
  var lines: [String] = []
  for problem in sink.sorted {
    let place = range(problem.primary.place)
    let label = problem.primary.text.isEmpty ? "" : " (\(problem.primary.text))"
    lines.append("\(place) \(problem.severity.rawValue)[\(problem.code.name)]: \(problem.message)\(label)")
    for related in problem.related { lines.append("  \(range(related.place)): \(related.text)") }
    for note in problem.notes { lines.append("  note: \(note)") }
    if let help = problem.help { lines.append("  help: \(help)") }
  }
  return lines.map { $0 + "\n" }.joined()
}

/// First and last character of a place; one position for a place of one character or none.
private func range(_ place: Place) -> String {
  let start = position(place.source, place.span.lower)
  let end = position(place.source, place.span.upper)
  return "\(start.line):\(start.column)-\(end.line):\(end.column)"
}

/// Line and column as an editor shows them, counted the slow way.
func position(_ source: Source, _ offset: UInt32) -> (line: Int, column: Int) {
  var (line, column) = (1, 1)
  var at = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  while at < Int(offset) {
    let byte = source.bytes[at]
    if byte == 0x0A || byte == 0x0D && !(at + 1 < source.bytes.count && source.bytes[at + 1] == 0x0A) {
      (line, column) = (line + 1, 1)
    } else if byte & 0xC0 != 0x80 && byte != 0x0D {
      column += 1
    }
    at += 1
  }
  return (line, column)
}

/// The text that a problem underlines.
func underlined(_ problem: Problem) -> String {
  let place = problem.primary.place
  return String(
    decoding: place.source.bytes[Int(place.span.lower)..<Int(place.span.upper)], as: UTF8.self)
}
