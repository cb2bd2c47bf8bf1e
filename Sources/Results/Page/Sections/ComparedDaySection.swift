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
      charts: [
        chart(
          .needsAttention, "waiting", "Conversations that need attention", "How many conversations need attention.",
          yTitle: "conversations"
        ) { .amounts(upTo: $0) },
        chart(
          .replyWait, "waits-over-time", "Wait for a response",
          "The mean wait of the replies that came at each time. Those that are still open at the end are not among them.",
          yTitle: nil
        ) { .durations(upTo: $0) },
        chart(
          .sent, "sent", "First texts sent", "How many first texts the whole team sends, as a rate per hour.",
          yTitle: "texts an hour"
        ) { .amounts(upTo: $0, isWhole: true) },
        chart(
          .queueLength, "queue", "Conversations that no one has in hand",
          "How many of the conversations that need attention no one has in hand.", yTitle: "conversations"
        ) { .amounts(upTo: $0) },
      ].compactMap(\.self))
  }

  private func chart(
    _ name: Curve.Name, _ id: String, _ title: String, _ text: String, yTitle: String?, _ ticks: (Double) -> Ticks
  ) -> ChartView? {
    guard let a = comparison.a.curve(name), let b = comparison.b.curve(name),
      (a.points + b.points).contains(where: { $0 != nil })
    else { return nil }
    return DayChart(report: comparison.a).view(id, title, text, [("A", a), ("B", b)], yTitle: yTitle, ticks)
  }
}
