import Campaign
import Simulation
import Statistics
import Text

/// How much more or less each member has under the second rule file.
struct ComparedTeamSection {
  let comparison: Comparison

  func view() -> SectionView {
    let shown = comparison.members.prefix(TeamSection.rows)
    let columns = comparison.countsOfMembers.indices.filter { column in
      comparison.members.contains { $0.counts[column].difference.a != 0 || $0.counts[column].difference.b != 0 }
    }
    let rows = shown.map { member in
      let note = member.takesPartInA ? (member.takesPartInB ? "" : " (only A)") : " (only B)"
      return TableView.Row(
        name: visible(member.key) + note, cells: columns.map { cell(member.counts[$0].difference) })
    }
    let hidden = comparison.members.count - shown.count
    return SectionView(
      id: "team", title: "The team",
      intro: [
        "The P2P table at the end: B less A, means over runs. "
          + (comparison.testCount == 0
            ? ""
            : "A star marks what certainly differs, with all \(grouped(comparison.testCount)) differences of this page "
              + "in mind. ")
          + "Columns in which no one has anything are left out."
      ],
      tables: [
        TableView(
          id: "p2p", caption: "What members have more or less of under B", corner: "member",
          head: TableView.numbers(columns.map { comparison.countsOfMembers[$0].title }), rows: rows,
          empty: "No one took part.",
          note: hidden > 0 ? "\(countedSubject([(hidden, "more member")], verbs: "is", "are")) not shown." : nil)
      ])
  }

  private func cell(_ pair: PairedDifference) -> TableView.Cell {
    .number(QuantityText(.contacts, .page).difference(pair.difference.mean), margin: pair.isCertain ? "*" : nil)
  }
}

/// The contacts that move to another member.
struct MovesSection {
  let comparison: Comparison
  /// The largest moves; the others are many and small.
  private static let most = 50

  func view() -> SectionView {
    SectionView(
      id: "moves", title: "Who moved", intro: ["Contacts in a run, on average."],
      tables: [
        table("first-texts", "Whose first text someone else sends", comparison.firstTexts),
        table("conversations", "Whom someone else answers last", comparison.conversations),
      ])
  }

  private func table(_ id: String, _ caption: String, _ movement: Movement) -> TableView {
    let rows = movement.rows.prefix(MovesSection.most).map { row in
      TableView.Row(
        name: row.from.map(visible) ?? "no one",
        cells: [
          .word(row.to.map(visible) ?? "no one"), .number(WholeCount(row.contacts).text),
        ])
    }
    let rest = movement.rows.count - rows.count
    let all = BoundedNumber(movement.contacts)
    let unit = Metric.Unit.contacts
    return TableView(
      id: id, caption: caption, corner: "under A",
      head: TableView.words(["under B"]) + TableView.numbers(["contacts"]), rows: rows,
      total: rows.isEmpty
        ? nil
        : .init(
          name: "all",
          cells: [
            .word(""), .number(unit.text(all.mean), margin: all.margin.flatMap { $0 == 0 ? nil : "±" + unit.text($0) }),
          ]), empty: "No one.",
      note: rest > 0 ? "\(countedSubject([(rest, "smaller move")], verbs: "is", "are")) in the last row only." : nil)
  }
}
