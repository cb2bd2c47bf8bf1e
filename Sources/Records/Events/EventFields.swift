internal import Campaign
internal import Diagnostics
internal import Text

/// What is wrong with a line that is JSON but not an event.
extension RecordProblem {
  init(
    _ code: DiagnosticCode, _ message: String, _ row: Int, at place: UInt32? = nil, of block: ContactBlock,
    help: String? = nil
  ) {
    self = block.problem(code, .error, message, row: row, at: place, help: help)
  }

  static func wrongKind(
    _ message: String, _ row: Int, at place: UInt32, of block: ContactBlock, help: String? = nil
  ) -> RecordProblem {
    RecordProblem(.eventWrongKind, message, row, at: place, of: block, help: help)
  }
}

/// The keys of an event line, each of a kind that the event takes.
struct EventFields {
  let shape: EventRow
  var moment: Moment?
  /// Bits of `EventFieldRow`: the fields that the line gives. A key that is `null` counts as absent.
  private var given: UInt32 = 0
  var member: ByteSlice?
  var contact: ByteSlice?
  var text: ByteSlice?
  var messageID: ByteSlice?
  /// Whether there is a resolution; an empty one does not count.
  var resolves = false
  /// Whether the resolution says that the contact has opted out.
  var resolutionOptsOut = false
  var from: ByteSlice?
  var to: ByteSlice?
  var filter: EventFilter?
  var seed: UInt64 = 0
  var notification: NotificationKind?
  var status: DeliveryStatus?
  /// What the provider calls the reason.
  var code: ByteSlice?

  var kind: EventKind { shape.kind }

  private init(_ shape: EventRow) { self.shape = shape }

  static func read(_ row: Int, of block: ContactBlock) throws(RecordProblem) -> EventFields {
    try read(try readKind(row, of: block), row, of: block)
  }

  /// The fields of an event whose kind is known.
  static func read(_ shape: EventRow, _ row: Int, of block: ContactBlock) throws(RecordProblem) -> EventFields {
    var fields = EventFields(shape)
    for field in block.fields(row) {
      let name = block.bytes(field.name)
      switch EventKey.named(name) {
      case .event: break
      case .at: fields.moment = try readMoment(field, row, of: block)
      case .field(let known) where fields.shape.takes & known.bit != 0:
        if field.isNull { continue }
        fields.given |= known.bit
        try fields.read(known.field, field, row, of: block)
      case .field, nil:
        guard fields.kind == .contact else { throw fields.unknownKey(shown(name), at: field.nameAt, row, of: block) }
        guard field.kind == .object || field.kind == .list else { continue }
        throw RecordProblem(
          .recordNestedValue, "the field `\(shown(name))` is an object or a list", row, at: field.valueAt, of: block,
          help: "a field is text, a number, true, false or null")
      }
    }
    if fields.kind == .contact {
      if block[row].id.length == 0 {
        throw RecordProblem(
          .recordNoID, "the contact has no `id`", row, of: block, help: "give every contact a unique `id`")
      }
    } else {
      try fields.checkColumns(row, of: block)
      try fields.checkRequired(row, of: block)
    }
    return fields
  }

  private mutating func read(
    _ known: EventField, _ field: RecordField, _ row: Int, of block: ContactBlock
  ) throws(RecordProblem) {
    switch known {
    case .member: member = try Self.name(field, known.rawValue, "the key of a team member", row, of: block)
    case .contact: contact = try Self.name(field, known.rawValue, "the `id` of a contact", row, of: block)
    case .text: text = try Self.string(field, known.rawValue, row, of: block)
    case .messageID:
      // Nothing distinguishes such a message from the next one: it must not be taken for a copy of that one.
      let id = try Self.string(field, known.rawValue, row, of: block)
      messageID = id.length == 0 ? nil : id
    case .resolution:
      let resolution = try Self.string(field, known.rawValue, row, of: block)
      resolves = resolution.length > 0
      resolutionOptsOut = resolves && ContactColumn.saysOptedOut(block.bytes(resolution))
    case .from: from = try Self.name(field, known.rawValue, "the key of a team member", row, of: block)
    case .to:
      to = try Self.name(field, known.rawValue, "the key of a team member or the name of a user list", row, of: block)
    case .type: notification = try Self.readNotification(field, row, of: block)
    case .seed:
      guard field.kind == .number, let seed = UInt64(String(decoding: block.bytes(field.value), as: UTF8.self)) else {
        throw .wrongKind(
          "`seed` must be a whole number, 0 or more", row, at: field.valueAt, of: block, help: "write \"seed\": 1")
      }
      self.seed = seed
    case .status: status = try Self.readStatus(field, row, of: block)
    case .code:
      // Providers write numbers and words.
      code = field.kind == .number ? field.value : try Self.string(field, known.rawValue, row, of: block)
    case .filter:
      guard field.kind == .object else {
        throw .wrongKind(
          "`filter` must be an object", row, at: field.valueAt, of: block, help: "write {\"tags\": [\"Donor\"]}")
      }
      filter = try EventFilter.read(field, row, of: block)
    // A separate column, which `checkColumns` checks.
    case .tags: break
    }
  }

