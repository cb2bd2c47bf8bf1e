import Simulation
import Statistics
import Text

/// The kinds of members, each with its shift: who has too much to do, and who too little.
struct GroupTable {
  let report: SimulationReport
  /// More rows than these are in the table of members.
  private static let most = 50

  /// Nil where all members work alike.
  func view() -> TableView? {
    guard report.groups.count > 1 else { return nil }
    let assumptions = Assumptions(report: report)
    let rows = report.groups.prefix(GroupTable.most).map { group in
      TableView.Row(
        name: group.name.map(visible) ?? "everyone else",
        cells: [
          .word(assumptions.shifts(of: group.behaviour)), .number(Metric.Unit.contacts.text(group.members.mean)),
          cell(group.utilisation, .share), cell(group.sent, .contacts),
        ])
    }
    let hidden = report.groups.count - rows.count
    return TableView(
      id: "kinds", caption: "By kind and shift", corner: "kind",
      head: TableView.words(["at work"]) + TableView.numbers(["members", "busy", "first texts each"]), rows: rows,
      note: hidden > 0
        ? "\(countedSubject([(hidden, "more row")], verbs: "is", "are")) in the table of members only." : nil)
  }

  private func cell(_ estimate: Estimate, _ unit: Metric.Unit) -> TableView.Cell {
    let number = BoundedNumber(estimate)
    let margin = number.margin.map { unit.text($0) }
    return .number(
      unit.text(number.mean),
      margin: margin.flatMap { $0.contains { ("1"..."9").contains($0) } ? "±" + $0 : nil })
  }
}
