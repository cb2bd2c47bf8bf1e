internal import Campaign
package import Experiments
package import Simulation
package import Statistics
package import Text

extension SimulationReport {
  /// The schema of documents about simulations: of one, or of the settings of a grid.
  static let schema = "patchbay.simulation/1"

  /// The document of `simulate --format json`: the same bytes for the same inputs and seed.
  ///
  /// - Parameter influences: of its assumptions, where that was asked for.
  package func json(_ influences: Influences? = nil) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", Self.schema)
      write(to: &json)
      influences?.write(to: &json)
    }
    json.endLine()
    return json.string
  }

  /// Everything but the schema, into an object.
  package func write(to json: inout JSONWriter) {
    json.member("action", action)
    json.member("scenario", scenario.name)
    json.member("seed", scenario.seed)
    json.member("replications", replications)
    if firstReplication > 1 { json.member("first_replication", firstReplication) }
    json.member("contacts", contacts)
    json.member("drawn_anew", drawnAnew)
    json.member("until_ms", scenario.until.count)
    json.member("warm_up_ms", scenario.warmUp.count)
    Assumptions(report: self).write(to: &json)
    json.member("verdict", verdict.rawValue)
    json.member("is_judged", isJudged)
    Answer(report: self).view().write(to: &json)
    Findings(report: self).write(to: &json)
    json.object("metrics") { json in
      for metric in metrics { json.object(metric.name.rawValue) { write(metric, &$0) } }
    }
    json.object("members") { json in
      for row in members {
        json.object(row.key) { json in
          write(row.cells, &json)
          json.object("utilisation") { json in
            json.members(of: row.utilisation)
            json.member("replications", row.utilisation.count)
          }
        }
      }
    }
    writeGroups(to: &json)
    json.object("totals") { write(totals, &$0) }
    json.object("never_sent") { json in
      for (reason, estimate) in unsent { json.object(reason.rawValue) { $0.members(of: estimate) } }
    }
    writeWaits(to: &json)
    json.object("curves") { json in
      for curve in curves { json.object(curve.name.rawValue) { write(curve, &$0) } }
    }
    writeGates(to: &json)
    json.member("events", events)
  }

  /// What each replication draws for itself before it begins.
  package var drawnAnew: [String] {
    (drawsContacts ? ["contacts"] : []) + (drawsKinds ? ["kinds"] : []) + (scenario.drawsFigures ? ["figures"] : [])
  }

  private func write(_ metric: Metric, _ json: inout JSONWriter) {
    json.member("unit", metric.unit.rawValue)
    json.members(of: metric.estimate)
    json.member("replications", metric.estimate.count)
    for percent in [50, 90, 95, 99] {
      json.member("p\(percent)", of: metric.percentile(percent))
    }
    json.key("peak")
    if let peak = metric.peak { json.object { $0.members(of: peak) } } else { json.null() }
    json.member("count", metric.count)
    if metric.name.isWait { json.member("open", metric.open) }
  }

  private func write(_ curve: Curve, _ json: inout JSONWriter) {
    json.member("step_ms", curve.step)
    func points(_ name: String, _ value: (Curve.Point) -> Double) {
      json.key(name)
      json.beginArray()
      for point in curve.points {
        if let point { json.value(thousandths(value(point))) } else { json.null() }
      }
      json.endArray()
    }
    points("mean", \.mean)
    points("low", \.low)
    points("high", \.high)
  }

  private func write(_ cells: [Cell], _ json: inout JSONWriter) {
    for cell in cells { json.object(cell.count.rawValue) { $0.members(of: cell.estimate) } }
  }
}

extension JSONWriter {
  /// To three decimals; null for nil and for a number that is not finite.
  package mutating func member(_ name: String, of value: Double?) {
    key(name)
    if let value { self.value(thousandths(value)) } else { null() }
  }

  /// `"mean":…,"ci95":[…,…]`
  package mutating func members(of estimate: Estimate) {
    member("mean", of: estimate.mean)
    interval("ci95", estimate.interval)
  }
}
