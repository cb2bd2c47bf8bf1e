import Campaign
import Simulation

extension SimulationReport {
  /// The document of `simulate --format json`: the same bytes for the same inputs and seed.
  func json() -> String {
    var json = JSONDocument()
    json.object { json in
      json.member("schema", "patchbay.simulation/1")
      json.member("action", action)
      json.member("scenario", scenario.name)
      json.key("seed")
      json.raw(String(scenario.seed))
      json.member("replications", scenario.replications)
      json.member("contacts", contacts)
      json.key("until_ms")
      json.raw(String(scenario.until.count))
      // No gate was asked for, so none was breached.
      json.member("verdict", "pass")
      json.key("metrics")
      json.object { json in
        for metric in metrics {
          json.key(metric.name.rawValue)
          json.object { json in
            json.member("unit", metric.unit.rawValue)
            json.estimate(metric.estimate)
            for percent in [50, 95, 99] {
              json.key("p\(percent)")
              if let value = metric.percentile(percent) { json.raw(String(value)) } else { json.null() }
            }
            json.member("count", metric.count)
          }
        }
      }
      json.key("members")
      json.object { json in
        for row in members {
          json.key(row.key)
          json.cells(row.cells)
        }
      }
      json.key("totals")
      json.cells(totals)
      json.key("gates")
      json.array { _ in }
      json.member("events", events)
    }
    return json.text + "\n"
  }
}

extension JSONDocument {
  fileprivate mutating func cells(_ cells: [SimulationReport.Cell]) {
    object { json in
      for cell in cells {
        json.key(cell.count.rawValue)
        json.object { $0.estimate(cell.estimate) }
      }
    }
  }

  /// `"mean":…,"ci95":[…,…]`
  fileprivate mutating func estimate(_ estimate: Estimate) {
    key("mean")
    if let mean = estimate.mean { raw(jsonNumber(mean)) } else { null() }
    key("ci95")
    if let interval = estimate.interval {
      array { json in
        json.raw(jsonNumber(interval.lowerBound))
        json.raw(jsonNumber(interval.upperBound))
      }
    } else {
      null()
    }
  }
}
