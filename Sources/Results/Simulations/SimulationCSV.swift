package import Campaign
package import Experiments
internal import Simulation
internal import Statistics
internal import Text

/// Results as a table for spreadsheets: a row for each run, then one for all of them. The columns are described in
/// `docs/simulation/reference.md`.
package enum SimulationCSV {
  package static func header(_ keys: [String], counts: [CountName]) -> String {
    var cells = keys + ["row", "replication", "verdict"]
    for metric in Metric.Name.allCases {
      let unit = metric.unit == .milliseconds ? "_ms" : ""
      cells += (["mean", "ci95_low", "ci95_high"] + (metric.isWait ? ["p50", "p95"] : []))
        .map { metric.rawValue + "_" + $0 + unit }
    }
    for count in counts {
      cells += ["mean", "ci95_low", "ci95_high"].map { "total_" + count.rawValue + "_" + $0 }
    }
    return csvRow(cells)
  }

  package static func rows(_ run: SettingRun) -> String {
    var text = ""
    for (number, result) in run.results.enumerated() {
      var cells = run.values + ["run", String(run.report.firstReplication + number), ""]
      for metric in Metric.Name.allCases {
        let summary = result.summary(metric)
        cells += [csvNumber(summary?.mean), "", ""]
        if metric.isWait { cells += [50, 95].map { csvNumber(summary?.percentile($0)) } }
      }
      for count in run.report.totals.map(\.count) { cells += [String(count.value(result.totals)), "", ""] }
      text += csvRow(cells)
    }
    var cells = run.values + ["summary", "", run.report.verdict.rawValue]
    for metric in run.report.metrics {
      cells += estimate(metric.estimate)
      if metric.name.isWait { cells += [50, 95].map { csvNumber(metric.percentile($0)) } }
    }
    for total in run.report.totals { cells += estimate(total.estimate) }
    return text + csvRow(cells)
  }

  private static func estimate(_ estimate: Estimate) -> [String] {
    [estimate.mean, estimate.interval?.lowerBound, estimate.interval?.upperBound].map(csvNumber)
  }
}
