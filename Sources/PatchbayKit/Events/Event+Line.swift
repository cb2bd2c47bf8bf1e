internal import Campaign
internal import Text

extension Event {
  /// One JSON object: a line of an event stream without its line break, `docs/schema/event.schema.json`.
  ///
  /// `Event(json:)` reads the same event from it.
  public var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("event", kind.rawValue)
      if let time { json.member("at", time.description) }
      let texts: [(EventField, String?)] = [
        (.contact, contact), (.member, member), (.text, text), (.messageID, messageID), (.resolution, resolution),
        (.to, to), (.from, from), (.type, notification?.rawValue),
        (.status, delivery?.rawValue), (.code, code),
      ]
      for (field, text) in texts {
        if let text { json.member(field.rawValue, text) }
      }
      if !tags.isEmpty { json.member(EventField.tags.rawValue, tags) }
      if seed != 0 { json.member(EventField.seed.rawValue, seed) }
      switch detail {
      case .none: break
      case .contact(let contact): contact.write(&json)
      case .filter(let filter): json.object(EventField.filter.rawValue) { json in filter.write(&json) }
      }
    }
    return json.string
  }
}

extension Contact {
  fileprivate func write(_ json: inout JSONWriter) {
    json.member(ContactColumn.id.rawValue, id)
    let texts: [(ContactColumn, String?)] = [
      (.name, name), (.phone, phone), (.lastTeamMember, lastTeamMember), (.assignedTo, assignedTo),
      (.timeZone, timeZone),
    ]
    for (column, text) in texts {
      if let text { json.member(column.rawValue, text) }
    }
    if !tags.isEmpty { json.member(ContactColumn.tags.rawValue, tags) }
    if isOptedOut { json.member(ContactColumn.optedOut.rawValue, true) }
    // What these names mean in a line is not a field.
    for name in fields.keys.sorted() where ContactColumn(rawValue: name) == nil && name != "event" && name != "at" {
      if let value = fields[name] { json.member(name, value) }
    }
  }
}

extension Event.Filter {
  fileprivate func write(_ json: inout JSONWriter) {
    if let tags { json.member(FilterField.tags.rawValue, tags) }
    if let ids { json.member(FilterField.ids.rawValue, ids) }
    if let needsAttention { json.member(FilterField.needsAttention.rawValue, needsAttention) }
    if let assignedTo { json.member(FilterField.assignedTo.rawValue, assignedTo) }
    if let list { json.member(FilterField.list.rawValue, list) }
  }
}
