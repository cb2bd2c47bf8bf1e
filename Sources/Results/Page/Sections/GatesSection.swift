import Simulation
internal import Statistics
import Text

/// The conditions that the run should meet, and whether they hold.
struct GatesSection {
  let judgements: [Judgement]

  func view() -> SectionView {
    let hasRemarks = judgements.contains { !$0.remark(on: "run").isEmpty }
    let rows = judgements.map { judgement in
      let found = judgement.amounts(.page)
      let words = judgement.gate.words
      return TableView.Row(
        name: unbroken(words.prefix(1).uppercased() + words.dropFirst()), code: visible(judgement.text),
        cells: [
          .word(judgement.verdict.words, style: "word " + judgement.verdict.style),
          .number(found.estimate),
          .number(found.interval),
          .number(grouped(judgement.replications)),
        ] + (hasRemarks ? [.word(judgement.remark(on: "run"))] : []))
    }
    return SectionView(
      id: "gates", title: "Gates",
      intro: [
        "A gate passes when the whole interval is on its good side, and fails when all of it is on the other. The intervals "
          + "are so wide that chance alone \(GatesSection.certainty)."
      ],
      tables: [
        TableView(
          id: "gates-table", caption: "What was asked", corner: "gate",
          head: TableView.words(["verdict"]) + TableView.numbers(["estimate", "interval", "replications"])
            + TableView.words(hasRemarks ? ["why"] : []), rows: rows, note: note)
      ])
  }

  /// How sure the verdicts are.
  static let certainty = "settles a gate wrongly in at most 5 of 100 simulations like this"

  private var note: String? { judgements.percentileNote.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." } }
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
