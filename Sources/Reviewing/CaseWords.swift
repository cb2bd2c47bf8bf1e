internal import Campaign
internal import RuleLanguage

/// What a case says, however it is laid out: two cases have the same words exactly when they ask the same.
func words(of routingCase: RoutingCase) -> String {
  let contacts = routingCase.contacts.map { words(of: $0.columns) }
  let events = routingCase.events.map { event in
    event.kind.rawValue + "@" + (event.at.map(words) ?? "") + words(of: event.fields)
  }
  let effects = [routingCase.expect, routingCase.expectNone].map { effects in
    "\(effects.map { $0.kind.rawValue + words(of: $0.keys) })"
  }
  let rows = routingCase.expectStats.members.map { $0.member.debugDescription + words(of: $0.counts) }
  return "\(contacts)\(events)\(effects)\(rows)" + words(of: routingCase.expectStats.totals)
}

private func words(of counts: [ExpectedCount]) -> String { "\(counts.map { "\($0.name.rawValue) \($0.count)" })" }
/// Keys mean the same in any order.
private func words(of fields: [CaseField]) -> String {
  "\(fields.sorted { $0.name < $1.name }.map { $0.name.debugDescription + words(of: $0.value) })"
}

private func words(of value: CaseValue) -> String {
  switch value {
  case .scalar(let scalar): words(of: scalar)
  case .list(let scalars): "\(scalars.map(words))"
  case .records(let records): "\(records.map { words(of: $0) })"
  case .record(let fields): "{" + words(of: fields) + "}"
  }
}

/// Only what would be a number, a flag or nothing without its quotes is another value with them.
private func words(of scalar: CaseScalar) -> String {
  let isText = !scalar.isPlain || !mayBeNoText(scalar.text)
  return (isText ? "" : "=") + scalar.text.debugDescription
}

private func mayBeNoText(_ text: String) -> Bool {
  ["", "~", "null", "true", "false"].contains(text.lowercased()) || Double(text) != nil
}
