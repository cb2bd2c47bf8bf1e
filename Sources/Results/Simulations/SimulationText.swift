internal import Campaign
internal import Diagnostics
package import Simulation
internal import Statistics
internal import Text

extension SimulationReport {
  /// What was run, the P2P table, how long contacts waited and members worked, the course of the run, and the answer.
  package func text(_ style: TextStyle = .plain) -> String {
    let about = [
      action, scenario.name, counted(contacts, "contact"), counted(members.count, "member"),
      duration(Double(scenario.until.count)), replicationWords, "seed \(scenario.seed)",
    ]
    // Means over the replications.
    let counts = CountTable(
      counts: countsOfMembers,
      members: members.map { (printable($0.key), $0.cells.map { cell($0.estimate) }) }, total: total)
    return style.prose(printable(about.joined(separator: " · "))) + "\n\n" + counts.text(within: style.width) + "\n"
      + measures(style)
      + "\n" + day(style) + "\n"
      + style.prose(leftOver() + Assumptions(report: self).facts.assumedLines + Findings(report: self).lines())
      + gateText(style)
  }

  /// How many replications there are; which, where they are not the first.
  private var replicationWords: String {
    firstReplication == 1
      ? counted(replications, "replication")
      : "replications \(grouped(firstReplication)) to \(grouped(firstReplication + replications - 1))"
  }

  private func measures(_ style: TextStyle) -> String {
    var table = TextTable()
    table.add(["", "mean", "95 % of means", "p50", "p95", "p99", "peak"])
    for metric in metrics {
      let text = QuantityText(metric.unit, .plain)
      let percentiles = [50, 95, 99].map { text.text(metric.percentile($0)) }
      table.add(
        [
          metric.name.title, text.text(metric.estimate.mean) + (metric.some.map { " \($0)" } ?? ""),
          text.text(metric.estimate.interval),
        ] + percentiles + [text.text(metric.peak?.mean)])
    }
    return table.text(ruled: [], within: style.width)
  }

  /// The curves over the run, each with its highest point.
  private func day(_ style: TextStyle) -> String {
    var table = TextTable()
    table.left = [0, 1, 2]
    table.add(["over \(duration(Double(scenario.until.count)))"])
    // What the names and peaks leave of a narrow terminal.
    let room = style.width.map { min(32, max(8, $0 - 48)) } ?? 32
    for curve in curves {
      let means = curve.points.map { $0?.mean }
      var peak = "nothing"
      if let most = means.compactMap(\.self).max(), let place = means.firstIndex(of: most), most > 0 {
        let moment = place == 0 ? "the start" : duration(Double(UInt64(place) * curve.step))
        peak = "peak \(curve.name.text(most)) at \(moment)"
      }
      table.add([curve.name.words.name, Sparkline.text(means, width: room), peak])
    }
    return table.text()
  }

  /// First texts and conversations that are left over at the end.
  private func leftOver() -> String {
    let never = metric(.neverSent)?.estimate.mean ?? 0
    let reasons = unsent.filter { ($0.estimate.mean ?? 0) > 0 }
      .map { "\(cell($0.estimate)) \(spaced($0.reason.rawValue))" }
    let open = WholeCount(Double(metric(.replyWait)?.open ?? 0) / Double(max(replications, 1))).text
    let waits =
      open == "1"
      ? "1 wait not over at the end, counted as far as it got"
      : "\(open) waits not over at the end, counted as far as they got"
    return (reasons.isEmpty ? "0" : WholeCount(never).text) + " never sent" + (reasons.isEmpty ? "" : ": ")
      + reasons.joined(separator: ", ") + "\n\(total(.held)) held" + (open == "0" ? "" : ", " + waits) + "\n"
  }

  private func total(_ count: CountName) -> String {
    totals.first { $0.count == count }.map { cell($0.estimate) } ?? "-"
  }

  private func cell(_ estimate: Estimate) -> String { QuantityText(.contacts, .plain).text(estimate.mean) }
}

extension Metric {
  /// `(30/40)`, how many of the runs the mean is over if not all have a value: the time to send the list is that of runs
  /// that sent it, and the fastest alone would look fast.
  var some: String? {
    guard let mean = estimate.mean, mean.isFinite, estimate.count < summaries.count else { return nil }
    return "(\(grouped(estimate.count))/\(grouped(summaries.count)))"
  }
}
