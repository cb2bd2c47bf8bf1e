import Simulation

/// The run from start to end: what waits, how long, and how fast first texts go out.
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
      ? ["The first \(exactly(warmUp)), shaded, are the warm-up: the numbers elsewhere on this page leave them out."]
      : []
    return SectionView(
      id: "day", title: "Over the day", intro: [bands] + unmeasured, charts: [waiting, waits, sent].compactMap(\.self))
  }

  private var waiting: ChartView? {
    guard let attention = report.curve(.needsAttention), let queue = report.curve(.queueLength) else { return nil }
    return chart(
      "waiting", "Conversations that wait",
      "How many conversations need attention, and how many of those nobody has in hand.",
      [("need attention", attention), ("nobody has in hand", queue)], yTitle: "conversations"
    ) { .amounts(upTo: $0) }
  }

  private var waits: ChartView? {
    guard let curve = report.curve(.replyWait) else { return nil }
    return chart(
      "waits-over-time", "Wait for a response",
      "The mean wait of the replies that came at each time. Replies that are still open at the end are not among them.",
      [("mean wait", curve)], yTitle: nil
    ) { .durations(upTo: $0) }
  }

  private var sent: ChartView? {
    guard let curve = report.curve(.sent) else { return nil }
    return chart(
      "sent", "First texts sent", "How many first texts the whole team sends, as a rate per hour.",
      [("first texts", curve)], yTitle: "texts an hour"
    ) { .amounts(upTo: $0, isWhole: true) }
  }

  private func chart(
    _ id: String, _ title: String, _ text: String, _ curves: [(name: String, curve: Curve)], yTitle: String?,
    _ ticks: @escaping (Double) -> Ticks
  ) -> ChartView {
    let styles = ["first", "second"]
    let until = Double(report.scenario.until.count)
    let lines = LineChart(
      lines: zip(styles, curves).map { .init(style: $0, curve: $1.curve) }, until: until,
      warmUp: Double(report.scenario.warmUp.count), hasBands: report.replications > 1)
    let legend = curves.count > 1 ? zip(styles, curves).map { ChartView.Key(style: $0, text: $1.name) } : []
    return ChartView(
      id: id, title: title, text: text, legend: legend,
      picture: lines.picture(yTitle: yTitle, y: ticks), data: data(id, title, curves, until))
  }

  private func data(
    _ id: String, _ title: String, _ curves: [(name: String, curve: Curve)], _ until: Double
  ) -> TableView {
    let steps = curves.first?.curve.points.count ?? 0
    let width = Double(curves.first?.curve.step ?? 1)
    let hasBands = report.replications > 1
    let rows = (0..<steps).map { place in
      let start = Double(place) * width
      let cells = curves.flatMap { _, curve -> [TableView.Cell] in
        let point = curve.points[place]
        let show = { (value: Double?) -> TableView.Cell in .number(text(value, curve.name)) }
        return [show(point?.mean)] + (hasBands ? [show(point?.low), show(point?.high)] : [])
      }
      return TableView.Row(name: moment(start) + " to " + moment(min(start + width, until)), cells: cells)
    }
    let head = curves.flatMap { name, _ in
      [name + ", mean"] + (hasBands ? [name + ", low end of the band", name + ", high end"] : [])
    }
    return TableView(
      id: id + "-data", caption: title + ", by time from the start", corner: "time", head: TableView.numbers(head),
      rows: rows)
  }

  private func text(_ value: Double?, _ curve: Curve.Name) -> String {
    guard let value else { return noNumber }
    switch curve {
    case .replyWait: return duration(value)
    case .needsAttention, .queueLength: return decimal(value, places: 1)
    case .sent: return decimal(value, places: 0)
    }
  }

  /// `1:30:15`, or with days where there are some.
  private func moment(_ milliseconds: Double) -> String {
    let seconds = Int(min(max(milliseconds, 0), 1e12) / 1_000)
    let (days, rest) = (seconds / 86_400, seconds % 86_400)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return (report.scenario.until > .day ? "\(days) d " : "")
      + "\(rest / 3_600):\(two(rest % 3_600 / 60)):\(two(rest % 60))"
  }
}
