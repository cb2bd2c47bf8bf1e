import Simulation

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
      : "Nobody waited: no contact replied."
    return SectionView(
      id: "waits", title: "How long contacts wait", intro: [intro],
      charts: [
        histogram(.firstResponseWait, "first-waits", "First response", "first replies"),
        histogram(.replyWait, "reply-waits", "Every response", "replies"),
      ].compactMap(\.self), tables: [table(metrics)])
  }

  private func histogram(_ name: Metric.Name, _ id: String, _ title: String, _ what: String) -> ChartView? {
    guard let metric = report.metric(name), let histogram = WaitHistogram(metric) else { return nil }
    let marks = [(50, "half"), (95, "95 %")].compactMap { percent, word in
      metric.percentile(percent).map { (value: $0, text: "\(word): \(duration($0))") }
    }
    let runs = Double(report.replications)
    let rows = histogram.bins.map { bin in
      TableView.Row(
        name: histogram.words(bin),
        cells: [.number(percent(histogram.share(bin))), .number(decimal(Double(bin.count) / runs, places: 1))])
    }
    return ChartView(
      id: id, title: title,
      text:
        "What share of \(what) waits how long. Half wait no longer than the first mark, 95 % no longer than the second.",
      picture: histogram.picture(of: what, marks: marks),
      data: TableView(
        id: id + "-data", caption: "Waits of \(what), by length", corner: "wait",
        head: TableView.numbers(["share", "in a run, on average"]), rows: rows))
  }

  private func table(_ metrics: [Metric]) -> TableView {
    let rows = metrics.map { metric in
      let percentiles = [50, 90, 95, 99].map { percent -> TableView.Cell in
        let isLeast = metric.openShare > 1 - Double(percent) / 100
        return .number((isLeast ? "≥ " : "") + metric.text(metric.percentile(percent)))
      }
      return TableView.Row(
        name: metric.name.words, code: metric.name.rawValue,
        cells: [.number(metric.text(metric.estimate.mean)), .number(metric.text(metric.estimate.interval))]
          + percentiles + [.number(perRun(metric.count)), .number(perRun(metric.open))])
    }
    let runs = counted(report.replications, "run")
    let finished = report.metric(.timeToSendList).map { grouped($0.count) } ?? "0"
    return TableView(
      id: "waits-table", caption: "Waits and the time to text the list", corner: "from … to",
      head: TableView.numbers([
        "mean", "95 % of means", "p50", "p90", "p95", "p99", "in a run", "still open",
      ]), rows: rows,
      note:
        "p95 is the length that 95 % of all values of all runs do not exceed; ≥ says that too many are open to know. "
        + "The list was finished in \(finished) of \(runs).")
  }

  private func perRun(_ count: Int) -> String {
    let number = Double(count) / Double(max(1, report.replications))
    return decimal(number, places: places(for: [number]))
  }
}
