import Simulation
import Text

/// Curves over a run as a chart with its numbers.
struct DayChart {
  let report: SimulationReport
  /// Whether the day is that of one rule file.
  var isAlone = true

  /// A chart of one curve, or of two that share its words.
  ///
  /// - Parameter curves: one or two, each with its name in the legend.
  func view(_ curves: [(name: String, curve: Curve)], title: String? = nil, text: String? = nil) -> ChartView? {
    guard let first = curves.first?.curve.name, curves.contains(where: { $0.curve.points.contains { $0 != nil } })
    else { return nil }
    let words = first.words
    let marks = DayMarks(report, hasList: isAlone)
    let (id, title) = (words.id, title ?? words.title)
    let text = (text ?? words.text) + (marks.text.isEmpty ? "" : " " + marks.text)
    let styles = ["first", "second"]
    let until = Double(report.scenario.until.count)
    let lines = LineChart(
      lines: zip(styles, curves).map { .init(style: $0, curve: $1.curve) }, until: until,
      warmUp: Double(report.scenario.warmUp.count), marks: marks, clock: RunClock(report),
      hasBands: report.replications > 1)
    let legend = curves.count > 1 ? zip(styles, curves).map { ChartView.Key(style: $0, text: $1.name) } : []
    return ChartView(
      id: id, title: title, text: text, legend: legend,
      picture: lines.picture(yTitle: words.axis, y: first.ticks), data: data(id, title, curves, until))
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
        let show = { (value: Double?) -> TableView.Cell in .number(curve.name.cell(value)) }
        return [show(point?.mean)] + (hasBands ? [show(point?.low), show(point?.high)] : [])
      }
      return TableView.Row(name: moment(start) + " to " + moment(min(start + width, until)), cells: cells)
    }
    let head = curves.flatMap { name, _ in [name] + (hasBands ? [name + ", low end", name + ", high end"] : []) }
    return TableView(
      id: id + "-data", caption: title + ", by time from the start" + (hasBands ? ": means and bands" : ""),
      corner: "time", head: TableView.numbers(head),
      rows: rows)
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