  /// A key that names a column of a contact is allowed only in a `contact` event; `tags` is a field of other events
  /// too.
  private func checkColumns(_ row: Int, of block: ContactBlock) throws(RecordProblem) {
    guard block[row].present != 0 else { return }
    for column in ContactColumn.allCases where block[row].names(column) {
      if column == .tags && shape.takes & EventFieldRow.tagsBit != 0 { continue }
      throw unknownKey(column.rawValue, at: block.place(of: column, row)?.key, row, of: block)
    }
  }

  private func checkRequired(_ row: Int, of block: ContactBlock) throws(RecordProblem) {
    var missing = shape.needs & ~given
    let tags = block.tags(row)
    if tags.contains(where: { !isBlankTag(block.bytes($0)) }) { missing &= ~EventFieldRow.tagsBit }
    if missing == 0 && kind != .reassign { return }
    if missing & EventFieldRow.tagsBit != 0, !tags.isEmpty {
      throw RecordProblem(
        .eventFieldMissing, "`tags` contains no tag, only blank text", row, at: block.place(of: .tags, row)?.value,
        of: block, help: "write [\"Donor\"]")
    }
    for known in EventFieldRow.all where missing & known.bit != 0 {
      throw RecordProblem(
        .eventFieldMissing, "the event `\(kind.rawValue)` needs `\(known.field.rawValue)`", row, of: block,
        help: "add \"\(known.field.rawValue)\": \(Self.example(of: known.field))")
    }
    if kind == .reassign, from == nil, filter == nil {
      throw RecordProblem(
        .eventFieldMissing, "the event `reassign` needs `from` or `filter`", row, of: block,
        help: "add \"from\": with the member whose work is to move, or \"filter\": {\"tags\": [\"Donor\"]}")
    }
  }

  private static func example(of field: EventField) -> String {
    switch field {
    case .tags: "[\"Donor\"]"
    case .filter: "{\"tags\": [\"Donor\"]}"
    case .seed: "0"
    case .type: "\"\(NotificationKind.leaderboard.rawValue)\""
    case .status: "\"\(DeliveryStatus.undelivered.rawValue)\""
    case .member, .contact, .text, .messageID, .resolution, .from, .to, .code: "\"…\""
    }
  }

  private func unknownKey(_ name: String, at place: UInt32?, _ row: Int, of block: ContactBlock) -> RecordProblem {
    let fields = EventFieldRow.all.filter { shape.takes & $0.bit != 0 }.map(\.field.rawValue)
    let keys = [EventKey.eventName, EventKey.momentName] + fields
    let isOfFilter = kind == .reassign && FilterField(rawValue: name) != nil
    return RecordProblem(
      .eventUnknownKey, "the event `\(kind.rawValue)` does not take the key `\(name)`", row, at: place, of: block,
      help: isOfFilter
        ? "write it within `filter`"
        : didYouMean(suggest(name, among: keys, synonyms: eventKeySynonyms)) ?? "it takes "
          + keys.joined(separator: ", "))
  }
}

extension EventFields {
  static func string(
    _ field: RecordField, _ key: String, _ row: Int, of block: ContactBlock
  ) throws(RecordProblem) -> ByteSlice {
    if field.kind == .string { return field.value }
    let isScalar = field.kind != .object && field.kind != .list
    throw .wrongKind(
      "`\(key)` must be text in double quotes", row, at: field.valueAt, of: block,
      help: isScalar ? "write \"\(shown(block.bytes(field.value)))\"" : nil)
  }

  /// A text that must name something: never empty.
  static func name(
    _ field: RecordField, _ key: String, _ what: String, _ row: Int, of block: ContactBlock
  ) throws(RecordProblem) -> ByteSlice {
    let name = try string(field, key, row, of: block)
    if name.length > 0 { return name }
    throw RecordProblem(
      .eventFieldMissing, "`\(key)` is empty", row, at: field.valueAt, of: block, help: "write \(what)")
  }

