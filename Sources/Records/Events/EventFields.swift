internal import Campaign
internal import Diagnostics

/// A line that is JSON but no event.
struct EventFlaw: Error {
  var problem: RecordProblem
}

/// The keys of an event line, each of the kind that the event takes.
struct EventFields {
  var kind: EventKind
  var moment: Moment?
  var member: ByteSlice?
  var contact: ByteSlice?
  var text: ByteSlice?
  var messageID: ByteSlice?

  static func read(_ row: Int, of block: ContactBlock) throws(EventFlaw) -> EventFields {
    let kind = try readKind(row, of: block)
    var fields = EventFields(kind: kind)
    let takes = kind.fields
    for field in block.fields(row) {
      let name = block.bytes(field.name)
      if name.spells("event") { continue }
      if name.spells("at") {
        fields.moment = try readMoment(field, row, of: block)
        continue
      }
      if kind == .contact { continue }
      guard let known = EventField.allCases.first(where: { name.spells($0.rawValue) }), takes[known] != nil else {
        throw unknownKey(shown(name), at: field.nameAt, kind, row, of: block)
      }
      guard !field.isNull else { continue }
      guard field.kind == .string else {
        throw flaw(
          .eventWrongKind, "`\(known.rawValue)` must be text in double quotes", row, at: field.valueAt, of: block,
          help: "write \"\(shown(block.bytes(field.value)))\"")
      }
      let isName = known == .member || known == .contact
      if isName, field.value.length == 0 {
        throw flaw(
          .eventFieldMissing, "`\(known.rawValue)` is empty", row, at: field.valueAt, of: block,
          help: known == .member ? "write the key of a team member" : "write the `id` of a contact")
      }
      switch known {
      case .member: fields.member = field.value
      case .contact: fields.contact = field.value
      case .text: fields.text = field.value
      // Nothing tells such a message from the next: it must not be taken for a copy of one.
      case .messageID: fields.messageID = field.value.length == 0 ? nil : field.value
      case .tags, .resolution: break
      }
    }
    if kind == .contact {
      if block[row].id.length == 0 {
        throw flaw(.recordNoID, "the contact has no `id`", row, of: block, help: "give it an `id` of its own")
      }
    } else {
      try fields.checkColumns(row, of: block)
      try fields.checkRequired(row, of: block)
    }
    return fields
  }

  /// A key that names a column of a contact is only at home in a `contact` event; `tags` is a field of others too.
  private func checkColumns(_ row: Int, of block: ContactBlock) throws(EventFlaw) {
    for column in ContactColumn.allCases where block[row].names(column) {
      if column == .tags && kind.fields[.tags] != nil { continue }
      let place = block.keyPlace(column.rawValue, row)
      throw Self.unknownKey(column.rawValue, at: place, kind, row, of: block)
    }
  }

  private func checkRequired(_ row: Int, of block: ContactBlock) throws(EventFlaw) {
    for field in EventField.allCases where kind.fields[field] == .required {
      let isGiven =
        switch field {
        case .member: member != nil
        case .contact: contact != nil
        case .text: text != nil
        case .messageID: messageID != nil
        case .tags: !block.tags(row).isEmpty
        case .resolution: true
        }
      if isGiven { continue }
      let value = field == .tags ? "[\"Donor\"]" : "\"…\""
      throw Self.flaw(
        .eventFieldMissing, "the event `\(kind.rawValue)` needs `\(field.rawValue)`", row, of: block,
        help: "add \"\(field.rawValue)\": \(value)")
    }
  }

  private static func readKind(_ row: Int, of block: ContactBlock) throws(EventFlaw) -> EventKind {
    for field in block.fields(row) where block.bytes(field.name).spells("event") && !field.isNull {
      let name = block.bytes(field.value)
      if field.kind == .string, let kind = EventKind.allCases.first(where: { name.spells($0.rawValue) }) { return kind }
      let near = didYouMean(suggest(shown(name), among: EventKind.allCases.map(\.rawValue)))
      throw flaw(
        .eventKind, "there is no event `\(shown(name))`", row, at: field.valueAt, of: block,
        help: near ?? "write one of " + EventKind.allCases.map(\.rawValue).joined(separator: ", "))
    }
    throw flaw(
      .eventKind, "the line does not say which event it is", row, of: block,
      help: "add \"event\": with one of " + EventKind.allCases.map(\.rawValue).joined(separator: ", "))
  }

  private static func readMoment(
    _ field: RecordField, _ row: Int, of block: ContactBlock
  ) throws(EventFlaw) -> Moment? {
    let text = block.bytes(field.value)
    switch field.kind {
    case .null: return nil
    case .string: if let instant = RFC3339.read(text) { return Moment(instant, .text) }
    case .number: if let instant = milliseconds(text) { return Moment(instant, .integer) }
    case .yes, .no: break
    }
    throw flaw(
      .eventMoment, "`\(shown(text))` is no moment", row, at: field.valueAt, of: block,
      help: "write \"2026-03-01T09:30:00Z\", or milliseconds since 1970 as an integer")
  }

  /// Integers alone, and within 10,000 years of 1970, so that durations can be added without care.
  private static func milliseconds(_ text: Bytes) -> Instant? {
    guard let value = Int64(String(decoding: text, as: UTF8.self)), value.magnitude <= 315_569_520_000_000 else {
      return nil
    }
    return Instant(milliseconds: value)
  }

  private static func unknownKey(
    _ name: String, at place: UInt32, _ kind: EventKind, _ row: Int, of block: ContactBlock
  ) -> EventFlaw {
    let keys = ["event", "at"] + EventField.allCases.filter { kind.fields[$0] != nil }.map(\.rawValue)
    return flaw(
      .eventUnknownKey, "the event `\(kind.rawValue)` takes no key `\(name)`", row, at: place, of: block,
      help: didYouMean(suggest(name, among: keys)) ?? "it takes " + keys.joined(separator: ", "))
  }

  private static func flaw(
    _ code: DiagnosticCode, _ message: String, _ row: Int, at place: UInt32 = 0, of block: ContactBlock,
    help: String? = nil
  ) -> EventFlaw {
    EventFlaw(problem: block.problem(code, .error, message, row: row, at: ByteSlice(offset: place), help: help))
  }
}

extension ContactBlock {
  /// Where a record of JSON has a key, if it is written without escapes.
  fileprivate func keyPlace(_ key: String, _ row: Int) -> UInt32 {
    let quoted = Array("\"\(key)\"".utf8)
    let text = self.text(row)
    for start in 0..<max(0, text.count - quoted.count) where text[start] == 0x22 {
      if text[start..<start + quoted.count].elementsEqual(quoted) { return self[row].begin + UInt32(start) }
    }
    return 0
  }
}

extension Bytes {
  func spells(_ word: String) -> Bool { elementsEqual(word.utf8) }
}

extension ContactRow {
  /// Whether the record names a column, even with `null`. Only JSON records know.
  func names(_ column: ContactColumn) -> Bool {
    let bit: UInt32 =
      switch column {
      case .id: 0
      case .name: 1
      case .phone: 2
      case .lastTeamMember: 3
      case .assignedTo: 4
      case .timeZone: 5
      case .tags: 6
      case .optedOut: 7
      }
    return present >> bit & 1 == 1
  }
}
