import Campaign
import Diagnostics
import RuleLanguage
import Text
import Zones

/// A checked policy as text, for goldens: names instead of ids, and the lines that things came from.
func portrait(of checked: CheckedPolicy) -> String {
  let policy = checked.policy
  func name(_ member: MemberID) -> String { policy.team[member.index].key }
  func line(_ place: Place) -> Int { position(place.source, place.span.lower).line }
  var lines = ["action \(policy.action)"]
  for (index, member) in policy.team.enumerated() {
    let role = index < policy.selectedCount ? "selected" : "other"
    let permissions = [(Permissions.sendQueue, "send_queue"), (.manage, "manage")]
      .filter { member.permissions.contains($0.0) }.map(\.1)
    let place = checked.origins.place(MemberID(UInt16(index)))
    lines.append(
      "\(role) \(member.key) \"\(member.name)\" \(permissions) \(member.email ?? "-") \(member.phone ?? "-") "
        + "\(place.source.name):\(line(place))")
    if !member.notify.isEmpty || member.maxOpen != nil || member.weight != 1 {
      let cap = member.maxOpen.map { String($0) } ?? "-"
      lines.append("  notify \(member.notify.map(\.rawValue)) max_open \(cap) weight \(member.weight)")
    }
  }
  for (index, list) in policy.lists.enumerated() {
    let place = checked.origins.place(ListID(UInt16(index)))
    lines.append("list \(list.name) \(list.members.map(name)) line \(line(place))")
  }
  lines.append(
    "distribution \(policy.distribution.mode) last_team_member_first \(policy.distribution.lastTeamMemberFirst)")
  lines.append(
    "claim_timeout \(policy.distribution.claimTimeout.map { String($0) } ?? "never") "
      + "max_per_member \(policy.distribution.maxPerMember.map { String($0) } ?? "-")")
  for (index, step) in policy.replySteps.enumerated() {
    let text =
      switch step {
      case .member(let member): "member \(name(member))"
      case .list(let list): "list \(policy.lists[list.index].name)"
      case .leastOpenOf(let list): "list \(policy.lists[list.index].name) by least_open"
      case .sharedInbox, .roundRobin, .leastOpen, .sender, .lastTeamMember, .senderOrLastTeamMember, .hold: "\(step)"
      }
    lines.append("step \(text) \(checked.origins.place(step: index).map { "line \(line($0))" } ?? "implied")")
  }
  for (index, rule) in policy.tagRules.enumerated() {
    let condition = rule.condition
    func tags(_ ids: [TagID]) -> [String] { ids.map { policy.tags[$0.index] } }
    let fields = condition.fields.map { test in
      let field = policy.fields[test.field.index]
      return "\(field.name)=\(test.values.map { field.values[$0.index] })"
    }
    lines.append(
      "rule line \(checked.origins.line(RuleID(UInt32(index)))) all \(tags(condition.all)) any \(tags(condition.any)) "
        + "none \(tags(condition.none)) fields \(fields) to \(rule.recipients.map(name))")
  }
  for tag in policy.autoTags {
    lines.append("auto tag \(policy.tags[tag.tag.index]) is \(tag.replyIs) contains \(tag.replyContains)")
  }
  lines.append("opt out \(policy.optOutKeywords)")
  if !policy.reviewPhrases.isEmpty { lines.append("review \(policy.reviewPhrases)") }
  if let hours = policy.textingHours {
    let zone =
      switch hours.zone {
      case .contact(let missing): "contact missing \(missing?.name ?? "-")"
      case .fixed(let zone): zone.name
      }
    let daily = hours.usual.week.daily.map { "\($0.start)-\($0.end)" }
    lines.append("hours \(daily ?? policy.hoursText(hours)) zone \(zone) replies wait \(hours.repliesWait)")
  }
  for notification in policy.notifications {
    let to = notification.recipients.map { "\($0.map(name))" } ?? "all"
    lines.append("notification \(notification.kind.rawValue) to \(to) \(quoted(mustache(notification.subject)))")
    lines.append("  \(quoted(mustache(notification.body)))")
  }
  for routingCase in checked.cases {
    lines.append("case \(routingCase.name) line \(line(routingCase.place))")
    for row in routingCase.contactLines { lines.append("  contact \(String(decoding: row.bytes, as: UTF8.self))") }
    for row in routingCase.eventLines { lines.append("  event \(String(decoding: row.bytes, as: UTF8.self))") }
    for effect in routingCase.expect { lines.append("  expect \(portrait(of: effect))") }
    for effect in routingCase.expectNone { lines.append("  expect_none \(portrait(of: effect))") }
    for member in routingCase.expectStats.members {
      lines.append("  stats \(member.member) \(member.counts.map { "\($0.name.rawValue)=\($0.count)" })")
    }
    let totals = routingCase.expectStats.totals.map { "\($0.name.rawValue)=\($0.count)" }
    if !totals.isEmpty { lines.append("  totals \(totals)") }
  }
  if checked.list != ListFormat() {
    let list = checked.list
    let columns = list.columns.map { "\($0.meaning?.rawValue ?? "field")=\($0.header)" }
    lines.append(
      "list \(columns) profile \(list.profile?.rawValue ?? "-") delimiter \(list.delimiter?.rawValue ?? "-")"
        + (list.idFromPhone ? " id from phone" : "") + (list.country.map { " country \($0)" } ?? "")
        + (list.tagSeparators.map { " tags at \(String(decoding: $0, as: UTF8.self))" } ?? "")
        + (list.encoding.map { " encoding \($0.rawValue)" } ?? ""))
  }
  return lines.map { $0 + "\n" }.joined()
}

private func portrait(of effect: ExpectedEffect) -> String {
  let keys = effect.keys.map { field in
    let value =
      switch field.value {
      case .scalar(let scalar): scalar.text
      case .list(let scalars): "\(scalars.map(\.text))"
      case .records(let records): "\(records.map { $0.map(\.name) })"
      case .record(let record): "\(record.map(\.name))"
      }
    return "\(field.name)=\(value)"
  }
  return "\(effect.kind.rawValue) \(keys)"
}
