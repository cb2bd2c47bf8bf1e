internal import Campaign
internal import Diagnostics
internal import Proofs
internal import Records
internal import RuleLanguage
internal import Text
internal import YAMLTree

/// A case that no one has written yet: one contact, what happens before their reply, the reply, and where it goes.
package struct DraftCase: Hashable {
  var tags: [TagID] = []
  var values: [FieldID: ValueID] = [:]
  var lastTeamMember: MemberID?
  /// Who sends the first text before the reply.
  var sender: MemberID?
  /// Who is away when the reply comes.
  var away: [MemberID] = []

  init() {}

  /// The contact that stands for a class.
  init(_ contact: ContactClass) {
    tags = contact.tags
    for value in contact.values { values[value.field] = value.value }
  }

  /// How much there is to read of it.
  var size: Int {
    tags.count + values.count + (lastTeamMember == nil ? 0 : 1) + 2 * (sender == nil ? 0 : 1) + 2 * away.count
  }

  private static let contact = "c1"
  private static let about = "\(EventField.contact.rawValue): \(contact)"

  /// The case as an entry of a list of cases.
  ///
  /// - Parameters:
  ///   - name: the case's.
  ///   - expected: where the reply goes; nil is a case that expects nothing in particular.
  func yaml(_ name: String, _ expected: EffectValue?, under rules: CaseRules) -> String {
    let policy = rules.checked.policy
    let written = expected.map { "expect:\n      - \(Self.expectation($0))" }
    var events: [String] = []
    if let sender {
      let member = "\(EventField.member.rawValue): \(Self.key(sender, policy))"
      if case .buckets = policy.distribution.mode { events.append("\(EventKind.start.rawValue): { \(member) }") }
      events.append("\(EventKind.send.rawValue): { \(member), \(Self.about) }")
    }
    for member in away {
      events.append("\(EventKind.away.rawValue): { \(EventField.member.rawValue): \(Self.key(member, policy)) }")
    }
    let reply = "\(EventField.text.rawValue): \"\(rules.plainReply)\""
    events.append("\(EventKind.reply.rawValue): { \(Self.about), \(reply) }")
    return """
        - name: \(yamlText(name))
          contacts: [{ \(columns(policy).joined(separator: ", ")) }]
          events:
      \(events.map { "      - \($0)" }.joined(separator: "\n"))
          \(written ?? "expect_none:\n      - \(EffectKind.clicked.rawValue): { \(Self.about) }")

      """
  }

  private func columns(_ policy: RoutingPolicy) -> [String] {
    var columns = ["\(ContactColumn.id.rawValue): \(Self.contact)"]
    if !tags.isEmpty {
      let written = tags.map { yamlText(policy.tags[$0.index]) }.joined(separator: ", ")
      columns.append("\(ContactColumn.tags.rawValue): [\(written)]")
    }
    for (index, field) in policy.fields.enumerated() {
      guard let value = values[FieldID(UInt16(truncatingIfNeeded: index))] else { continue }
      columns.append("\(yamlText(field.name)): \(yamlText(field.values[value.index]))")
    }
    if let lastTeamMember {
      columns.append("\(ContactColumn.lastTeamMember.rawValue): \(Self.key(lastTeamMember, policy))")
    }
    return columns
  }

  private static func key(_ member: MemberID, _ policy: RoutingPolicy) -> String {
    yamlText(policy.team[member.index].key)
  }

  /// `routed: { contact: c1, to: [joe], via: tag_rule }`
  private static func expectation(_ effect: EffectValue) -> String {
    let shown: Set<String> = [
      EffectKey.contact.name, EffectKey.to.name, EffectKey.via.name, EffectKey.reason.name, EffectKey.member.name,
    ]
    let keys = effect.entries.compactMap { entry -> String? in
      guard shown.contains(entry.key) else { return nil }
      switch entry.value {
      case .text(let text): return "\(entry.key): \(yamlText(text))"
      case .list(let list): return "\(entry.key): [\(list.map(yamlText).joined(separator: ", "))]"
      case .rules: return nil
      }
    }
    return "\(effect.kind.rawValue): { \(keys.joined(separator: ", ")) }"
  }

  /// What the contact is like, for the case's name.
  func subject(_ policy: RoutingPolicy) -> String {
    var parts = tags.map { policy.tags[$0.index] }
    for (index, field) in policy.fields.enumerated() {
      guard let value = values[FieldID(UInt16(truncatingIfNeeded: index))] else { continue }
      parts.append("\(field.name) \(field.values[value.index])")
    }
    var subject = parts.isEmpty ? "no tag" : parts.joined(separator: " and ")
    if let lastTeamMember { subject += ", known to \(policy.team[lastTeamMember.index].key)" }
    if let sender { subject += ", texted by \(policy.team[sender.index].key)" }
    if !away.isEmpty { subject += ", without \(away.map { policy.team[$0.index].key }.joined(separator: " and "))" }
    return subject
  }
}

/// A text as YAML that is read as that text.
private func yamlText(_ text: String) -> String {
  if text.unicodeScalars.allSatisfy({ $0.isASCII && $0.value >= 0x20 && $0.value < 0x7F }) { return yamlScalar(text) }
  var json = JSONWriter()
  json.value(text)
  return json.string
}
