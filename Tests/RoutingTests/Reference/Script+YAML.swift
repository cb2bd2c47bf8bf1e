/// A script as a rule file with one routing case, ready to be kept.
extension Script {
  /// - Parameter expect: the effects of the last event.
  func yaml(expect: [Effect]) -> String {
    var lines = ["version: 1", "team:"]
    for member in setup.team {
      lines.append("  \(member): { permissions: \(setup.guests.contains(member) ? "[]" : "[send_queue]") }")
    }
    if !setup.lists.isEmpty {
      lines.append("lists:")
      for list in setup.lists { lines.append("  \(list.name): \(flow(list.members))") }
    }
    lines.append("members: \(flow(setup.members))")
    let mode =
      switch setup.mode {
      case .firstCome: "mode: first_come_first_served"
      case .distributed: "mode: distributed"
      case .buckets(let size): "mode: buckets, bucket_size: \(size)"
      }
    lines.append("distribution: { \(mode), last_team_member_first: \(setup.lastTeamMemberFirst) }")
    lines.append("reply_routing: \(flow(setup.steps))")
    if !setup.rules.isEmpty {
      lines.append("tag_rules:")
      for rule in setup.rules { lines.append("  - { when: { \(conditions(rule)) }, to: \(flow(rule.to)) }") }
    }
    lines += ["cases:", "  - name: engine and model part", "    events:"]
    lines += events.map { "      - " + $0.yaml }
    if !expect.isEmpty { lines.append("    expect:") }
    lines += expect.map { "      - " + $0.yaml }
    return lines.joined(separator: "\n")
  }

  private func conditions(_ rule: Setup.Rule) -> String {
    var parts: [String] = []
    if !rule.all.isEmpty { parts.append("all: \(flow(rule.all))") }
    if !rule.any.isEmpty { parts.append("any: \(flow(rule.any))") }
    if !rule.none.isEmpty { parts.append("none: \(flow(rule.none))") }
    if !rule.states.isEmpty { parts.append("fields: { state: \(flow(rule.states)) }") }
    return parts.joined(separator: ", ")
  }
}

private func flow(_ list: [String]) -> String { "[" + list.joined(separator: ", ") + "]" }

/// A mapping on one line; keys without a value are left out.
private func flow(_ pairs: [(String, String?)]) -> String {
  let parts = pairs.compactMap { key, value in value.map { "\(key): \($0)" } }
  return parts.isEmpty ? "{}" : "{ " + parts.joined(separator: ", ") + " }"
}

extension ScriptEvent {
  var yaml: String {
    switch self {
    case .contact(let row):
      "contact: "
        + flow([
          ("id", row.id), ("tags", row.tags.isEmpty ? nil : flow(row.tags)), ("state", row.state),
          ("last_team_member", row.lastTeamMember), ("assigned_to", row.assignedTo),
          ("opted_out", row.optedOut ? "true" : nil), ("phone", row.phone.map { "\"\($0)\"" }),
        ])
    case .publish: "publish: {}"
    case .start(let member): "start: " + flow([("member", member)])
    case .send(let member, let contact): "send: " + flow([("member", member), ("contact", contact)])
    case .reply(let contact, let isOptOut, let message):
      "reply: " + flow([("contact", contact), ("text", isOptOut ? "stop" : "hello"), ("message_id", message)])
    case .respond(let member, let contact): "respond: " + flow([("member", member), ("contact", contact)])
    case .optOut(let contact, let by): "opt_out: " + flow([("contact", contact), ("member", by)])
    case .away(let member): "away: " + flow([("member", member)])
    case .back(let member): "back: " + flow([("member", member)])
    case .addMember(let member): "add_member: " + flow([("member", member)])
    case .removeMember(let member): "remove_member: " + flow([("member", member)])
    case .tag(let contact, let tags, let by):
      "tag: " + flow([("contact", contact), ("tags", flow(tags)), ("member", by)])
    case .untag(let contact, let tags, let by):
      "untag: " + flow([("contact", contact), ("tags", flow(tags)), ("member", by)])
    case .resolve(let contact, let by): "resolve: " + flow([("contact", contact), ("member", by)])
    }
  }
}

extension Effect {
  var yaml: String {
    let notes = notes.map { $0 == "again" ? "routed_again" : $0 }
    return "\(kind): "
      + flow([
        ("contact", contact), ("member", member == "nobody" ? nil : member), ("reason", reason?.snakeCase),
        ("to", to.isEmpty ? nil : flow(to)), ("via", via?.snakeCase), ("notes", notes.isEmpty ? nil : flow(notes)),
        ("by", by.first == "keyword" ? "keyword" : by.first == "like" || by.first == "nobody" ? nil : by.first),
      ])
  }
}

extension String {
  /// `tagRule` as files spell it.
  fileprivate var snakeCase: String { reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) } }
}
