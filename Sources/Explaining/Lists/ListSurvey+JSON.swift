internal import Campaign
internal import Diagnostics
internal import Records
import Text

extension ListSurvey {
  package func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.list/1")
      json.member("list", name)
      json.member("format", format.rawValue)
      let delimiter = header.flatMap { header in ListDelimiter.allCases.first { $0.byte == header.delimiter } }
      json.key("delimiter")
      if let delimiter { json.value(delimiter.rawValue) } else { json.null() }
      json.member("id_from_phone", header?.idFromPhone ?? false)
      json.member("contacts", contacts)
      json.member("refused", refused)
      json.member(ContactColumn.optedOut.rawValue, optedOut)
      json.array("columns") { json in for column in columns { write(column, &json) } }
      json.array("tags") { json in
        for tag in tags {
          json.object { json in
            json.member("tag", tag.spelling)
            json.member("contacts", tag.contacts)
          }
        }
      }
      json.object("phones") { json in
        json.member("missing", withoutPhone)
        write("not_phones", notPhones, &json)
      }
      json.object("duplicates") { json in
        write("ids", sameID, &json)
        write("phones", samePhone, &json)
      }
      json.member("errors", errors)
      json.member("warnings", warnings)
      json.array("problems") { json in
        for problem in problems { write(problem, &json) }
      }
    }
    json.endLine()
    return json.string
  }

  private func write(_ column: SurveyedColumn, _ json: inout JSONWriter) {
    json.object { json in
      json.member("header", column.header)
      json.key("column")
      if let meaning = column.meaning { json.value(meaning.rawValue) } else { json.null() }
      json.member("basis", column.basis.key)
      json.member("filled", column.filled)
      json.member("first", column.first)
    }
  }

  private func write(_ name: String, _ cells: SurveyedCells, _ json: inout JSONWriter) {
    json.object(name) { json in
      json.member("count", cells.count)
      json.array("first") { json in
        for cell in cells.first {
          json.object { json in
            json.member("line", cell.line)
            json.member("text", cell.text)
          }
        }
      }
    }
  }

  private func write(_ problem: RecordProblem, _ json: inout JSONWriter) {
    json.object { json in
      json.member("code", problem.code.name)
      json.member("severity", problem.severity.rawValue)
      json.member("message", problem.message)
      json.member("line", problem.line)
      json.member("column", problem.column)
      json.key("help")
      if let help = problem.help { json.value(help) } else { json.null() }
    }
  }
}

extension ReadColumn.Basis {
  /// The basis as JSON names it.
  fileprivate var key: String {
    switch self {
    case .name: "name"
    case .told: "told"
    case .profile: "profile"
    case .spelling: "spelling"
    case .otherName: "other_name"
    case .unclear: "unclear"
    case .passedOver: "passed_over"
    }
  }
}
