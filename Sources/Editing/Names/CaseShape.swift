internal import Campaign
internal import KeyedFiles
internal import RuleLanguage

/// The shapes of what cases hold that no table of keys lists: contacts, events by their kinds, effects.
enum CaseShape {
  private static let contact = "a contact of a case"
  private static let row = "a row of a table"
  private static let event = "an event of a case"
  private static let effect = "an effect of a case"
  private static let filter = "a filter"
  private static let tags = ValueShape.oneOrMore(.name("a tag"))
  private static let member = ValueShape.name("a team member")
  private static let memberOrList = ValueShape.name("a team member or a user list")

  /// Every mapping, with its keys.
  static let blocks: [(phrase: String, rows: [KeyRow])] =
    [
      (contact, columns), (row, columns + rowKeys), (event, events + [moment]), (effect, effects),
      (filter, FilterField.allCases.map { KeyRow(name: $0.rawValue, rule: KeyRule(shape($0), "")) }),
    ]
    + EventKind.allCases.map { kind in
      (kindPhrase(event, kind.rawValue), kind == .contact ? columns : fields(of: kind) + [moment])
    }
    + EffectKind.allCases.map { kind in
      (
        kindPhrase(effect, kind.rawValue),
        kind.keys.map { KeyRow(name: $0.name, rule: KeyRule(shape($0, of: kind), "A key of this effect")) } + [moment]
      )
    }

  /// A key of a case with the shapes of this table.
  static func detailed(_ key: KeyRow) -> KeyRow {
    let shape: ValueShape
    switch CaseKey(rawValue: key.name) {
    case .contacts: shape = .list(of: .keys(of: contact))
    case .events: shape = .list(of: .keys(of: event))
    case .table: shape = .list(of: .keys(of: row))
    case .expect, .expectNone: shape = .list(of: .keys(of: effect))
    case .name, .expectStats, nil: return key
    }
    return KeyRow(name: key.name, rule: KeyRule(shape, required: key.rule.isRequired, key.rule.doc))
  }

  private static func kindPhrase(_ what: String, _ kind: String) -> String { "\(what): \(kind)" }

  private static let moment = KeyRow(name: "at", rule: KeyRule(.text("a moment"), "When it happens"))

  private static let columns = ContactColumn.allCases.map { column in
    let shape: ValueShape
    switch column {
    case .tags: shape = tags
    case .lastTeamMember, .assignedTo: shape = member
    case .optedOut: shape = .flag
    case .id, .name, .phone, .timeZone: shape = .text("text")
    }
    return KeyRow(name: column.rawValue, rule: KeyRule(shape, required: column == .id, "A column of contact lists"))
  }

  private static let rowKeys = CaseRowKey.allCases.map { key in
    switch key {
    case .to: KeyRow(name: key.rawValue, rule: KeyRule(.oneOrMore(.name("a member")), "Where the reply goes"))
    case .via: KeyRow(name: key.rawValue, rule: KeyRule(.text("a way"), "How it was decided"))
    case .text: KeyRow(name: key.rawValue, rule: KeyRule(.text("text"), "What the contact writes"))
    }
  }

  private static let events = EventKind.allCases.map { kind in
    KeyRow(
      name: kind.rawValue, rule: KeyRule(.keys(of: kindPhrase(event, kind.rawValue)), "An event, with its fields"))
  }

  private static let effects = EffectKind.allCases.map { kind in
    KeyRow(
      name: kind.rawValue,
      rule: KeyRule(.keys(of: kindPhrase(effect, kind.rawValue)), "An effect, with the keys that are compared"))
  }

  private static func fields(of kind: EventKind) -> [KeyRow] {
    EventField.allCases.compactMap { field in
      guard let need = kind.fields[field] else { return nil }
      let isRequired = need == .required
      return KeyRow(
        name: field.rawValue,
        rule: KeyRule(shape(field), required: isRequired, isRequired ? "Required" : "May be left out"))
    }
  }

  private static func shape(_ field: EventField) -> ValueShape {
    switch field {
    case .member, .from: member
    case .to: memberOrList
    case .tags: tags
    case .filter: .keys(of: filter)
    case .type: .word(NotificationKind.allCases.map(\.rawValue))
    case .status: .word(DeliveryStatus.allCases.map(\.rawValue))
    case .seed: .wholeNumber(0...Int.max)
    case .contact, .text, .messageID, .resolution, .code: .text("text")
    }
  }

  private static func shape(_ field: FilterField) -> ValueShape {
    switch field {
    case .tags: tags
    case .needsAttention: .flag
    case .assignedTo: member
    case .list: .name("a user list")
    case .ids: .list(of: .text("a contact's id"))
    }
  }

  private static func shape(_ key: EffectKey, of kind: EffectKind) -> ValueShape {
    if key == .member { return member }
    if key == .tags { return tags }
    // The `to` of a notification is an address.
    if key == .to, kind == .routed { return .oneOrMore(.name("a member")) }
    if key == .from { return .oneOrMore(member) }
    return .text("text")
  }
}
