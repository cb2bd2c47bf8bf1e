import Campaign
import Simulation
internal import Statistics
import Text

/// The P2P table, and how much each member has to do.
struct TeamSection {
  let report: SimulationReport
  /// Members beyond this number are in the totals only: no one reads a page with all of 20,000.
  static let rows = 1_000

  private var shown: ArraySlice<SimulationReport.Row> { report.members.prefix(TeamSection.rows) }

  func view() -> SectionView {
    let intro =
      report.replications > 1
      ? "Means over \(counted(report.replications, "run")) at the end; ± leads to the farther end of the 95 % confidence interval."
      : "At the end of the one run."
    return SectionView(
      id: "team", title: "The team", intro: [intro], charts: [utilisation, sent].compactMap(\.self),
      tables: [GroupTable(report: report).view(), table].compactMap(\.self),
      terms: TermsView(
        title: "What the columns count",
        terms: report.countsOfMembers.map { FactView(name: $0.title, value: $0.words) }
          + [FactView(name: "busy", value: "Share of the time at work in which there was something to do")]))
  }

  /// An outline has no lines.
  private var lines: String {
    report.replications > 1 && shown.count <= MemberBars.apart ? " The thin lines are 95 % confidence intervals." : ""
  }

  private var utilisation: ChartView? {
    guard shown.contains(where: { $0.utilisation.mean != nil }) else { return nil }
    return chart(
      "busy", "How busy members are",
      "The share of the time at work in which there was something to do: a reply to answer or a first text to send.",
      "time with something to do", .share, shown.map { BoundedNumber($0.utilisation) })
  }

  private var sent: ChartView? {
    guard let column = CountName.ofMembers.firstIndex(of: .sent), !shown.isEmpty else { return nil }
    return chart(
      "sent-by-member", "First texts by member", "How many first texts each member has sent at the end.", "first texts",
      .contacts, shown.map { BoundedNumber($0.cells[column].estimate) })
  }

  private func chart(
    _ id: String, _ title: String, _ text: String, _ what: String, _ unit: Metric.Unit, _ values: [BoundedNumber]
  ) -> ChartView {
    let members = zip(shown, values).map { MemberBars.Member(name: $0.key, value: $1) }
    let rows = members.map { member in
      TableView.Row(
        name: visible(member.name),
        cells: [
          .number(unit.text(member.value.mean)), .number(member.value.interval.map { unit.text($0) } ?? noNumber),
        ])
    }
    return ChartView(
      id: id, title: title, text: text + lines, picture: MemberBars(members: members, unit: unit).picture(what),
      data: TableView(
        id: id + "-data", caption: title, corner: "member", head: TableView.numbers([what, TableView.interval]),
        rows: rows))
  }

  private var table: TableView {
    let counts = report.countsOfMembers
    let rows = shown.map { row in
      TableView.Row(
        name: visible(row.key),
        cells: [busy(BoundedNumber(row.utilisation))]
          + row.cells.map { cell($0.estimate) })
    }
    let busyAll = busy(report.metric(.utilisation).map { BoundedNumber($0.estimate) } ?? BoundedNumber(nil))
    let totals = counts.map { count -> TableView.Cell in
      guard let total = report.totals.first(where: { $0.count == count })?.estimate else { return .number(noNumber) }
      return cell(total)
    }
    return TableView(
      id: "p2p", caption: "The P2P table", corner: "member", head: TableView.numbers(["busy"] + counts.map(\.title)),
      rows: rows, total: .init(name: "all", cells: [busyAll] + totals), empty: "No one took part.", note: note)
  }

  /// Without a margin where all runs had the same value.
  private func cell(_ estimate: Estimate) -> TableView.Cell {
    let margin = BoundedNumber(estimate).margin.flatMap { $0 == 0 ? nil : "±" + WholeCount($0).text }
    return .number(Metric.Unit.contacts.text(estimate.mean), margin: margin)
  }

  private func busy(_ share: BoundedNumber) -> TableView.Cell {
    .number(
      share.mean.map { percent($0, places: 0) } ?? noNumber,
      margin: share.margin.flatMap { $0 < 0.005 ? nil : "±" + decimal($0 * 100, places: 0) })
  }

  /// Totals that belong to no member, and how many members are not shown.
  private var note: String {
    let totals = report.totals.filter { !CountName.ofMembers.contains($0.count) }
    let others = totals.map { total in
      "\(total.count.title) \(Metric.Unit.contacts.text(total.estimate.mean))"
    }
    let hidden = report.members.count - shown.count
    return "Over all contacts: " + others.joined(separator: ", ")
      + ". A conversation that several members share counts once "
      + "in the last row."
      + (hidden > 0 ? " \(countedSubject([(hidden, "more member")], verbs: "is", "are")) in the last row only." : "")
  }
}
