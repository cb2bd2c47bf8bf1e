internal import Campaign
internal import Mustache

/// What stands at the fields of a template: one value for each name of `NotificationField`, whole names such as `member.name`
/// reached part by part as Mustache asks for them.
struct TemplateValues: MustacheParent {
  private let facts: NotificationFacts
  /// The names so far, with the dot that follows them.
  private let path: String

  init(_ facts: NotificationFacts) { self.init(facts, path: "") }

  private init(_ facts: NotificationFacts, path: String) {
    self.facts = facts
    self.path = path
  }

  func child(named name: String) -> Any? {
    let whole = path + name
    if let field = NotificationField(name: whole) { return value(field) }
    if let section = NotificationSection(rawValue: whole) { return values(section) }
    let begin = whole + "."
    let isBegun = NotificationField.allCases.contains { $0.name.hasPrefix(begin) }
    return isBegun ? TemplateValues(facts, path: begin) : nil
  }

  /// Names are those of people and of files: they are one line, so that none can begin a line of the text.
  private func value(_ field: NotificationField) -> String {
    switch field {
    case .memberName: oneLine(facts.memberName)
    case .memberKey: oneLine(facts.memberKey)
    case .action: oneLine(facts.action)
    case .link: oneLine(facts.link)
    case .count: String(facts.count)
    case .rank: String(facts.rank)
    // Members have all counts that are fields.
    case .stat(let count): String(count.value(facts.counts) ?? 0)
    }
  }

  private func values(_ section: NotificationSection) -> [LeaderValues] {
    switch section {
    case .leaders: facts.leaders.map(LeaderValues.init)
    }
  }
}

/// What stands at the fields of one turn of `leaders`.
private struct LeaderValues: MustacheParent {
  let leader: NotificationFacts.Leader

  func child(named name: String) -> Any? {
    switch LeaderField(rawValue: name) {
    case .rank: String(leader.rank)
    case .name: oneLine(leader.name)
    case .sent: String(leader.sent)
    case nil: nil
    }
  }
}
