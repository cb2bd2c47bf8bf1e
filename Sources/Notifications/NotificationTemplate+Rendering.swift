package import Campaign

extension NotificationTemplate {
  /// The text, with facts in place of fields. They are inserted as they are and never read as a template themselves.
  package func rendered(_ facts: NotificationFacts) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let written): text += written
      case .field(let field): text += value(of: field, facts)
      case .leaders(let parts):
        for leader in facts.leaders {
          for part in parts {
            switch part {
            case .text(let written): text += written
            case .field(let field): text += value(of: field, leader)
            }
          }
        }
      }
    }
    return text
  }
}

/// Names are those of people and of files: each is one line, so that none can begin a line of the text.
private func value(of field: NotificationField, _ facts: NotificationFacts) -> String {
  switch field {
  case .memberName: oneLine(facts.memberName)
  case .memberKey: oneLine(facts.memberKey)
  case .action: oneLine(facts.action)
  case .link: oneLine(facts.link)
  case .count: String(facts.count)
  case .rank: String(facts.rank)
  // Members have all the counts that can be fields.
  case .stat(let count): String(count.value(facts.counts) ?? 0)
  }
}

private func value(of field: LeaderField, _ leader: NotificationFacts.Leader) -> String {
  switch field {
  case .rank: String(leader.rank)
  case .name: oneLine(leader.name)
  case .sent: String(leader.sent)
  }
}
