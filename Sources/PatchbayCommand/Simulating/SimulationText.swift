import Campaign
import Simulation

extension SimulationReport {
  /// What was run, the P2P table, and how long contacts waited.
  func text() -> String {
    let about = [
      action, scenario.name, counted(contacts, "contact"), counted(members.count, "member"),
      duration(Double(scenario.until.count)), counted(scenario.replications, "replication"), "seed \(scenario.seed)",
    ]
    return printable(about.joined(separator: " · ")) + "\n\n" + table() + "\n" + waits() + unplaced()
  }

  /// Means over the replications.
  private func table() -> String {
    var table = TextTable()
    table.add(["member"] + CountName.ofMembers.map(\.rawValue))
    for row in members { table.add([printable(row.key)] + row.cells.map { cell($0.estimate) }) }
    table.add(["all"] + CountName.ofMembers.map { total($0) })
    return table.text(ruled: [1, members.count + 1])
  }

  private func waits() -> String {
    var table = TextTable()
    table.add(["", "mean", "95 % of means", "p50", "p95", "p99"])
    for metric in metrics {
      let show = { (value: Double?) -> String in
        guard let value else { return "-" }
        return metric.unit == .milliseconds ? duration(value) : decimal(value, places: metric.unit == .events ? 0 : 1)
      }
      let range = metric.estimate.interval.map { show($0.lowerBound) + " … " + show($0.upperBound) } ?? "-"
      let percentiles = [50, 95, 99].map { show(metric.percentile($0).map { Double($0) }) }
      let name = metric.name.rawValue.map { $0 == "_" ? " " : String($0) }.joined()
      table.add([name, show(metric.estimate.mean), range] + percentiles)
    }
    return table.text()
  }

  /// Totals that no member has.
  private func unplaced() -> String {
    let parts = [CountName.unassigned, .held].map { "\($0.rawValue) \(total($0))" }
    return "\n" + parts.joined(separator: ", ") + "\n"
  }

  private func total(_ count: CountName) -> String {
    totals.first { $0.count == count }.map { cell($0.estimate) } ?? "-"
  }

  private func cell(_ estimate: Estimate) -> String {
    estimate.mean.map { decimal($0, places: scenario.replications > 1 ? 1 : 0) } ?? "-"
  }
}
