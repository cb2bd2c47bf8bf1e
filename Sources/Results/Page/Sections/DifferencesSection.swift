import Campaign
import Simulation
import Statistics
import Text

/// What differs between two rule files, number by number.
struct DifferencesSection {
  let comparison: Comparison

  func view() -> SectionView {
    let metrics = comparison.metrics.flatMap { line in
      [row(line.name.words, line.name.rawValue, line.mean) { line.name.text($0) }]
        + (line.p95.map { pair in [row(line.name.words + ", p95", line.name.rawValue, pair) { line.name.text($0) }] }
          ?? [])
    }
    let totals = comparison.totals.filter { $0.difference.a != 0 || $0.difference.b != 0 }.map { line in
      row(line.count.title, nil, line.difference) { Metric.Unit.contacts.text($0) }
    }
    return SectionView(
      id: "differences", title: "What differs",
      intro: ["Means over \(counted(comparison.replications, "run")) of each, paired."],
      tables: [table("metrics-table", "Metrics", metrics), table("totals-table", "Totals of the P2P table", totals)],
      terms: TermsView(
        title: "What the totals count", terms: CountName.allCases.map { FactView(name: $0.title, value: $0.words) }))
  }

  private func table(_ id: String, _ caption: String, _ rows: [TableView.Row]) -> TableView {
    TableView(
      id: id, caption: caption, corner: "what",
      head: TableView.numbers(["A", "B", "B less A", "95 % of differences"]) + TableView.words(["is it so?"]),
      rows: rows)
  }

  private func row(
    _ name: String, _ code: String?, _ pair: PairedDifference, _ text: (Double) -> String
  ) -> TableView.Row {
    let range = pair.difference.interval.map { range in
      let (low, high) = (typeset(text(range.lowerBound)), typeset(text(range.upperBound)))
      return low == high ? low : low + " to " + high
    }
    return TableView.Row(
      name: name, code: code,
      cells: [
        .number(pair.a.map(text) ?? noNumber), .number(pair.b.map(text) ?? noNumber),
        .number(pair.difference.mean.map { typeset(signed(text($0))) } ?? noNumber), .number(range ?? noNumber),
        .word(pair.words),
      ])
  }
}

extension PairedDifference {
  /// Whether there is a difference, as far as can be told.
  var words: String {
    guard let range = difference.interval else { return "not known" }
    if range.lowerBound == 0, range.upperBound == 0 { return "the same" }
    guard excludesZero else { return "cannot be told" }
    return range.lowerBound > 0 ? "more under B" : "less under B"
  }
}
