import Simulation
internal import Statistics
import Text

/// The conditions that the run should meet, and whether they hold.
struct GatesSection {
  let judgements: [Judgement]

  func view() -> SectionView {
    let hasRemarks = judgements.contains { !$0.remark(on: "run").isEmpty }
    let rows = judgements.map { judgement in
      TableView.Row(
        name: visible(judgement.text),
        cells: [
          .word(judgement.verdict.words, style: "word " + judgement.verdict.style),
          .number(judgement.unit.text(judgement.estimate)),
          .number(judgement.interval.map { judgement.unit.text($0) } ?? noNumber),
          .number(grouped(judgement.replications)),
        ] + (hasRemarks ? [.word(judgement.remark(on: "run"))] : []))
    }
    return SectionView(
      id: "gates", title: "Gates",
      intro: [
        "A gate passes when the whole interval is on its good side, and fails when all of it is on the other. The intervals "
          + "are so wide that chance settles one of them wrongly in at most 5 of 100 simulations like this."
      ],
      tables: [
        TableView(
          id: "gates-table", caption: "What was asked", corner: "gate",
          head: TableView.words(["verdict"]) + TableView.numbers(["estimate", "interval", "replications"])
            + TableView.words(hasRemarks ? ["why"] : []), rows: rows, note: note)
      ])
  }

  /// Why a gate's percentile is not that of the table of waits.
  private var note: String? {
    guard judgements.contains(where: { $0.gate.measured.statistic.percent != nil }) else { return nil }
    return
      "A gate’s percentile is the mean of each run’s percentile; that in the table of waits is over all waits together."
  }
}

extension Verdict {
  var words: String {
    switch self {
    case .pass: "✓ pass"
    case .fail: "✗ fail"
    case .inconclusive: "? inconclusive"
    }
  }

  /// A class of the style sheet.
  var style: String {
    switch self {
    case .pass: "yes"
    case .fail: "no"
    case .inconclusive: "unsure"
    }
  }
}

extension Judgement {
  /// A chance is a share, whatever it is the chance of.
  var unit: Metric.Unit {
    guard case .statistic(_, let quantity, _, _) = gate else { return .share }
    return switch quantity {
    case .metric(let name): name.unit
    case .total: .contacts
    }
  }

}
