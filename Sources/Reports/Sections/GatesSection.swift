import Simulation

/// What was asked of the run, and whether it holds.
struct GatesSection {
  let gates: [GateRow]

  func view() -> SectionView {
    let rows = gates.map { gate in
      TableView.Row(
        name: visible(gate.text),
        cells: [
          .word(word(gate.verdict), style: "word " + style(gate.verdict)), .number(gate.unit.text(gate.estimate.mean)),
          .number(gate.estimate.interval.map { gate.unit.text($0) } ?? noNumber), .number(grouped(gate.replications)),
        ])
    }
    return SectionView(
      id: "gates", title: "Gates",
      intro: [
        "A gate passes when the whole interval is on its good side, and fails when all of it is on the other. In all of "
          + "them together, luck alone may settle one wrongly in at most 5 of 100 pages like this."
      ],
      tables: [
        TableView(
          id: "gates-table", caption: "Gates", corner: "gate",
          head: TableView.words(["verdict"]) + TableView.numbers(["estimate", "interval", "replications"]), rows: rows)
      ])
  }

  private func word(_ verdict: GateRow.Verdict) -> String {
    switch verdict {
    case .pass: "✓ pass"
    case .fail: "✗ fail"
    case .inconclusive: "? inconclusive"
    }
  }

  private func style(_ verdict: GateRow.Verdict) -> String {
    switch verdict {
    case .pass: "yes"
    case .fail: "no"
    case .inconclusive: "unsure"
    }
  }
}
