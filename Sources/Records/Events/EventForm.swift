package import Campaign
internal import Diagnostics

/// Events that a program fills in field by field: the same blocks as the parsers of text make, read by the same code,
/// but without any text in between. So what is wrong with an event, and whom it names, is determined in one place.
///
/// Begin an event, set its fields, read it.
package struct EventForm: ~Copyable {
  private var resolver: EventResolver
  private let limits: RecordLimits
  private var text = GrowingColumn<UInt8>()
  private var rows = GrowingColumn<ContactRow>()
  private var places = GrowingColumn<KeyPlace>()
  private var tags = GrowingColumn<ByteSlice>()
  private var fields = GrowingColumn<RecordField>()
  private var members = GrowingColumn<RecordField>()
  private var items = GrowingColumn<ByteSlice>()
  private var faults = GrowingColumn<RecordFault>()
  private var shape: EventRow
  private var moment: Moment?
  private var row = ContactRow(tagsBegin: 0, fieldsBegin: 0)

  /// - Parameters:
  ///   - position: the position of the event before the first one.
  ///   - readReply: reads the text of a reply; called once for each.
  package init(
    _ directory: Directory, limits: RecordLimits = .standard, after position: StreamPosition = StreamPosition(),
    readReply: @escaping (Bytes, inout [TagID]) -> ReplyReading
  ) {
    resolver = EventResolver(directory, after: position, readReply: readReply)
    self.limits = limits
    shape = EventRow.of(.clock)
  }

  /// The position of the last event that was read, or where to continue.
  package var position: StreamPosition {
    get { resolver.position }
    set { resolver.position = newValue }
  }

  package mutating func begin(_ kind: EventKind, at moment: Moment?) {
    text.shrink(to: 0)
    rows.shrink(to: 0)
    places.shrink(to: 0)
    tags.shrink(to: 0)
    fields.shrink(to: 0)
    members.shrink(to: 0)
    items.shrink(to: 0)
    faults.shrink(to: 0)
    shape = EventRow.of(kind)
    self.moment = moment
    row = ContactRow(tagsBegin: 0, fieldsBegin: 0)
  }

  package mutating func set(_ field: EventField, _ text: String) { set(field.rawValue, text) }

  package mutating func set(_ tags: [String]) {
    for tag in tags { self.tags.append(add(tag)) }
    if tags.count > limits.tagsPerRecord { fail(.tooManyTags) }
  }

  package mutating func set(seed: UInt64) { set(EventField.seed.rawValue, String(seed), .number) }

  /// A column of a contact. Tags and the flag have their own setters.
  package mutating func set(_ column: ContactColumn, _ text: String) {
    switch column {
    case .id: row.id = add(text)
    case .name: row.name = add(text)
    case .phone: row.phone = add(text)
    case .lastTeamMember: row.lastTeamMember = add(text)
    case .assignedTo: row.assignedTo = add(text)
    case .timeZone: row.timeZone = add(text)
    case .tags, .optedOut: break
    }
  }

  package mutating func set(isOptedOut: Bool) { row.optedOutFlag = isOptedOut ? 1 : 0 }

  /// A field of a contact, or of an event by its name in files.
  package mutating func set(_ name: String, _ value: String) { set(name, value, .string) }

  /// The filter of a reassignment; set its keys with `setFilter`.
  package mutating func beginFilter() {
    let name = add(EventField.filter.rawValue)
    var field = RecordField(name: name, value: ByteSlice(offset: UInt32(clamping: members.count)), at: 0)
    field.rawKind = FieldKind.object.rawValue
    fields.append(field)
  }

  package mutating func setFilter(_ key: FilterField, _ text: String) {
    addMember(RecordField(name: add(key.rawValue), value: add(text), at: 0))
  }

  package mutating func setFilter(_ key: FilterField, _ flag: Bool) {
    var field = RecordField(name: add(key.rawValue), value: ByteSlice(), at: 0)
    field.rawKind = (flag ? FieldKind.yes : .no).rawValue
    addMember(field)
  }

  package mutating func setFilter(_ key: FilterField, _ texts: [String]) {
    let begin = items.count
    if texts.count > limits.itemsPerList { return fail(.tooManyItems, key: add(key.rawValue)) }
    for text in texts { items.append(add(text)) }
    let list = ByteSlice(offset: UInt32(clamping: begin), length: UInt32(clamping: texts.count))
    var field = RecordField(name: add(key.rawValue), value: list, at: 0)
    field.rawKind = FieldKind.list.rawValue
    addMember(field)
  }

  /// The event, as the next one of its stream. Pointers into it are valid until the next one begins.
  package mutating func read() -> EventLine {
    position.line += 1
    let block = block()
    var line: EventLine
    if block.problemCount > 0 {
      let problem = block.problem(0)
      faults.shrink(to: 0)
      line = refuse(self.block(isClosed: true), for: problem)
    } else {
      do throws(RecordProblem) {
        var fields = try EventFields.read(shape, 0, of: block)
        fields.moment = moment
        line = resolver.resolve(fields, 0, of: block)
      } catch {
        line = refuse(block, for: error)
      }
    }
    line.line = position.line
    if case .malformed(var problem) = line.outcome {
      problem.isText = false
      line.outcome = .malformed(problem)
      line.moment = nil
    }
    return line
  }
}

