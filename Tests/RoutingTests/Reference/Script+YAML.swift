/// A script as a rule file with one routing case, ready to be kept.
extension Script {
  /// - Parameter expect: the effects of the last event.
  func yaml(expect: [Effect]) -> String {
    var lines = setup.yaml
    lines += ["cases:", "  - name: engine and model part", "    events:"]
    lines += events.map { "      - " + $0.event.yaml(at: $0.at) }
    if !expect.isEmpty { lines.append("    expect:") }
    lines += expect.map { "      - " + $0.yaml }
    return lines.joined(separator: "\n")
  }
}

extension Setup {
  fileprivate var yaml: [String] {
    var lines = ["version: 1", "team:"] + team.map { "  \($0): " + flow(personYAML($0)) }
    if !lists.isEmpty { lines.append("lists:") }
    for list in lists {
      let shifts = list.shifts.map { flow([("members", flow(list.members)), ("shifts", flow(shiftsYAML($0)))]) }
      lines.append("  \(list.name): \(shifts ?? flow(list.members))")
    }
    lines.append("members: \(flow(members))")
    lines.append("distribution: " + flow(distributionYAML))
    lines.append("reply_routing: \(stepsYAML(steps))")
    if let timeOut {
      let keys = [("after", "\(timeOut.after / 1000)s"), ("then", timeOut.then.map(stepsYAML))]
      lines.append("reply_timeout: " + flow(keys))
    }
    if !rules.isEmpty { lines.append("tag_rules:") }
    for rule in rules { lines.append("  - " + flow(ruleYAML(rule))) }
    // What the texts of replies in scripts say.
    lines.append("auto_tags:")
    for tag in Script.tags + ["d", "Opt Out"] {
      lines.append("  - " + flow([("tag", tag), ("reply_contains", flow([phrase(tag)]))]))
    }
    lines.append("opt_out: { review: [leave me alone] }")
    if let hours { lines.append("texting_hours: " + flow(hoursYAML(hours))) }
    if !notices.isEmpty { lines.append("notifications:") }
    for notice in notices {
      let after = notice.after.map { "\($0 / 1000)s" }
      lines.append("  - " + flow([("type", notice.type), ("to", notice.to.map(flow) ?? "all"), ("after", after)]))
    }
    return lines
  }

  private func personYAML(_ name: String) -> [(String, String?)] {
    let person = person(name)
    let permissions = (guests.contains(name) ? [] : ["send_queue"]) + (person.isManager ? ["manage"] : [])
    return [
      ("permissions", flow(permissions)), ("max_open", person.maxOpen.map { "\($0)" }),
      ("weight", person.weight == 1 ? nil : "\(person.weight)"),
      ("email", person.channels.contains("email") ? "\(name)@example.org" : nil),
      ("phone", person.channels.contains("sms") ? "\"+12155550101\"" : nil),
      ("notify", person.channels.isEmpty ? nil : flow(person.channels)),
      ("shifts", person.shifts.map { flow(shiftsYAML($0)) }),
    ]
  }

  private func stepsYAML(_ steps: [String]) -> String {
    flow(
      steps.map { step in
        let list = Setup.list(of: step)
        return list == step ? step : flow([("to", list), ("by", "least_open")])
      })
  }

  private func ruleYAML(_ rule: Rule) -> [(String, String?)] {
    let otherwise = rule.otherwise + (rule.holds ? ["hold"] : [])
    return [
      ("when", flow(conditions(rule))), ("to", flow(rule.to)), ("by", rule.by == .all ? nil : rule.by.rawValue),
      ("otherwise", otherwise.isEmpty ? nil : flow(otherwise)), ("at_once", rule.atOnce ? "true" : nil),
    ]
  }

  private func shiftsYAML(_ shifts: Shifts) -> [(String, String?)] {
    [("zone", shifts.zone), ("days", weekYAML(shifts.week))]
  }

  private func weekYAML(_ week: Week) -> String {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return flow(
      zip(names, week.days).map { name, stretches in
        (name, stretches.isEmpty ? nil : flow(stretches.map { "\"\(clock($0.lowerBound))-\(clock($0.upperBound))\"" }))
      })
  }

  private var distributionYAML: [(String, String?)] {
    var mode: [(String, String?)] =
      switch self.mode {
      case .firstCome: [("mode", "first_come_first_served")]
      case .distributed: [("mode", "distributed")]
      case .buckets(let size): [("mode", "buckets"), ("bucket_size", "\(size)")]
      }
    mode.append(("last_team_member_first", "\(lastTeamMemberFirst)"))
    mode.append(("claim_timeout", claimTimeout.map { "\($0 / Zone.minute)m" } ?? "never"))
    mode.append(("max_per_member", maxPerMember.map { "\($0)" }))
    mode.append(("answers_first", answersFirst.map { "\($0)" }))
    return mode
  }

  private func conditions(_ rule: Setup.Rule) -> [(String, String?)] {
    [
      ("all", rule.all.isEmpty ? nil : flow(rule.all)), ("any", rule.any.isEmpty ? nil : flow(rule.any)),
      ("none", rule.none.isEmpty ? nil : flow(rule.none)),
      ("fields", rule.states.isEmpty ? nil : flow([("state", flow(rule.states))])),
    ]
  }

  private func hoursYAML(_ hours: Hours) -> [(String, String?)] {
    let daily = hours.daily
    return [
      ("start", daily.map { "\"\(clock($0.lowerBound))\"" }), ("end", daily.map { "\"\(clock($0.upperBound))\"" }),
      ("days", daily == nil ? weekYAML(hours.days) : nil), ("zone", hours.zone ?? "contact"),
      ("missing_zone", hours.missing), ("replies", hours.repliesWait ? "wait" : "pass"),
      ("closed", hours.closed.isEmpty ? nil : flow(hours.closed.map { "\"\(Zone.date($0))\"" })),
      ("where", hours.variants.isEmpty ? nil : flow(hours.variants.map(variantYAML))),
      ("last_call", hours.lastCall.map { "\($0 / Zone.minute)m" }),
    ]
  }

