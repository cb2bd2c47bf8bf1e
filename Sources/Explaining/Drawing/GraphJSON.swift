internal import Text

extension DrawnGraph {
  /// The document of `graph --format json`.
  ///
  /// - Parameters:
  ///   - rules: what the rule file is called.
  ///   - old: what the version is called that it is compared with; nil where it is compared with none.
  package func json(rules: String, old: String? = nil) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.graph/1")
      json.member("rules", rules)
      json.key("old")
      if let old { json.value(old) } else { json.null() }
      json.array("parts") { json in
        for part in parts { json.object { write(part, &$0) } }
      }
    }
    json.endLine()
    return json.string
  }

  private func write(_ part: Part, _ json: inout JSONWriter) {
    json.member("title", part.title)
    json.array("nodes") { json in
      for number in part.nodes { json.object { write(nodes[number], number, &$0) } }
    }
    json.array("edges") { json in
      for edge in part.edges {
        json.object { json in
          json.member("from", edge.from)
          json.member("answer", edge.word)
          json.member("to", edge.to)
          json.member("change", edge.change.rawValue)
          json.member("taken", edge.isTaken)
        }
      }
    }
  }

  private func write(_ node: Node, _ number: Int, _ json: inout JSONWriter) {
    json.member("id", number)
    json.member("shape", node.shape.rawValue)
    json.member("text", node.text)
    json.key("place")
    if let place = node.place { json.value(place) } else { json.null() }
    json.member("change", node.change.rawValue)
    json.member("taken", node.isTaken)
    json.array("rules") { json in
      for rule in node.rules {
        json.object { json in
          json.member("text", rule.text)
          json.member("change", rule.change.rawValue)
        }
      }
    }
  }
}
