import Diagnostics

extension CheckReport {
  /// SARIF 2.1.0 (OASIS), as code scanning services read it.
  func sarif() -> String {
    var tables = LineTables()
    let problems = sink.sorted
    var codes: [DiagnosticCode] = []
    for code in problems.map(\.code).sorted() where codes.last != code { codes.append(code) }
    var json = JSONDocument()
    json.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          json.key("tool")
          json.object { json in
            json.key("driver")
            json.object { $0.driver(codes) }
          }
          json.member("columnKind", "unicodeCodePoints")
          json.key("results")
          json.array { json in
            for problem in problems { json.result(problem, &tables) }
          }
        }
      }
    }
    return json.text + "\n"
  }
}

extension JSONDocument {
  fileprivate mutating func driver(_ codes: [DiagnosticCode]) {
    member("name", "patchbay")
    member("version", programVersion)
    key("rules")
    array { json in
      for code in codes {
        json.object { json in
          json.member("id", code.name)
          json.key("shortDescription")
          json.object { $0.member("text", code.title) }
        }
      }
    }
  }

  fileprivate mutating func result(_ problem: Problem, _ tables: inout LineTables) {
    object { json in
      json.member("ruleId", problem.code.name)
      json.member("level", problem.severity.rawValue)
      json.key("message")
      json.object { $0.member("text", problem.message + (problem.help.map { ". Help: " + $0 } ?? "")) }
      json.key("locations")
      json.array { $0.location(problem.primary, id: nil, &tables) }
      if !problem.related.isEmpty {
        json.key("relatedLocations")
        json.array { json in
          for (number, label) in problem.related.enumerated() { json.location(label, id: number + 1, &tables) }
        }
      }
    }
  }

  private mutating func location(_ label: Label, id: Int?, _ tables: inout LineTables) {
    let position = tables.position(label.place)
    object { json in
      if let id { json.member("id", id) }
      json.key("physicalLocation")
      json.object { json in
        json.key("artifactLocation")
        json.object { $0.member("uri", uriReference(label.place.source.name)) }
        json.key("region")
        json.object { json in
          json.member("startLine", position.line)
          json.member("startColumn", position.column)
          json.member("endLine", position.endLine)
          json.member("endColumn", position.endColumn)
        }
      }
      if !label.text.isEmpty {
        json.key("message")
        json.object { $0.member("text", label.text) }
      }
    }
  }
}

/// A path as a relative reference of RFC 3986.
private func uriReference(_ path: String) -> String {
  var text = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      text.unicodeScalars.append(Unicode.Scalar(byte))
    default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return text
}
