internal import Text

extension RulesDiff {
  /// Columns that a line of text takes at most: names may be very long.
  private static let longestLine = 600

  package func text() -> String {
    var lines = ["\(names.old) → \(names.new): \(summary)"]
    for difference in shown {
      lines += ["", difference.contact]
      if !difference.moment.isEmpty { lines.append("  when " + difference.moment.joined(separator: " and ")) }
      lines += side("-", difference.old) + side("+", difference.new)
    }
    lines += rest.map { "\n" + $0 }
    if !settings.isEmpty { lines += ["", "settings"] + settings.map { "  " + $0.phrase } }
    let text = lines.map { $0 == "" ? "\n" : Self.line($0) }.joined()
    return text + (list.map { "\n" + self.text($0) } ?? "") + (recorded.map { "\n" + self.text($0) } ?? "")
  }

  private static func line(_ line: String) -> String {
    let isApart = line.hasPrefix("\n")
    let shown = shortened(printable(isApart ? String(line.dropFirst()) : line), to: longestLine)
    return (isApart ? "\n" : "") + shown + "\n"
  }

  /// What is not shown, and what is not known.
  var rest: [String] {
    var lines: [String] = []
    let more = routing.differences.count - Self.mostShown
    if more > 0 { lines.append("and \(counted(more, "other difference"))") }
    if !routing.isProved { lines.append("not proved: the budget was spent, so there may be other differences") }
    return lines
  }

  private func side(_ sign: String, _ side: ShownDifference.Side) -> [String] {
    ["  \(sign) \(side.destination)"] + side.causes.map { "      " + Self.text($0) }
  }

  /// `spring.yaml:8: Spanish → ana, joe`
  static func text(_ cause: DiffSide.Cause) -> String { (cause.place.map { $0 + ": " } ?? "") + cause.text }

  // MARK: a list

  /// `list.csv: replies of 12 of 48 contacts go elsewhere`
  func heading(_ list: ListedDiff) -> String {
    "\(list.name): replies of \(grouped(list.changed)) of \(counted(list.contacts, "contact")) go elsewhere"
  }

  private func text(_ list: ListedDiff) -> String {
    var lines = [heading(list)]
    for group in list.groups.prefix(Self.mostShown) {
      let more = group.count - group.examples.count
      let others = more > 0 ? " and \(grouped(more)) more" : ""
      lines += ["", "\(counted(group.count, "contact")): \(group.examples.joined(separator: ", "))\(others)"]
      lines.append("  - \(Self.place(group.old, group.oldVia))")
      lines += group.oldCauses.map { "      " + Self.text($0) }
      lines.append("  + \(Self.place(group.new, group.newVia))")
      lines += group.newCauses.map { "      " + Self.text($0) }
    }
    if let more = unshown(list) { lines += ["", more] }
    var text = lines.map { $0 == "" ? "\n" : Self.line($0) }.joined()
    text += Self.table("replies of contacts", list.loads.map { ($0.name, $0.old, $0.new) })
    return text
  }

  private static func table(_ title: String, _ loads: [(name: String, old: Int, new: Int)]) -> String {
    if loads.isEmpty { return "" }
    var table = TextTable()
    table.add([title, "before", "after", "change"])
    for load in loads {
      let name = shortened(printable(load.name), to: 60)
      table.add([name, grouped(load.old), grouped(load.new), change(load.old, load.new)])
    }
    return "\n" + table.text(ruled: [1])
  }

  // MARK: a recorded event stream

  func heading(_ recorded: RecordedDiff) -> String {
    let verb = agreeing(recorded.changed, "goes", "go")
    return
      "\(recorded.name): \(grouped(recorded.changed)) of \(counted(recorded.replies, "reply", plural: "replies")) \(verb) elsewhere"
  }

  private func text(_ recorded: RecordedDiff) -> String {
    var lines = [heading(recorded)]
    for group in recorded.groups.prefix(Self.mostShown) {
      lines.append("  \(Self.way(group)): \(Self.example(group))")
    }
    if let more = unshown(recorded) { lines.append("  " + more) }
    return lines.map { Self.line($0) }.joined()
      + Self.table("replies", recorded.loads.map { ($0.name, $0.old, $0.new) })
  }

  /// `ana, joe → ana`
  static func way(_ group: RecordedDiff.Group) -> String {
    [group.old, group.new].map { $0.isEmpty ? "nowhere" : $0.joined(separator: ", ") }.joined(separator: " → ")
  }

  /// `12 replies, as on lines 3, 7`
  static func example(_ group: RecordedDiff.Group) -> String {
    let lines = group.lines.map { "\($0)" }.joined(separator: ", ")
    return
      "\(counted(group.count, "reply", plural: "replies")), on \(agreeing(group.lines.count, "line", "lines")) \(lines)"
      + (group.count > group.lines.count ? " and later" : "")
  }

  func unshown(_ recorded: RecordedDiff) -> String? {
    let left = recorded.groups.dropFirst(Self.mostShown).reduce(0) { $0 + $1.count }
    return left == 0 ? nil : "and \(counted(left, "reply", plural: "replies")) in other ways"
  }

  /// Changes of contacts that are in no group that is shown.
  func unshown(_ list: ListedDiff) -> String? {
    let left = list.groups.dropFirst(Self.mostShown).reduce(list.ungrouped) { $0 + $1.count }
    return left == 0 ? nil : "and \(counted(left, "contact")) in other ways"
  }

  static func change(_ old: Int, _ new: Int) -> String { signed(grouped(new - old)) }

  /// `ana, joe (tag_rule)`
  static func place(_ names: [String], _ via: String) -> String {
    if names.isEmpty || names == [via] { return via }
    return "\(names.joined(separator: ", ")) (\(via))"
  }
}
