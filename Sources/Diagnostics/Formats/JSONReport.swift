internal import Text

/// One envelope with every problem; its shape is described in `docs/schema/`.
func jsonReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  var json = JSONWriter()
  var tables = LineTables()
  json.object { json in
    json.member("schema", options.schema)
    json.array("problems") { json in
      for problem in problems { write(problem, &json, &tables) }
    }
    json.member("errors", problems.count { $0.severity == .error } + options.dropped.errors)
    json.member("warnings", problems.count { $0.severity == .warning } + options.dropped.warnings)
    options.members?(&json)
  }
  json.endLine()
  return json.string
}

/// One object per line.
func jsonLinesReport(_ problems: [Problem]) -> String {
  var json = JSONWriter()
  var tables = LineTables()
  for problem in problems {
    write(problem, &json, &tables)
    json.endLine()
  }
  return json.string
}

private func write(_ problem: Problem, _ json: inout JSONWriter, _ tables: inout LineTables) {
  json.beginObject()
  json.member("code", problem.code.name)
  json.member("severity", problem.severity.rawValue)
  json.member("message", problem.message)
  write(problem.primary.place, &json, &tables)
  json.member("label", problem.primary.text)
  json.key("related")
  json.beginArray()
  for label in problem.related {
    json.beginObject()
    json.member("message", label.text)
    write(label.place, &json, &tables)
    json.endObject()
  }
  json.endArray()
  json.member("notes", problem.notes)
  json.key("help")
  if let help = problem.help { json.value(help) } else { json.null() }
  json.key("fixes")
  json.beginArray()
  for fix in problem.fixes {
    json.beginObject()
    json.member("title", fix.title)
    json.member("safety", fix.safety.rawValue)
    json.key("edits")
    json.beginArray()
    for edit in fix.edits {
      json.beginObject()
      write(edit.place, &json, &tables)
      json.member("replacement", edit.replacement)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
  json.endArray()
  json.endObject()
}

private func write(_ place: Place, _ json: inout JSONWriter, _ tables: inout LineTables) {
  let (start, end) = (tables.start(of: place), tables.end(of: place))
  json.member("file", place.source.name)
  json.member("line", start.line)
  json.member("column", start.column)
  json.member("endLine", end.line)
  json.member("endColumn", end.column)
}
