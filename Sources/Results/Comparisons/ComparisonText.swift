internal import Campaign
internal import Diagnostics
package import Experiments
internal import Simulation
internal import Statistics
internal import Text

extension ShownComparison {
  /// What was compared, what differs and how certainly, and which contacts moved. No line needs more than 100 columns,
  /// except for long names.
  ///
  /// - Parameter width: of the terminal, if the text goes to one.
  package func text(within width: Int?) -> String {
    let report = comparison.a
    let about = [
      report.scenario.name, counted(report.contacts, "contact"), duration(Double(report.scenario.until.count)),
      counted(comparison.replications, "replication"), "seed \(report.scenario.seed)",
    ]
    return "A  \(printable(a))\nB  \(printable(b))\n" + printable(about.joined(separator: " · ")) + "\n\n" + lines()
      + "\n" + members(within: width ?? 100)
      + moved("first texts", "another sender", comparison.firstTexts)
      + moved("conversations", "another member who answers last", comparison.conversations)
  }

  private func lines() -> String {
    var table = TextTable()
    table.add(["", "A", "B", "B - A", "95 % of differences", "", "pairing"])
    for line in metrics {
      let places = Metric.Name.places(for: max(line.difference.a?.magnitude ?? 0, line.difference.b?.magnitude ?? 0))
      add(line.name.title + (line.statistic == "mean" ? "" : " " + line.statistic), line.difference, to: &table) {
        line.name.text($0, places: places, isSigned: $1)
      }
    }
    // How many need attention at the end is a metric already.
    let totals = comparison.totals.filter {
      $0.count != .needsAttention && ($0.difference.a != 0 || $0.difference.b != 0)
    }
    for line in totals {
      add(line.count.rawValue, line.difference, to: &table) { value, isSigned in
        let text = value.map { decimal($0, places: 1) } ?? "-"
        return isSigned ? signed(text) : text
      }
    }
    return table.text(ruled: [1, metrics.count + 1])
      + "* the interval excludes 0\npairing: how many times less the difference varies than with independent random numbers for each file\n"
  }

  private func add(
    _ title: String, _ pair: PairedDifference, to table: inout TextTable, _ text: (Double?, _ isSigned: Bool) -> String
  ) {
    let interval = pair.difference.interval
    table.add([
      title, text(pair.a, false), text(pair.b, false), text(pair.difference.mean, true),
      interval.map { text($0.lowerBound, true) + " … " + text($0.upperBound, true) } ?? "-",
      pair.excludesZero ? "*" : "",
      pair.varianceRatio.map { $0.isFinite ? decimal($0, places: $0 < 100 ? 1 : 0) + "×" : "same" } ?? "-",
    ])
  }

  /// The differences of the P2P table, without the counts that no member has.
  private func members(within width: Int) -> String {
    let shown = CountName.ofMembers.enumerated().filter { place, _ in
      comparison.members.contains { $0.counts[place].difference.a != 0 || $0.counts[place].difference.b != 0 }
    }
    var table = TextTable()
    table.left = [0, 1]
    table.add(
      ["B - A", "in"] + shown.map { $0.element == .needsAttention ? Metric.Name.unanswered.title : $0.element.rawValue }
    )
    for member in comparison.members {
      let cells = shown.map { place, _ in
        let pair = member.counts[place].difference
        return signed(pair.difference.mean.map { decimal($0, places: 1) } ?? "-") + (pair.excludesZero ? "*" : " ")
      }
      let files = (member.takesPartInA ? "A" : "") + (member.takesPartInB ? "B" : "")
      table.add([printable(member.key), files] + cells)
    }
    return comparison.members.isEmpty ? "" : table.text(ruled: [1], within: width) + "\n"
  }

  private static let mostMoves = 10

  private func moved(_ what: String, _ whom: String, _ movement: Movement) -> String {
    guard !movement.rows.isEmpty else { return "\(what): no one has \(whom)\n" }
    var table = TextTable()
    table.left = [0, 1]
    for row in movement.rows.prefix(Self.mostMoves) {
      table.add([
        "  " + printable(row.from ?? "no one"), "→ " + printable(row.to ?? "no one"), decimal(row.contacts, places: 1),
      ])
    }
    let contacts = movement.contacts.mean.map { decimal($0, places: 1) } ?? "-"
    let rest = movement.rows.count - Self.mostMoves
    return "\(what): \(contacts) contacts a run have \(whom)\n" + table.text()
      + (rest > 0 ? "  and \(grouped(rest)) more\n" : "")
  }
}
