import Simulation
import Statistics

/// What was measured and is nowhere else on the page.
struct OtherSection {
  let report: SimulationReport
  private static let shownElsewhere: [Metric.Name] = [.firstResponseWait, .replyWait, .timeToSendList]

  func view() -> SectionView {
    let metrics = report.metrics.filter { !OtherSection.shownElsewhere.contains($0.name) }
    let rows = metrics.map { metric in
      TableView.Row(
        name: metric.name.words, code: metric.name.rawValue,
        cells: [
          .number(metric.text(metric.estimate.mean)), .number(metric.text(metric.estimate.interval)),
          .number(metric.text(metric.percentile(50))), .number(metric.text(metric.percentile(95))),
          .number(metric.text(metric.peak?.mean)),
        ])
    }
    return SectionView(
      id: "measures", title: "Everything else that was measured",
      intro: ["The names in small type are those that gates use."],
      tables: [
        TableView(
          id: "measures-table", caption: "Other metrics", corner: "metric",
          head: TableView.numbers(["mean", TableView.interval, "p50", "p95", "peak"]), rows: rows,
          note: "The peak is the highest value of a run, on average; gates call it max.")
      ])
  }
}