  private static func readKind(_ row: Int, of block: ContactBlock) throws(RecordProblem) -> EventRow {
    for field in block.fields(row) where !field.isNull && isEventKey(block.bytes(field.name)) {
      let name = block.bytes(field.value)
      if field.kind == .string, let shape = EventRow.named(name) { return shape }
      let meant = suggest(shown(name), among: EventRow.names, synonyms: EventKind.synonyms)
      throw RecordProblem(
        .eventKind, "there is no event `\(shown(name))`", row, at: field.valueAt, of: block,
        help: didYouMean(meant) ?? "write one of " + EventRow.names.joined(separator: ", "))
    }
    let message = "the line does not say which event it is"
    for field in block.fields(row) {
      let name = shown(block.bytes(field.name))
      guard !suggest(name, among: [EventKey.eventName], synonyms: eventKeySynonyms).isEmpty else { continue }
      throw RecordProblem(
        .eventKind, message, row, at: field.nameAt, of: block, help: "write \"event\" in place of \"\(name)\"")
    }
    throw RecordProblem(
      .eventKind, message, row, of: block,
      help: "add \"event\": with one of " + EventRow.names.joined(separator: ", "))
  }

  private static func isEventKey(_ name: Bytes) -> Bool {
    if case .event = EventKey.named(name) { true } else { false }
  }

  private static func readNotification(
    _ field: RecordField, _ row: Int, of block: ContactBlock
  ) throws(RecordProblem) -> NotificationKind {
    let name = block.bytes(try string(field, "type", row, of: block))
    if let kind = NotificationKind.allCases.first(where: { name.spells($0.rawValue) }) { return kind }
    let kinds = NotificationKind.allCases.map(\.rawValue)
    throw .wrongKind(
      "there is no notification `\(shown(name))`", row, at: field.valueAt, of: block,
      help: didYouMean(suggest(shown(name), among: kinds)) ?? "write one of " + kinds.joined(separator: ", "))
  }

  private static func readStatus(
    _ field: RecordField, _ row: Int, of block: ContactBlock
  ) throws(RecordProblem) -> DeliveryStatus {
    let name = block.bytes(try string(field, EventField.status.rawValue, row, of: block))
    if let status = DeliveryStatus.allCases.first(where: { name.spells($0.rawValue) }) { return status }
    let words = DeliveryStatus.allCases.map(\.rawValue)
    throw .wrongKind(
      "there is no delivery status `\(shown(name))`", row, at: field.valueAt, of: block,
      help: didYouMean(suggest(shown(name), among: words, synonyms: DeliveryStatus.synonyms))
        ?? "write one of " + words.joined(separator: ", "))
  }

  private static func readMoment(
    _ field: RecordField, _ row: Int, of block: ContactBlock
  ) throws(RecordProblem) -> Moment? {
    let text = block.bytes(field.value)
    var isSeconds = false
    switch field.kind {
    case .null: return nil
    case .string: if let instant = RFC3339.read(text) { return Moment(instant, .text) }
    case .number:
      if let instant = milliseconds(text) {
        guard instant.looksLikeSeconds else { return Moment(instant, .integer) }
        isSeconds = true
      }
    case .yes, .no, .object, .list: break
    }
    let written = shown(text)
    let message = isSeconds ? "`\(written)` milliseconds are a day in 1970" : "`\(written)` is not a valid time"
    throw RecordProblem(
      .eventMoment, message, row, at: field.valueAt, of: block,
      help: usualMoment(text, isText: field.kind == .string)
        ?? "write \"2026-03-01T09:30:00Z\", or milliseconds since 1970 as an integer")
  }

  /// Integers only.
  private static func milliseconds(_ text: Bytes) -> Instant? {
    guard let value = integer(text), value.magnitude <= Instant.mostMilliseconds else { return nil }
    return Instant(milliseconds: value)
  }

  private static func integer(_ text: Bytes) -> Int64? {
    // So many digits fit.
    guard 1...18 ~= text.count else { return Int64(String(decoding: text, as: UTF8.self)) }
    var value: Int64 = 0
    for byte in text {
      guard ASCII.isDigit(byte) else { return Int64(String(decoding: text, as: UTF8.self)) }
      value = value &* 10 &+ Int64(byte &- 0x30)
    }
    return value
  }
}
