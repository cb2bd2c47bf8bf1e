import Simulation

/// Two rule files, the same contacts, the same luck.
struct ComparisonSection {
  let comparison: ComparisonRows

  func view() -> SectionView {
    let (a, b) = (visible(comparison.a), visible(comparison.b))
    return SectionView(
      id: "comparison", title: "Comparison",
      intro: [
        "A is \(a), B is \(b). Both meet the same contacts with the same luck, so differences are those of the rules. "
          + "Where the interval holds 0, there may be none."
      ], tables: [differences] + (comparison.moves.isEmpty ? [] : [moves]))
  }

  private var differences: TableView {
    let rows = comparison.rows.map { row in
      TableView.Row(
        name: visible(row.metric),
        cells: [
          value(row.a, row.unit), value(row.b, row.unit), .number(signed(row.difference.mean, row.unit)),
          .number(row.difference.interval.map { row.unit.text($0) } ?? noNumber), .word(words(row.difference)),
        ])
    }
    return TableView(
      id: "comparison-table", caption: "What differs between A and B", corner: "metric",
      head: TableView.numbers(["A", "B", "B less A", "95 % of differences"]) + TableView.words(["is it so?"]),
      rows: rows,
      empty: "Nothing was compared.")
  }

  private var moves: TableView {
    let rows = comparison.moves.map { move in
      TableView.Row(
        name: visible(move.from),
        cells: [.word(visible(move.to)), value(move.contacts, .contacts)])
    }
    return TableView(
      id: "moves-table", caption: "Whose contacts go to somebody else", corner: "under A",
      head: TableView.words(["under B"]) + TableView.numbers(["contacts"]), rows: rows)
  }

  private func value(_ quantity: Quantity, _ unit: Metric.Unit) -> TableView.Cell {
    .number(unit.text(quantity.mean), margin: quantity.margin.map { "±" + unit.text($0) })
  }

  private func signed(_ value: Double?, _ unit: Metric.Unit) -> String {
    guard let value else { return noNumber }
    return (value > 0 ? "+" : "") + unit.text(value)
  }

  private func words(_ difference: Quantity) -> String {
    guard let range = difference.interval else { return "not known" }
    if range.lowerBound > 0 { return "more under B" }
    return range.upperBound < 0 ? "less under B" : "cannot be told"
  }
}
