internal import Fitting
internal import Text

extension BackTest {
  /// A table of the counts, and what it says.
  ///
  /// - Parameters:
  ///   - log: what the log is called.
  ///   - width: of the terminal, if the text goes to one.
  package func text(log: String, within width: Int? = nil) -> String {
    let who = hasContactsOfLog ? "its \(counted(contacts, "contact"))" : "\(counted(contacts, "made-up contact"))"
    var lines = ["\(printable(log)), and \(counted(runs, "run")) of the scenario that was fitted to it, on \(who)"]
    if members.observed != members.selected {
      let present = counted(members.observed, "member")
      lines.append(
        "The log has \(present) at work, the runs have the \(grouped(members.selected)) whom the rules select.")
    }
    var table = TextTable()
    table.add(["", "observed", "simulated", "90 % of runs", ""])
    table.left = [0, 4]
    for row in rows {
      let (low, high) = (grouped(row.range.lowerBound), grouped(row.range.upperBound))
      let verdict = row.isInside ? "" : row.observed < row.range.lowerBound ? "fewer" : "more"
      table.add([row.count.words, grouped(row.observed), Self.mean(row.mean), "\(low) … \(high)", verdict])
    }
    return lines.joined(separator: "\n") + "\n\n" + table.text(ruled: [1], within: width) + "\n" + conclusion + "\n"
  }

  private static func mean(_ value: Double) -> String {
    value > 0 && value < 0.5 ? "<1" : grouped(Int(value.rounded()))
  }

  private var conclusion: String {
    let outside = rows.filter { !$0.isInside }
    let inside =
      "\(grouped(rows.count - outside.count)) of \(counted(rows.count, "count")) lie where nine of ten runs do"
    if outside.isEmpty { return inside + ": the scenario tells such a day." }
    // One of ten lies there by chance.
    if outside.count <= max(1, rows.count / 5) { return inside + "; one of ten lies elsewhere by chance." }
    let names = outside.map(\.count.words).joined(separator: ", ")
    return inside + ". What the scenario does not tell well: \(names)."
  }
}

extension DayCount {
  /// As people say it.
  var words: String {
    switch self {
    case .texts: "first texts"
    case .mostTexts: "most by one member"
    case .fewestTexts: "fewest by one member"
    case .repliers: "contacts who reply in words"
    case .promptRepliers: "reply within an hour"
    case .optOuts: "contacts who opt out"
    case .clicks: "contacts who click"
    case .furtherReplies: "further replies"
    case .responses: "responses"
    case .quickResponses: "responses within 5 minutes"
    case .unanswered: "waiting at the end"
    }
  }
}
