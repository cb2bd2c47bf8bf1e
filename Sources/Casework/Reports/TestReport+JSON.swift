internal import Text

extension TestReport {
  package func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.test/1")
      json.member("passed", passed)
      json.member("failed", failed)
      json.array("files") { json in
        for file in files { json.object { write(file, &$0) } }
      }
      json.key("coverage")
      if options.needsCoverage {
        json.object { json in
          for kind in Coverage.Kind.allCases { write(kind, coverage.count(kind), &json) }
          json.member("percent", coverage.percent)
        }
      } else {
        json.null()
      }
    }
    json.endLine()
    return json.string
  }

  private func write(_ kind: Coverage.Kind, _ count: (covered: Int, all: Int), _ json: inout JSONWriter) {
    json.object(kind.rawValue) { json in
      json.member("covered", count.covered)
      json.member("all", count.all)
    }
  }

  private func write(_ file: TestedFile, _ json: inout JSONWriter) {
    json.member("rules", file.name)
    json.array("cases") { json in
      for result in file.results {
        json.object { json in
          json.member("name", result.name)
          json.member("place", result.place)
          json.member("passed", result.failures.isEmpty)
          json.member("failures", result.failures)
        }
      }
    }
    json.array("uncovered") { json in
      for item in file.coverage?.uncovered ?? [] {
        json.object { json in
          json.member("kind", item.kind.rawValue)
          json.member("title", item.title)
          json.member("place", item.place)
        }
      }
    }
    json.array("mutants") { json in
      for mutant in file.mutants {
        json.object { json in
          json.member("place", mutant.place)
          json.member("change", mutant.change)
          write("killed_by", mutant.killedBy, &json)
          write("killer", mutant.killer, &json)
          json.member("equivalent", mutant.isEquivalent)
        }
      }
    }
  }

  private func write(_ name: String, _ text: String?, _ json: inout JSONWriter) {
    json.key(name)
    if let text { json.value(text) } else { json.null() }
  }
}
