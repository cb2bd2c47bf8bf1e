internal import Text

/// What reviewdog reads: columns count bytes, and a fix is a suggestion where it is one edit of the same file.
func rdjsonReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  var json = JSONWriter()
  var tables = LineTables()
  json.object { json in
    json.object("source") { $0.member("name", "patchbay") }
    json.array("diagnostics") { json in
      for problem in problems { write(problem, &json, &tables) }
    }
  }
  json.endLine()
  return json.string
}

private func write(_ problem: Problem, _ json: inout JSONWriter, _ tables: inout LineTables) {
  let source = problem.primary.place.source
  json.beginObject()
  json.member("message", ([problem.message] + problem.notes + problem.nextStep).joined(separator: "\n"))
  writeLocation(problem.primary.place, &json, &tables)
  json.member("severity", name(problem.severity))
  json.object("code") { $0.member("value", problem.code.name) }
  let edits = problem.fixes.compactMap { $0.edits.count == 1 ? $0.edits.first : nil }
  let suggested = edits.filter { $0.place.source === source }
  if !suggested.isEmpty {
    json.key("suggestions")
    json.beginArray()
    for edit in suggested {
      json.beginObject()
      writeRange(edit.place, &json, &tables)
      json.member("text", edit.replacement)
      json.endObject()
    }
    json.endArray()
  }
  if !problem.related.isEmpty {
    json.key("related_locations")
    json.beginArray()
    for label in problem.related {
      json.beginObject()
      json.member("message", label.text)
      writeLocation(label.place, &json, &tables)
      json.endObject()
    }
    json.endArray()
  }
  json.endObject()
}

private func name(_ severity: Severity) -> String {
  switch severity {
  case .error: "ERROR"
  case .warning: "WARNING"
  case .note: "INFO"
  }
}

private func writeLocation(_ place: Place, _ json: inout JSONWriter, _ tables: inout LineTables) {
  json.key("location")
  json.beginObject()
  json.member("path", place.source.name)
  writeRange(place, &json, &tables)
  json.endObject()
}

private func writeRange(_ place: Place, _ json: inout JSONWriter, _ tables: inout LineTables) {
  let table = tables.table(of: place.source)
  json.object("range") { json in
    for (key, byte) in [("start", place.span.lower), ("end", place.span.upper)] {
      let line = table.position(ofByte: Int(byte)).line
      json.object(key) { json in
        json.member("line", line)
        json.member("column", table.byteColumn(ofByte: Int(byte)))
      }
    }
  }
}
