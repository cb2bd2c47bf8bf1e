internal import Campaign
internal import Diagnostics
package import Experiments
internal import Simulation
internal import Statistics
internal import Text

extension ShownComparison {
  /// What was compared, what differs and how certainly, and which contacts moved. No line needs more than 100 columns,
  /// except for long names.
  package func text(_ style: TextStyle = .plain) -> String {
    let report = comparison.a
    let about = [
      report.scenario.name, counted(report.contacts, "contact"), duration(Double(report.scenario.until.count)),
      counted(comparison.replications, "replication"), "seed \(report.scenario.seed)",
    ]
    return style.prose("A  \(printable(a))\nB  \(printable(b))\n" + printable(about.joined(separator: " · "))) + "\n\n"
      + lines(style)
      + "\n" + members(within: style.width ?? 100)
      + moved("first texts", "another sender", comparison.firstTexts, style)
      + moved("conversations", "another member who answers last", comparison.conversations, style)
      + "\n" + style.prose(answer)
  }

  /// Whether B answers sooner, under which assumptions, and what to do next.
  private var answer: String {
    let answer = ComparisonAnswer(comparison: comparison)
    let view = answer.view()
    return Assumptions(report: comparison.a).facts.assumedLines
      + ([answer.question + " " + view.word + " " + view.headline] + answer.keepingUp).map { plainSpaces($0) + "\n" }
      .joined() + view.nextLine
  }

  private func lines(_ style: TextStyle) -> String {
    var table = TextTable()
    table.add(["", "A", "B", "B - A", "95 % of differences", "", "pairing"])
    for line in metrics {
      let text = QuantityText(line.name.unit, .plain)
      let title = line.name.title + (line.statistic == "mean" ? "" : " " + line.statistic)
      add(title, line.difference, text, to: &table)
    }
    for line in comparison.shownTotals {
      add(line.count.rawValue, line.difference, QuantityText(.contacts, .plain), to: &table)
    }
    return table.text(ruled: [1, metrics.count + 1], within: style.width) + style.prose(star(style) + notes)
  }

  /// What the star means; empty where nothing could have one.
  private func star(_ style: TextStyle) -> String {
    if comparison.testCount == 0 { return "" }
    // Where lines are not wrapped, this one has its break here.
    let end = style.width == nil ? "\n  " : " "
    return "* certain, also with all \(grouped(comparison.testCount)) differences in mind: of 100 comparisons of equal "
      + "teams, at most \(Comparison.errorPercent)\(end)have a star at all (Holm 1979)\n"
  }

  private var notes: String {
    """
    pairing: how many times less the difference varies than with independent random numbers for each file
    \(PercentileNotes.comparisons)

    """
  }

  private func add(_ title: String, _ pair: PairedDifference, _ text: QuantityText, to table: inout TextTable) {
    let count = pair.difference.count
    let some = count > 0 && count < comparison.replications ? " (\(count)/\(comparison.replications))" : ""
    table.add([
      title, text.text(pair.a), text.text(pair.b), text.difference(pair.difference.mean) + some,
      text.difference(pair.difference.interval), pair.isCertain ? "*" : "",
      pair.varianceRatio.map { $0.isFinite ? decimal($0, places: $0 < 100 ? 1 : 0) + "×" : "same" } ?? "-",
    ])
  }

  /// The differences of the P2P table, without the counts that no member has.
  private func members(within width: Int) -> String {
    let shown = comparison.countsOfMembers.enumerated().filter { place, _ in
      comparison.members.contains { $0.counts[place].difference.a != 0 || $0.counts[place].difference.b != 0 }
    }
    let text = QuantityText(.contacts, .plain)
    var table = TextTable()
    table.left = [0, 1]
    table.add(
      ["B - A", "in"] + shown.map { $0.element == .needsAttention ? Metric.Name.unanswered.title : $0.element.rawValue }
    )
    for member in comparison.members {
      let cells = shown.map { place, _ in
        let pair = member.counts[place].difference
        return text.difference(pair.difference.mean) + (pair.isCertain ? "*" : " ")
      }
      let files = (member.takesPartInA ? "A" : "") + (member.takesPartInB ? "B" : "")
      table.add([printable(member.key), files] + cells)
    }
    return comparison.members.isEmpty ? "" : table.text(ruled: [1], within: width) + "\n"
  }

  private static let mostMoves = 10

  private func moved(_ what: String, _ whom: String, _ movement: Movement, _ style: TextStyle) -> String {
    guard !movement.rows.isEmpty else { return style.prose("\(what): no one has \(whom)\n") }
    // What signs, spaces and the number leave for two names.
    let room = style.width.map { max(8, ($0 - 18) / 2) }
    func name(_ key: String?) -> String {
      let name = printable(key ?? "no one")
      return room.map { shortened(name, to: $0) } ?? name
    }
    var table = TextTable()
    table.left = [0, 1]
    for row in movement.rows.prefix(Self.mostMoves) {
      table.add([
        "  " + name(row.from), "→ " + name(row.to), WholeCount(row.contacts).text,
      ])
    }
    let contacts = movement.contacts.mean ?? 0
    let noun = WholeCount(contacts).words == "1" ? "contact a run has" : "contacts a run have"
    let rest = movement.rows.count - Self.mostMoves
    return style.prose("\(what): \(WholeCount(contacts).words) \(noun) \(whom)\n") + table.text()
      + (rest > 0 ? "  and \(grouped(rest)) more\n" : "")
  }
}
