import Simulation
import Statistics
import Text

/// How long contacts wait for an answer: two pictures and the numbers.
struct WaitsSection {
  let report: SimulationReport
  private static let names: [Metric.Name] = [.firstResponseWait, .replyWait, .timeToSendList]

  func view() -> SectionView {
    let metrics = WaitsSection.names.compactMap { report.metric($0) }
    let hasWaits = metrics.contains { $0.count > 0 && $0.name.kind == .sample }
    let intro =
      hasWaits
      ? "A wait lasts from a reply to the response to it. One that is still open at the end counts with the length it has "
        + "reached, so it is longer than it looks."
      : "No one waited: no contact replied."
    return SectionView(
      id: "waits", title: "How long contacts wait", intro: [intro], charts: [overTime, histogram].compactMap(\.self),
      tables: [table(metrics)])
  }

  private var overTime: ChartView? {
    report.curve(.replyWait).flatMap {
      DayChart(report: report).view([("mean wait", $0)], title: "By the time of the reply")
    }
  }

  private var histogram: ChartView? {
    let metrics = [Metric.Name.firstResponseWait, .replyWait].compactMap { report.metric($0) }
    guard metrics.count == 2, let histogram = WaitHistogram(metrics) else { return nil }
    let marks = [(50, "half"), (95, "95 %")].compactMap { percent, word in
      metrics[0].percentile(percent).map { (value: $0, text: "\(word): \(clockDuration($0))") }
    }
    let runs = Double(report.replications)
    let rows = histogram.bins.map { bin in
      TableView.Row(
        name: histogram.words(bin),
        cells: metrics.indices.flatMap { metric -> [TableView.Cell] in
          [
            .number(percent(histogram.share(bin, metric))),
            .number(WholeCount(Double(bin.counts[metric]) / runs).text),
          ]
        })
    }
    return ChartView(
      id: "wait-lengths", title: "By length",
      text:
        "What share of replies waits how long. Half of first replies wait no longer than the first mark, 95 % no longer "
        + "than the second.",
      legend: [.init(style: "first", text: "first replies"), .init(style: "second", text: "all replies")],
      picture: histogram.picture(yTitle: "share of replies", marks: marks),
      data: TableView(
        id: "wait-lengths-data", caption: "Waits by length", corner: "wait",
        head: TableView.numbers([
          "of first replies", "first replies a run", "of all replies", "replies a run",
        ]), rows: rows))
  }

  private func table(_ metrics: [Metric]) -> TableView {
    let rows = metrics.map { metric in
      let percentiles = [50, 90, 95, 99].map { percent -> TableView.Cell in
        let isLeast = metric.isOpenOften || metric.openShare > 1 - Double(percent) / 100
        return .number((isLeast ? "≥ " : "") + metric.text(metric.percentile(percent)))
      }
      return TableView.Row(
        name: metric.name.words, code: metric.name.rawValue,
        cells: [
          .number((metric.isOpenOften ? "≥ " : "") + metric.text(metric.estimate.mean)),
          .number(metric.text(metric.estimate.interval)),
        ]
          + percentiles + [.number(perRun(metric, metric.count)), .number(perRun(metric, metric.open))])
    }
    let runs = counted(report.replications, "run")
    let finished = report.metric(.timeToSendList).map { grouped($0.count) } ?? "0"
    return TableView(
      id: "waits-table", caption: "Waits and the time to text the list", corner: "what",
      head: TableView.numbers([
        "mean", TableView.interval, "p50", "p90", "p95", "p99", "in a run", "still open",
      ]), rows: rows,
      note:
        "p95 is the length that 95 % of all values of all runs do not exceed; ≥ says that too many are open to know. "
        + "The list was finished in \(finished) of \(runs).")
  }

  /// The time to text the list has no waits to count.
  private func perRun(_ metric: Metric, _ count: Int) -> String {
    guard metric.name.kind == .sample else { return noNumber }
    return WholeCount(Double(count) / Double(max(1, report.replications))).text
  }
}
