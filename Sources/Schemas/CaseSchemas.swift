internal import Campaign
internal import RuleLanguage

/// The schemas of the parts of a case, from the tables of events and effects: the table of keys gives these in words.
struct CaseSchemas {
  /// The values of keys of a block that have other schemas than their shapes.
  func values(of block: Block) -> [String: SchemaValue] {
    switch block {
    case .routingCase:
      let effects = list(of: SchemaBuilder.reference(Name.effect))
      return [
        CaseKey.contacts.rawValue: list(of: SchemaBuilder.reference(Name.contact)),
        CaseKey.events.rawValue: list(of: SchemaBuilder.reference(Name.event)),
        CaseKey.table.rawValue: list(of: SchemaBuilder.reference(Name.row)),
        CaseKey.expect.rawValue: effects, CaseKey.expectNone.rawValue: effects,
      ]
    case .expectedStats:
      let ofMember = counts(CountName.allCases.filter(\.isOfMembers))
      return [
        ExpectedStatsKey.members.rawValue: .members([
          ("type", .text("object")), ("additionalProperties", ofMember),
        ]),
        ExpectedStatsKey.totals.rawValue: counts(CountName.allCases),
      ]
    case .file, .member, .userList, .shifts, .distribution, .replyTimeout, .listStep, .tagRule, .condition, .autoTag,
      .optOut, .keywords, .textingHours, .hoursWhere, .notification, .invariant, .claim, .atMost, .list, .listColumns,
      .caseFile:
      return [:]
    }
  }

  var definitions: [(name: String, value: SchemaValue)] {
    [
      (SchemaBuilder.definitionName(Name.contact), contact.titled(Name.contact)),
      (SchemaBuilder.definitionName(Name.event), entry(events, hasMoment: true).titled(Name.event)),
      (SchemaBuilder.definitionName(Name.effect), entry(effects, hasMoment: false).titled(Name.effect)),
      (SchemaBuilder.definitionName(Name.effectValue), effectValue.titled(Name.effectValue)),
      (SchemaBuilder.definitionName(Name.row), row.titled(Name.row)),
    ]
  }

  private enum Name {
    static let contact = "a contact"
    static let event = "an event"
    static let effect = "an effect"
    static let effectValue = "a value of an effect"
    static let row = "a row of a table"
  }

  private func list(of element: SchemaValue) -> SchemaValue {
    .members([("type", .text("array")), ("items", element)])
  }

  // MARK: Contacts

  private var columns: [(name: String, value: SchemaValue)] {
    ContactColumn.allCases.map { column in
      switch column {
      case .id: (column.rawValue, SchemaBuilder.text)
      case .tags: (column.rawValue, SchemaBuilder.texts)
      case .optedOut: (column.rawValue, .members([("type", .texts(["boolean", "null"]))]))
      case .name, .phone, .lastTeamMember, .assignedTo, .timeZone: (column.rawValue, SchemaBuilder.scalar)
      }
    }
  }

  private var contact: SchemaValue {
    SchemaBuilder.object(columns, required: [ContactColumn.id.rawValue], others: SchemaBuilder.scalar)
  }

  private var row: SchemaValue {
    let own = CaseRowKey.allCases.map { key in
      (name: key.rawValue, value: key == .to ? SchemaBuilder.texts : SchemaBuilder.scalar)
    }
    return SchemaBuilder.object(
      own + columns, required: [CaseRowKey.to.rawValue], others: SchemaBuilder.scalar)
  }

  // MARK: Events and effects

  private struct Kind {
    let name: String
    let value: SchemaValue
    /// Whether the kind alone says everything.
    let standsAlone: Bool
  }

  /// A kind with its fields, or a kind alone.
  private func entry(_ kinds: [Kind], hasMoment: Bool) -> SchemaValue {
    let moment: [(name: String, value: SchemaValue)] = hasMoment ? [(caseMomentKey, SchemaBuilder.text)] : []
    let properties =
      moment
      + kinds.map { kind in
        (kind.name, kind.standsAlone ? SchemaBuilder.any([kind.value, SchemaBuilder.null]) : kind.value)
      }
    let mapping = SchemaBuilder.object(properties).adding([SchemaBuilder.oneOfProperties(kinds.map(\.name))])
    let alone = kinds.filter(\.standsAlone).map(\.name)
    return SchemaBuilder.any([mapping, .members([("enum", .texts(alone))])])
  }

  private var events: [Kind] {
    let moment = (name: caseMomentKey, value: SchemaBuilder.text)
    return EventKind.allCases.map { kind in
      if kind == .contact {
        return Kind(name: kind.rawValue, value: SchemaBuilder.reference(Name.contact), standsAlone: false)
      }
      let fields = EventField.allCases.filter { kind.fields[$0] != nil }
      let required = fields.filter { kind.fields[$0] == .required }.map(\.rawValue)
      let record = SchemaBuilder.object(
        fields.map { ($0.rawValue, value(of: $0)) } + [moment], required: required)
      let moved: [(name: String, value: SchemaValue)] =
        kind == .reassign
        ? [("anyOf", .list([EventField.from, .filter].map { .members([("required", .texts([$0.rawValue]))]) }))] : []
      return Kind(name: kind.rawValue, value: record.adding(moved), standsAlone: required.isEmpty)
    }
  }

  private func value(of field: EventField) -> SchemaValue {
    switch field {
    case .tags: SchemaBuilder.texts
    case .seed: .members([("type", .text("integer")), ("minimum", .whole(0))])
    case .status: .members([("enum", .texts(DeliveryStatus.allCases.map(\.rawValue)))])
    case .type: .members([("enum", .texts(NotificationKind.allCases.map(\.rawValue)))])
    case .filter:
      SchemaBuilder.object(FilterField.allCases.map { ($0.rawValue, value(of: $0)) })
        .adding([("minProperties", .whole(1))])
    case .member, .contact, .text, .messageID, .resolution, .from, .to, .code: SchemaBuilder.text
    }
  }

  private func value(of field: FilterField) -> SchemaValue {
    switch field {
    case .tags, .ids: SchemaBuilder.texts
    case .needsAttention: SchemaBuilder.flag
    case .assignedTo, .list: SchemaBuilder.text
    }
  }

  private var effects: [Kind] {
    EffectKind.allCases.map { kind in
      let keys = (kind.keys.map(\.name) + [caseMomentKey]).map {
        (name: $0, value: SchemaBuilder.reference(Name.effectValue))
      }
      return Kind(name: kind.rawValue, value: SchemaBuilder.object(keys), standsAlone: true)
    }
  }

  private var effectValue: SchemaValue {
    SchemaBuilder.any([
      SchemaBuilder.scalar,
      list(
        of: SchemaBuilder.any([
          SchemaBuilder.scalar,
          .members([("type", .text("object")), ("additionalProperties", SchemaBuilder.scalar)]),
        ])),
    ])
  }

  private func counts(_ names: [CountName]) -> SchemaValue {
    let count = SchemaValue.members([("type", .text("integer")), ("minimum", .whole(0))])
    return SchemaBuilder.object(names.map { ($0.rawValue, count) })
  }
}
