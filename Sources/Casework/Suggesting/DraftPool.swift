internal import Campaign

/// Contacts and circumstances that may show what rules do, the smallest first.
struct DraftPool {
  private let policy: RoutingPolicy
  /// Contacts that differ for the rules: all of them where there are few, otherwise those that meet or just miss a rule.
  let contacts: [DraftCase]
  private static let mostClasses = 512
  /// More members say nothing new about rules.
  private static let mostMembers = 12

  init(_ policy: RoutingPolicy) {
    self.policy = policy
    let tags = policy.tags.indices.map { TagID(UInt32(truncatingIfNeeded: $0)) }.filter { $0 != policy.optOutTag }
    var classes = tags.count < 10 ? 1 << tags.count : Self.mostClasses + 1
    for field in policy.fields where classes <= Self.mostClasses { classes *= field.values.count + 1 }
    var found: [DraftCase] = [DraftCase()]
    if classes <= Self.mostClasses {
      for tag in tags { found += found.map { $0.adding(tag) } }
      for (index, field) in policy.fields.enumerated() {
        let id = FieldID(UInt16(truncatingIfNeeded: index))
        found += field.values.indices.flatMap { value in
          found.map { $0.setting(id, ValueID(UInt16(truncatingIfNeeded: value))) }
        }
      }
    } else {
      for rule in policy.tagRules {
        guard let meeting = Self.meeting(rule.condition) else { continue }
        found.append(meeting)
        for test in rule.condition.tests { found += Self.missing(test, meeting) }
      }
    }
    contacts = found.enumerated().sorted { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }.map(\.element)
  }

  /// The smallest contact that meets a condition; nil where none does.
  static func meeting(_ condition: Condition) -> DraftCase? {
    var draft = DraftCase()
    draft.tags = condition.all
    if !condition.any.isEmpty, !condition.any.contains(where: { draft.tags.contains($0) }) {
      guard let tag = condition.any.first(where: { !condition.none.contains($0) }) else { return nil }
      draft = draft.adding(tag)
    }
    for test in condition.fields {
      guard let value = test.values.first else { return nil }
      draft = draft.setting(test.field, value)
    }
    return draft.tags.contains { condition.none.contains($0) } ? nil : draft
  }

  /// Contacts like one that meets a test, and that miss it.
  static func missing(_ test: Condition, _ meeting: DraftCase) -> [DraftCase] {
    var draft = meeting
    if let tag = test.none.first { return [draft.adding(tag)] }
    draft.tags.removeAll { test.all.contains($0) || test.any.contains($0) }
    for field in test.fields { draft.values[field.field] = nil }
    return [draft]
  }

  /// What may have happened before a reply, for rules that ask about it.
  var circumstances: [DraftCase] {
    var found = [DraftCase()]
    for member in policy.selected.prefix(Self.mostMembers) {
      var known = DraftCase()
      known.lastTeamMember = member
      var texted = DraftCase()
      texted.sender = member
      found += [known, texted]
    }
    return found
  }
}

extension DraftCase {
  func adding(_ tag: TagID) -> DraftCase {
    var draft = self
    draft.tags = Set(tags + [tag]).sorted()
    return draft
  }

  func setting(_ field: FieldID, _ value: ValueID) -> DraftCase {
    var draft = self
    draft.values[field] = value
    return draft
  }

  /// The contact, under some circumstances.
  func under(_ circumstances: DraftCase) -> DraftCase {
    var draft = self
    draft.lastTeamMember = circumstances.lastTeamMember
    draft.sender = circumstances.sender
    draft.away = circumstances.away
    return draft
  }
}
