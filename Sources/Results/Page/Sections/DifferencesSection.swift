import Campaign
import Simulation
import Statistics
import Text

/// What differs between two rule files, number by number.
struct DifferencesSection {
  let comparison: Comparison

  func view() -> SectionView {
    let metrics = comparison.metrics.flatMap { line in
      [row(line.name.words, line.name.rawValue, line.mean, line.name.unit)]
        + (line.p95.map { [row(line.name.words + ", p95", line.name.rawValue, $0, line.name.unit)] } ?? [])
    }
    let totals = comparison.shownTotals.map { row($0.count.title, nil, $0.difference, .contacts) }
    return SectionView(
      id: "differences", title: "What differs",
      intro: ["Means over \(counted(comparison.replications, "run")) of each, paired. \(certainty)"],
      tables: [
        table("metrics-table", "Metrics", metrics, note: PercentileNotes.comparisons + "."),
        table("totals-table", "Totals of the P2P table", totals),
      ],
      terms: TermsView(
        title: "What the totals count",
        terms: comparison.totals.map(\.count).map { FactView(name: $0.title, value: $0.words) }))
  }

  /// How sure the last column is.
  private var certainty: String {
    if comparison.replications == 1 { return "One run of each has no intervals, so nothing is sure to differ." }
    if comparison.testCount == 0 { return "No difference varies from run to run, so chance has no part in them." }
    return
      "There are \(grouped(comparison.testCount)) differences on this page, and chance alone would put one interval "
      + "of 20 beside 0. So the last column is stricter than the intervals: of 100 comparisons of equal teams, it finds "
      + "a difference in at most \(Comparison.errorPercent) (Holm 1979)."
  }

  private func table(_ id: String, _ caption: String, _ rows: [TableView.Row], note: String? = nil) -> TableView {
    TableView(
      id: id, caption: caption, corner: "what",
      head: TableView.numbers(["A", "B", "B less A", "95 % of differences"]) + TableView.words(["is it so?"]),
      rows: rows, note: note)
  }

  private func row(
    _ name: String, _ code: String?, _ pair: PairedDifference, _ unit: Metric.Unit
  ) -> TableView.Row {
    let text = QuantityText(unit, .page)
    return TableView.Row(
      name: name, code: code,
      cells: [
        .number(text.text(pair.a)), .number(text.text(pair.b)),
        .number(text.difference(pair.difference.mean), margin: some(pair)),
        .number(text.difference(pair.difference.interval)), .word(pair.words),
      ])
  }

  /// A difference that only some of the pairs have says of how many.
  private func some(_ pair: PairedDifference) -> String? {
    let count = pair.difference.count
    return count > 0 && count < comparison.replications
      ? "(\(grouped(count)) of \(counted(comparison.replications, "pair")))" : nil
  }
}

extension PairedDifference {
  /// Whether there is a difference, as far as can be told.
  var words: String {
    guard let range = difference.interval else { return "not known" }
    if range.lowerBound == 0, range.upperBound == 0 { return "the same" }
    guard isCertain else { return "cannot be told" }
    return (difference.mean ?? 0) > 0 ? "more under B" : "less under B"
  }
}
