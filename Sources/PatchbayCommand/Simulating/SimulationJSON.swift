import Campaign
import Diagnostics
import Simulation

extension SimulationReport {
  /// The document of `simulate --format json`: the same bytes for the same inputs and seed.
  func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.simulation/1")
      json.member("action", action)
      json.member("scenario", scenario.name)
      json.member("seed", scenario.seed)
      json.member("replications", replications)
      json.member("contacts", contacts)
      json.member("until_ms", scenario.until.count)
      // No gate was asked for, so none was breached.
      json.member("verdict", "pass")
      json.object("metrics") { json in
        for metric in metrics { json.object(metric.name.rawValue) { write(metric, &$0) } }
      }
      json.object("members") { json in
        for row in members { json.object(row.key) { write(row.cells, &$0) } }
      }
      json.object("totals") { write(totals, &$0) }
      json.array("gates") { _ in }
      json.member("events", events)
    }
    json.endLine()
    return json.string
  }

  private func write(_ metric: Metric, _ json: inout JSONWriter) {
    json.member("unit", metric.unit.rawValue)
    write(metric.estimate, &json)
    for percent in [50, 90, 95, 99] {
      json.key("p\(percent)")
      if let value = metric.percentile(percent) { json.value(rounded(value)) } else { json.null() }
    }
    json.member("count", metric.count)
  }

  private func write(_ cells: [Cell], _ json: inout JSONWriter) {
    for cell in cells { json.object(cell.count.rawValue) { write(cell.estimate, &$0) } }
  }

  /// `"mean":…,"ci95":[…,…]`
  private func write(_ estimate: Estimate, _ json: inout JSONWriter) {
    json.key("mean")
    if let mean = estimate.mean { json.value(rounded(mean)) } else { json.null() }
    json.key("ci95")
    guard let interval = estimate.interval else { return json.null() }
    json.beginArray()
    json.value(rounded(interval.lowerBound))
    json.value(rounded(interval.upperBound))
    json.endArray()
  }

  /// To three decimals: more would be noise.
  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
