import Campaign
import Simulation

extension SimulationReport {
  /// What was run, the P2P table, and how long contacts waited.
  func text() -> String {
    let about = [
      action, scenario.name, counted(contacts, "contact"), counted(members.count, "member"),
      duration(Double(scenario.until.count)), counted(replications, "replication"), "seed \(scenario.seed)",
    ]
    // Means over the replications.
    let counts = CountTable(
      members: members.map { (printable($0.key), $0.cells.map { cell($0.estimate) }) }, total: total)
    return printable(about.joined(separator: " · ")) + "\n\n" + counts.text() + "\n" + waits() + "\n"
      + counts.unplaced([.unassigned, .held])
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
      let percentiles = [50, 95, 99].map { show(metric.percentile($0)) }
      let name = metric.name.rawValue.map { $0 == "_" ? " " : String($0) }.joined()
      table.add([name, show(metric.estimate.mean), range] + percentiles)
    }
    return table.text()
  }

  private func total(_ count: CountName) -> String {
    totals.first { $0.count == count }.map { cell($0.estimate) } ?? "-"
  }

  private func cell(_ estimate: Estimate) -> String {
    estimate.mean.map { decimal($0, places: replications > 1 ? 1 : 0) } ?? "-"
  }
}
