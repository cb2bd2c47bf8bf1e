internal import Campaign
package import Experiments
internal import Simulation
internal import Statistics
internal import Text

extension ShownComparison {
  /// The document of `compare --format json`: the same bytes for the same inputs and seed.
  package func json() -> String {
    let scenario = comparison.a.scenario
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.comparison/1")
      for (name, path, report) in [("a", a, comparison.a), ("b", b, comparison.b)] {
        json.object(name) { json in
          json.member("file", path)
          json.member("action", report.action)
        }
      }
      json.member("scenario", scenario.name)
      json.member("seed", scenario.seed)
      json.member("replications", comparison.replications)
      json.member("contacts", comparison.a.contacts)
      json.member("drawn_anew", comparison.a.drawnAnew)
      json.member("until_ms", scenario.until.count)
      json.member("warm_up_ms", scenario.warmUp.count)
      Assumptions(report: comparison.a).write(to: &json)
      ComparisonAnswer(comparison: comparison).view().write(to: &json)
      json.object("metrics") { json in
        for line in comparison.metrics {
          json.object(line.name.rawValue) { json in
            json.member("unit", line.name.unit.rawValue)
            write(line.mean, &json)
            if let p95 = line.p95 { json.object("p95") { write(p95, &$0) } }
          }
        }
      }
      json.object("totals") { write(comparison.totals, &$0) }
      json.object("members") { json in
        for line in comparison.members {
          json.object(line.key) { json in
            json.member("in_a", line.takesPartInA)
            json.member("in_b", line.takesPartInB)
            json.object("counts") { write(line.counts, &$0) }
          }
        }
      }
      json.object("moved") { json in
        json.object("first_texts") { write(comparison.firstTexts, &$0) }
        json.object("conversations") { write(comparison.conversations, &$0) }
      }
      json.member("tests", comparison.testCount)
      json.member("events", events)
    }
    json.endLine()
    return json.string
  }

  private func write(_ lines: [Comparison.CountLine], _ json: inout JSONWriter) {
    for line in lines { json.object(line.count.rawValue) { write(line.difference, &$0) } }
  }

  private func write(_ pair: PairedDifference, _ json: inout JSONWriter) {
    json.member("a", of: pair.a)
    json.member("b", of: pair.b)
    json.object("difference") { json in
      json.members(of: pair.difference)
      json.member("excludes_zero", pair.excludesZero)
      json.member("certain", pair.isCertain)
    }
    json.member("pairs", pair.difference.count)
    json.member("variance_ratio", of: pair.varianceRatio)
  }

  private func write(_ movement: Movement, _ json: inout JSONWriter) {
    json.members(of: movement.contacts)
    json.array("rows") { json in
      for row in movement.rows {
        json.object { json in
          for (key, member) in [("from", row.from), ("to", row.to)] {
            json.key(key)
            if let member { json.value(member) } else { json.null() }
          }
          json.member("contacts", of: row.contacts)
        }
      }
    }
  }
}
