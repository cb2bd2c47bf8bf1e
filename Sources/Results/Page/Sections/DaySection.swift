import Simulation
import Text

/// The run from start to end: what waits, and how fast first texts go out.
struct DaySection {
  let report: SimulationReport

  func view() -> SectionView {
    let bands =
      report.replications > 1
      ? "Lines are means over \(counted(report.replications, "run")); eight of ten runs lie within the bands."
      : "There was one run, so no band shows how others would differ."
    let warmUp = report.scenario.warmUp.count
    let unmeasured =
      warmUp > 0
      ? [
        "The first \(exactDuration(warmUp)), shaded, are the warm-up: waits, averages over time and how busy members are leave it "
          + "out. The P2P table counts everything."
      ]
      : []
    return SectionView(
      id: "day", title: "Over the day", intro: [bands] + unmeasured, charts: [waiting, sent].compactMap(\.self))
  }

  private var waiting: ChartView? {
    guard let attention = report.curve(.needsAttention), let queue = report.curve(.queueLength) else { return nil }
    return DayChart(report: report).view(
      [("need attention", attention), ("no one has in hand", queue)], title: "Conversations that wait",
      text: "How many conversations need attention, and how many of those no one has in hand.")
  }

  private var sent: ChartView? {
    report.curve(.sent).flatMap { DayChart(report: report).view([("first texts", $0)]) }
  }
}