  private func variantYAML(_ variant: Variant) -> String {
    let fields = flow([("state", flow(variant.states))])
    return flow([("when", flow([("fields", fields)])), ("days", weekYAML(variant.week))])
  }

  private func clock(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}

private func flow(_ list: [String]) -> String { "[" + list.joined(separator: ", ") + "]" }

/// A mapping on one line; keys without a value are left out.
private func flow(_ pairs: [(String, String?)]) -> String {
  let parts = pairs.compactMap { key, value in value.map { "\(key): \($0)" } }
  return parts.isEmpty ? "{}" : "{ " + parts.joined(separator: ", ") + " }"
}

/// What a reply says to be tagged.
private func phrase(_ tag: String) -> String { tag == "Opt Out" ? "no more texts" : "it is \(tag)" }

extension Reply {
  fileprivate var text: String {
    if isOptOut { return "stop" }
    if asksBack { return "Start!" }
    return (["hello"] + tags.map(phrase) + (isReviewed ? ["leave me alone"] : [])).joined(separator: "; ")
  }
}

extension ScriptEvent {
  fileprivate func yaml(at: Int) -> String { "\(kind): " + flow(fields + [("at", "\(at)")]) }

  var kind: String {
    switch self {
    case .contact: "contact"
    case .publish: "publish"
    case .start: "start"
    case .send: "send"
    case .reply: "reply"
    case .respond: "respond"
    case .optOut: "opt_out"
    case .away: "away"
    case .back: "back"
    case .addMember: "add_member"
    case .removeMember: "remove_member"
    case .tag: "tag"
    case .untag: "untag"
    case .resolve: "resolve"
    case .report: "report"
    case .reopen: "reopen"
    case .click: "click"
    case .optIn: "opt_in"
    case .reassign: "reassign"
    case .notify: "notify"
    case .delivery: "delivery"
    case .elsewhere: "elsewhere"
    }
  }

  private var fields: [(String, String?)] {
    switch self {
    case .contact(let row):
      [
        ("id", row.id), ("tags", row.tags.isEmpty ? nil : flow(row.tags)), ("state", row.state),
        ("last_team_member", row.lastTeamMember), ("assigned_to", row.assignedTo),
        ("opted_out", row.optedOut ? "true" : nil),
        ("phone", row.hasNoPhone ? "\"no phone\"" : row.phone.map { "\"+1215555\(1000 + (Int($0) ?? 0))\"" }),
        ("time_zone", row.zone),
      ]
    case .publish: []
    case .start(let member), .away(let member), .back(let member), .addMember(let member), .removeMember(let member):
      [("member", member)]
    case .send(let member, let contact): [("member", member), ("contact", contact)]
    case .reply(let reply):
      [("contact", reply.contact), ("text", "\"\(reply.text)\""), ("message_id", reply.message)]
    case .respond(let member, let contact), .optIn(let member, let contact):
      [("member", member), ("contact", contact)]
    case .optOut(let contact, let by), .reopen(let contact, let by): [("contact", contact), ("member", by)]
    case .tag(let contact, let tags, let by), .untag(let contact, let tags, let by):
      [("contact", contact), ("tags", flow(tags)), ("member", by)]
    case .resolve(let contact, let by): [("contact", contact), ("member", by), ("resolution", "done")]
    case .report(let member, let contact, let tags, let resolves):
      [
        ("member", member), ("contact", contact), ("tags", tags.isEmpty ? nil : flow(tags)),
        ("resolution", resolves ? "done" : nil),
      ]
    case .click(let contact): [("contact", contact)]
    case .reassign(let move):
      [("to", move.to), ("from", move.from), ("filter", move.filter.map(flow)), ("seed", "\(move.seed)")]
    case .notify(let type, let to): [("type", type), ("to", to)]
    case .delivery(let contact, let status, let code):
      [("contact", contact), ("status", status.rawValue), ("code", code)]
    case .elsewhere(let contact, let optsIn): [("contact", contact), ("opts_in", optsIn ? "true" : nil)]
    }
  }
}

extension Move {
  fileprivate var filter: [(String, String?)]? {
    let filter: [(String, String?)] = [
      ("assigned_to", assignedTo), ("list", list), ("tags", tags.isEmpty ? nil : flow(tags)),
      ("needs_attention", needsAttention.map { "\($0)" }), ("ids", ids.map(flow)),
    ]
    return filter.contains { $0.1 != nil } ? filter : nil
  }
}

extension Effect {
  fileprivate var yaml: String {
    let notes = notes.map { $0 == "again" ? "routed_again" : $0 }
    let isNotice = kind == "notified"
    let who = isNotice ? member.flatMap { $0.split(separator: " ").first.map(String.init) } : member
    return "\(kind): "
      + flow([
        ("contact", contact), ("member", who == "nobody" ? nil : who), ("reason", reason?.snakeCase),
        ("to", to.isEmpty ? nil : flow(to)), ("via", via?.snakeCase), ("notes", notes.isEmpty ? nil : flow(notes)),
        ("by", by.first == "like" || by.first == "nobody" ? nil : by.first),
        ("from", from.isEmpty ? nil : flow(from)), ("code", code),
      ])
  }
}

extension String {
  /// `tagRule` as files spell it.
  fileprivate var snakeCase: String { reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) } }
}
