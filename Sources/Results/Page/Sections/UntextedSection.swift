import Simulation
internal import Statistics
import Text

/// Contacts who got no first text, and why.
struct UntextedSection {
  let report: SimulationReport

  func view() -> SectionView {
    let rows = report.unsent.filter { ($0.estimate.mean ?? 0) > 0 }.map {
      row($0.reason.words, $0.reason.rawValue, $0.estimate)
    }
    let total = report.metric(.neverSent).map { row("all", $0.name.rawValue, $0.estimate) }
    let title = "Who is never texted"
    if rows.isEmpty { return SectionView(id: "untexted", title: title, intro: ["Every contact got a first text."]) }
    return SectionView(
      id: "untexted", title: title, intro: [],
      tables: [
        TableView(
          id: "untexted-table", caption: "Contacts without a first text at the end", corner: "why",
          head: TableView.numbers(["contacts", TableView.interval, "of the list"]), rows: rows,
          total: rows.count > 1 ? total : nil)
      ])
  }

  private func row(_ words: String, _ code: String, _ estimate: Estimate) -> TableView.Row {
    let share = estimate.mean.map { report.contacts == 0 ? 0 : $0 / Double(report.contacts) }
    return TableView.Row(
      name: words, code: code,
      cells: [
        .number(Metric.Unit.contacts.text(estimate.mean)),
        .number(estimate.interval.map { Metric.Unit.contacts.text($0) } ?? noNumber),
        .number(share.map { percent($0) } ?? noNumber),
      ])
  }
}
