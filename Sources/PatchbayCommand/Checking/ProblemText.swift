import Diagnostics

/// Problems as people read them, at most 100 and then how many more. No line feed at the end.
func problemText(_ sink: DiagnosticSink, color: Bool, limit: Int = 100) -> String {
  var tables = LineTables()
  let problems = sink.sorted
  var texts = problems.prefix(limit).map { problem in
    let position = tables.position(problem.primary.place)
    var text = "\(printable(problem.primary.place.source.name)):\(position.line):\(position.column): "
    text += "\(problem.severity.rawValue)[\(problem.code.name)]: \(printable(problem.message))"
    if let help = problem.help { text += "\n  = help: \(printable(help))" }
    return text
  }
  if problems.count > limit { texts.append("and \(problems.count - limit) more") }
  return texts.joined(separator: "\n")
}
