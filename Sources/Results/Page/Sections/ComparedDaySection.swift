import Simulation
import Text

/// The run from start to end under both rule files.
struct ComparedDaySection {
  let comparison: Comparison

  func view() -> SectionView {
    let bands =
      comparison.replications > 1
      ? "Lines are means over \(counted(comparison.replications, "run")); eight of ten runs lie within the bands."
      : "There was one run of each, so no band shows how others would differ."
    return SectionView(
      id: "day", title: "Over the day", intro: [bands],
      charts: [.needsAttention, .replyWait, .sent, .queueLength].compactMap(chart))
  }

  private func chart(_ name: Curve.Name) -> ChartView? {
    guard let a = comparison.a.curve(name), let b = comparison.b.curve(name) else { return nil }
    return DayChart(report: comparison.a, isAlone: false).view([("A", a), ("B", b)])
  }
}
