internal import Campaign
internal import Diagnostics
package import Simulation
internal import Statistics
internal import Text

extension SimulationReport {
  /// What was run, the P2P table, how long contacts waited and members worked, and the course of the run.
  ///
  /// - Parameter width: of the terminal, if the text goes to one.
  package func text(within width: Int? = nil) -> String {
    let about = [
      action, scenario.name, counted(contacts, "contact"), counted(members.count, "member"),
      duration(Double(scenario.until.count)), counted(replications, "replication"), "seed \(scenario.seed)",
    ]
    // Means over the replications.
    let counts = CountTable(
      members: members.map { (printable($0.key), $0.cells.map { cell($0.estimate) }) }, total: total)
    return printable(about.joined(separator: " · ")) + "\n\n" + counts.text(within: width) + "\n" + measures() + "\n"
      + day() + "\n" + leftOver() + gateText()
  }

  private func measures() -> String {
    var table = TextTable()
    table.add(["", "mean", "95 % of means", "p50", "p95", "p99"])
    for metric in metrics {
      let places = Metric.Name.places(for: metric.estimate.mean)
      let show = { (value: Double?) -> String in metric.name.text(value, places: places) }
      let range = metric.estimate.interval.map { show($0.lowerBound) + " … " + show($0.upperBound) } ?? "-"
      // A metric with one whole number per run has no decimals.
      let isWhole = metric.name.kind == .single
      let percentiles = [50, 95, 99].map { metric.name.text(metric.percentile($0), places: isWhole ? 0 : places) }
      table.add([metric.name.title, show(metric.estimate.mean), range] + percentiles)
    }
    return table.text()
  }

  /// The curves over the run, each with its highest point.
  private func day() -> String {
    var table = TextTable()
    table.left = [0, 1, 2]
    table.add(["over \(duration(Double(scenario.until.count)))"])
    for curve in curves {
      let means = curve.points.map { $0?.mean }
      var peak = "nothing"
      if let most = means.compactMap(\.self).max(), let place = means.firstIndex(of: most), most > 0 {
        let moment = place == 0 ? "the start" : duration(Double(UInt64(place) * curve.step))
        peak = "peak \(curve.name.text(most)) at \(moment)"
      }
      table.add([curve.name.title, Sparkline.text(means, width: 32), peak])
    }
    return table.text()
  }

  /// First texts and conversations that are left over at the end.
  private func leftOver() -> String {
    let never = metric(.neverSent)?.estimate.mean ?? 0
    let reasons = unsent.filter { ($0.estimate.mean ?? 0) > 0 }
      .map { "\(cell($0.estimate)) \($0.reason.rawValue.map { $0 == "_" ? " " : String($0) }.joined())" }
    let open = Double(metric(.replyWait)?.open ?? 0) / Double(max(replications, 1))
    return (reasons.isEmpty ? "0" : shown(never)) + " never sent" + (reasons.isEmpty ? "" : ": ")
      + reasons.joined(separator: ", ") + "\n\(total(.held)) held"
      + (open > 0 ? ", \(shown(open)) waits not over at the end, counted as far as they got" : "") + "\n"
  }

  private func total(_ count: CountName) -> String {
    totals.first { $0.count == count }.map { cell($0.estimate) } ?? "-"
  }

  private func cell(_ estimate: Estimate) -> String { estimate.mean.map(shown) ?? "-" }
  private func shown(_ mean: Double) -> String { decimal(mean, places: replications > 1 ? 1 : 0) }
}

extension Curve.Name {
  fileprivate var title: String {
    switch self {
    case .needsAttention: "needs attention"
    case .queueLength: "queue length"
    case .replyWait: "reply wait"
    case .sent: "texts per hour"
    }
  }

  fileprivate func text(_ value: Double) -> String {
    switch self {
    case .replyWait: duration(value)
    case .needsAttention, .queueLength, .sent: decimal(value, places: value < 100 ? 1 : 0)
    }
  }
}
