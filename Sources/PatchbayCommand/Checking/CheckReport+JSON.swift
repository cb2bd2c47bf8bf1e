import Diagnostics

extension CheckReport {
  func json() -> String {
    var tables = LineTables()
    var json = JSONDocument()
    json.object { json in
      json.member("schema", "patchbay.check/1")
      json.member("files", files)
      json.member("rules", rules)
      json.member("cases", cases)
      json.member("errors", sink.errorCount)
      json.member("warnings", sink.warningCount)
      json.key("problems")
      json.array { json in
        for problem in sink.sorted { json.problem(problem, schema: nil, &tables) }
      }
    }
    return json.text + "\n"
  }

  /// One document a problem.
  func jsonLines() -> [String] {
    var tables = LineTables()
    return sink.sorted.map { problem in
      var json = JSONDocument()
      json.problem(problem, schema: "patchbay.problem/1", &tables)
      return json.text
    }
  }
}

extension JSONDocument {
  fileprivate mutating func problem(_ problem: Problem, schema: String?, _ tables: inout LineTables) {
    object { json in
      if let schema { json.member("schema", schema) }
      json.member("code", problem.code.name)
      json.member("severity", problem.severity.rawValue)
      json.member("message", problem.message)
      json.place(problem.primary.place, &tables)
      json.member("label", problem.primary.text)
      json.key("related")
      json.array { json in
        for label in problem.related {
          json.object { json in
            json.place(label.place, &tables)
            json.member("label", label.text)
          }
        }
      }
      json.key("notes")
      json.array { json in problem.notes.forEach { json.string($0) } }
      json.key("help")
      if let help = problem.help { json.string(help) } else { json.null() }
      json.key("fixes")
      json.array { json in
        for fix in problem.fixes { json.fix(fix, &tables) }
      }
    }
  }

  private mutating func fix(_ fix: Fix, _ tables: inout LineTables) {
    object { json in
      json.member("title", fix.title)
      json.member("safety", fix.safety.rawValue)
      json.key("edits")
      json.array { json in
        for edit in fix.edits {
          json.object { json in
            json.place(edit.place, &tables)
            json.member("replacement", edit.replacement)
          }
        }
      }
    }
  }

  /// Lines and columns from 1, columns in Unicode scalars; the end is exclusive.
  private mutating func place(_ place: Place, _ tables: inout LineTables) {
    let position = tables.position(place)
    member("file", place.source.name)
    member("line", position.line)
    member("column", position.column)
    member("end_line", position.endLine)
    member("end_column", position.endColumn)
  }
}
