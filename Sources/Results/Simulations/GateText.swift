internal import Diagnostics
internal import Simulation
internal import Statistics
internal import Text

extension SimulationReport {
  /// A table of gates, what is less precise than was asked, what to do next, and the verdict below; without the verdict where
  /// nothing was asked.
  func gateText(_ style: TextStyle) -> String {
    let next = style.prose(Answer(report: self).view().nextLine)
    guard isJudged else { return next }
    return (judgements.isEmpty ? "" : "\n" + gateTable(style)) + style.prose(precisionLines()) + next
      + "verdict: \(style.painted(verdict))\n"
  }

  private func gateTable(_ style: TextStyle) -> String {
    var table = TextTable()
    table.left = [0, 1, 5]
    table.add(["gate", "verdict", "estimate", "interval", "runs", ""])
    for judgement in judgements {
      let found = judgement.amounts(.precise)
      table.add(
        [
          printable(judgement.text), judgement.verdict.rawValue, found.estimate, found.interval,
          grouped(judgement.replications), judgement.remark(on: "replication"),
        ], inks: style.inks(judgement.verdict, column: 1))
    }
    let failed = judgements.filter { $0.verdict == .fail }
      .map { "fails: " + plainSpaces($0.gate.words) + "\n" }.joined()
    return table.text(ruled: [1], within: style.width)
      + style.prose(failed + (judgements.percentileNote.map { $0 + "\n" } ?? "") + certainty)
  }

  /// How sure the verdicts are.
  private var certainty: String {
    judgements.contains { $0.verdict != .inconclusive } && replications > 1
      ? "chance alone \(GatesSection.certainty)\n" : ""
  }

  private func precisionLines() -> String {
    precisions.isEmpty
      ? ""
      : "\n"
        + precisions.map { precision in
          let widths = QuantityText(precision.target.measured.quantity.unit, .precise)
            .halfWidths(known: precision.halfWidth, wanted: precision.target.halfWidth)
          let known = widths.known.map { "is known to ± \($0)" } ?? "is not known"
          return "\(precision.target.measured.text) \(known) after \(counted(replications, "replication"))"
            + (precision.isReached ? "\n" : ", not to ± \(widths.wanted) as asked\n")
        }.joined()
  }
}