extension EventForm {
  private mutating func set(_ name: String, _ value: String, _ kind: FieldKind) {
    var field = RecordField(name: add(name), value: add(value), at: 0)
    field.rawKind = kind.rawValue
    fields.append(field)
  }

  /// Adds a text, which must be one that JSON could hold as well.
  private mutating func add(_ string: String) -> ByteSlice {
    let begin = text.count
    var string = string
    string.withUTF8 { bytes in
      guard begin + bytes.count <= limits.recordBytes else { return fail(.recordTooLong) }
      if bytes.contains(0) { fail(.nulCharacter) }
      text.append(contentsOf: bytes)
    }
    return ByteSlice(offset: UInt32(clamping: begin), length: UInt32(clamping: text.count - begin))
  }

  private mutating func addMember(_ member: RecordField) {
    guard let filter = fields.count > 0 ? fields[fields.count - 1] : nil, filter.kind == .object else { return }
    members.append(member)
    var grown = filter
    grown.value.length += 1
    fields.shrink(to: fields.count - 1)
    fields.append(grown)
  }

  /// The first fault counts.
  private mutating func fail(_ reason: RecordFault.Reason, key: ByteSlice = ByteSlice()) {
    if faults.count == 0 { faults.append(RecordFault(reason, line: 0, begin: 0, length: 0, at: 0, key: key)) }
  }

  private func refuse(_ block: ContactBlock, for problem: RecordProblem) -> EventLine {
    shape.kind == .contact ? resolver.refuseArrival(0, of: block, for: problem) : .malformed(problem)
  }

  /// A block with this record alone.
  ///
  /// - Parameter isClosed: whether the record was put into a block before.
  private mutating func block(isClosed: Bool = false) -> ContactBlock {
    if !isClosed {
      // A line of text would name the event, and usually its moment, among its fields.
      if fields.count + (moment == nil ? 1 : 2) > limits.fieldsPerRecord { fail(.tooManyFields) }
      rows.append(row)
      for _ in 0..<ContactColumn.count { places.append(KeyPlace(key: 0, value: 0)) }
      rows.append(ContactRow(tagsBegin: UInt32(clamping: tags.count), fieldsBegin: UInt32(clamping: fields.count)))
    }
    return ContactBlock(
      base: UnsafePointer(text.values), textLength: text.count, firstLine: position.line, format: .ndjson,
      shape: .event, limits: limits, isLast: false,
      columns: RecordColumns(
        rows: rows.values, rowCount: faults.count == 0 ? 1 : 0, places: places.values,
        tags: tags.values, fields: fields.values,
        members: members.values, items: items.values, faults: faults.buffer))
  }
}

extension EventRow {
  fileprivate static func of(_ kind: EventKind) -> EventRow {
    // INVARIANT: the table has a row for every kind.
    all.first { $0.kind == kind } ?? all[0]
  }
}
