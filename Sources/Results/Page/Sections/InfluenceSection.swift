import Experiments
import Simulation
import Text

/// Which assumptions move the gates most: for each gate a picture like a tornado, and all numbers in a table.
struct InfluenceSection {
  let influences: Influences
  /// More gates than these would be more pictures than anyone looks at.
  private static let pictures = 4

  func view() -> SectionView {
    SectionView(
      id: "matters", title: "What matters",
      intro: [
        "Each figure that the scenario assumes is moved by itself: over its range where the scenario gives one, otherwise a quarter "
          + "down and up. Everything else stays, random numbers included. "
          + influences.sentences.filter { !$0.hasPrefix("next:") }.map(unbroken).joined(separator: " ")
      ],
      charts: influences.gates.indices.prefix(InfluenceSection.pictures).map(chart), tables: [table])
  }

  private func rows(_ gate: Int) -> [Influence] {
    Array(
      influences.ranked.filter { $0.effects[gate].low != nil && $0.effects[gate].high != nil }
        .prefix(Influences.shown))
  }

  private func chart(_ gate: Int) -> ChartView {
    let words = influences.gates[gate].words
    let title = unbroken(words.prefix(1).uppercased() + words.dropFirst())
    let shown = rows(gate)
    return ChartView(
      id: "matters-\(gate + 1)", title: title,
      text: "Each bar reaches from the mean with the lowest value of the figure to the mean with its highest; the line "
        + "is what was assumed.",
      picture: Tornado(
        unit: influences.gates[gate].unit, usual: influences.usual[gate],
        rows: shown.map { influence in
          Tornado.Row(
            name: visible(influence.assumption.name), low: influence.effects[gate].low ?? 0,
            high: influence.effects[gate].high ?? 0,
            hint: "\(visible(influence.assumption.name)): \(influence.assumption.low) to \(influence.assumption.high)")
        }
      ).picture(unbroken(influences.texts[gate])),
      data: TableView(
        id: "matters-\(gate + 1)-data", caption: title, corner: "figure",
        head: TableView.numbers(["lowest", "highest"]),
        rows: shown.map { influence in
          let effect = influence.effects[gate]
          return TableView.Row(
            name: visible(influence.assumption.name),
            cells: [effect.low, effect.high].map {
              .number(influences.amount($0, of: influences.gates[gate], .page))
            })
        }))
  }

  private var table: TableView {
    TableView(
      id: "matters-table", caption: "From what moves a gate most to what moves them least", corner: "figure",
      head: TableView.numbers(["lowest", "highest"] + influences.texts.map(visible)),
      rows: influences.ranked.map { influence in
        TableView.Row(
          name: visible(influence.assumption.name),
          cells: [.number(influence.assumption.low), .number(influence.assumption.high)]
            + zip(influences.gates, influence.effects).map { gate, effect in
              let (low, high) = (effect.low, effect.high)
              return .number(
                influences.amount(low, of: gate, .page) + " to " + influences.amount(high, of: gate, .page)
                  + (effect.isCertain ? " *" : ""))
            })
      },
      note: "* certain, with all of them in mind. Means of \(counted(influences.replications, "run")) with the same "
        + "random numbers; a list that is not sent to its end counts as the length of the run.")
  }
}
