import Campaign
import Simulation

/// The P2P table, and who has how much to do.
struct TeamSection {
  let report: SimulationReport
  /// Members beyond these are in the totals only: nobody reads a page with all of 20,000.
  static let rows = 1_000

  private var shown: ArraySlice<SimulationReport.Row> { report.members.prefix(TeamSection.rows) }

  func view() -> SectionView {
    let intro =
      report.replications > 1
      ? "Means over \(counted(report.replications, "run")) at the end; ± is half of the 95 % confidence interval."
      : "At the end of the one run."
    return SectionView(
      id: "team", title: "The team", intro: [intro], charts: [utilisation].compactMap(\.self), tables: [table],
      terms: TermsView(
        title: "What the columns count",
        terms: CountName.ofMembers.map { FactView(name: $0.title, value: $0.words) }
          + [FactView(name: "busy", value: "Share of the time at work in which there was something to do")]))
  }

  private var utilisation: ChartView? {
    guard shown.contains(where: { $0.utilisation.mean != nil }) else { return nil }
    let members = shown.map { MemberBars.Member(name: $0.key, share: Quantity($0.utilisation)) }
    let rows = members.map { member in
      TableView.Row(
        name: visible(member.name),
        cells: [
          .number(Metric.Unit.share.text(member.share.mean)),
          .number(member.share.interval.map { Metric.Unit.share.text($0) } ?? noNumber),
        ])
    }
    return ChartView(
      id: "busy", title: "How busy members are",
      text:
        "The share of the time at work in which there was something to do: a reply to answer or a first text to send."
        + (report.replications > 1 ? " The thin lines are 95 % confidence intervals." : ""),
      picture: MemberBars(members: members).picture("time with something to do"),
      data: TableView(
        id: "busy-data", caption: "How busy members are", corner: "member",
        head: TableView.numbers(["busy", "95 % of means"]), rows: rows))
  }

  private var table: TableView {
    let counts = CountName.ofMembers
    let columns = counts.indices.map { column in
      places(for: shown.compactMap { $0.cells[column].estimate.mean })
    }
    let rows = shown.map { row in
      TableView.Row(
        name: visible(row.key),
        cells: [busy(Quantity(row.utilisation))]
          + row.cells.indices.map { cell(row.cells[$0].estimate, places: columns[$0]) })
    }
    let busyAll = busy(report.metric(.utilisation).map { Quantity($0.estimate) } ?? Quantity(nil))
    let totals = counts.map { count -> TableView.Cell in
      guard let total = report.totals.first(where: { $0.count == count })?.estimate else { return .number(noNumber) }
      return cell(total, places: total.mean.map { places(for: [$0]) } ?? 0)
    }
    return TableView(
      id: "p2p", caption: "The P2P table", corner: "member", head: TableView.numbers(["busy"] + counts.map(\.title)),
      rows: rows, total: .init(name: "all", cells: [busyAll] + totals), empty: "Nobody took part.", note: note)
  }

  private func cell(_ estimate: Estimate, places: Int) -> TableView.Cell {
    guard let mean = estimate.mean else { return .number(noNumber) }
    return .number(
      decimal(mean, places: places), margin: Quantity(estimate).margin.map { "±" + decimal($0, places: places) })
  }

  private func busy(_ share: Quantity) -> TableView.Cell {
    .number(
      share.mean.map { percent($0, places: 0) } ?? noNumber,
      margin: share.margin.map { "±" + decimal($0 * 100, places: 0) })
  }

  /// What is no member's, and who is not shown.
  private var note: String {
    let totals = report.totals.filter { !CountName.ofMembers.contains($0.count) }
    let others = totals.map { total in
      "\(total.count.title) \(total.estimate.mean.map { decimal($0, places: places(for: [$0])) } ?? noNumber)"
    }
    let hidden = report.members.count - shown.count
    return "Over all contacts: " + others.joined(separator: ", ")
      + ". A conversation that several members share counts once "
      + "in the last row." + (hidden > 0 ? " \(counted(hidden, "more member")) are in the last row only." : "")
  }
}
