internal import Campaign
internal import Diagnostics
internal import Text

/// Gives the names in events their numbers, wherever the events come from: the same code for streams and for programs.
struct EventResolver: ~Copyable {
  private let directory: Directory
  private let readReply: ReplyReader
  /// Whether the time of day matters to the rules.
  private let needsMoment: Bool
  /// The last event, and the latest moment. The caller that reads events sets the line.
  var position: StreamPosition
  private var arrived = ArrivalColumns()
  private let keyNames = KeyNames(ListFormat())

  typealias ReplyReader = (Bytes, inout [TagID]) -> ReplyReading

  init(_ directory: Directory, after position: StreamPosition, readReply: @escaping ReplyReader) {
    self.directory = directory
    self.position = position
    self.readReply = readReply
    needsMoment = directory.names.policy.textingHours != nil || directory.names.policy.hasShifts
  }

  /// The moment of an event without one of its own.
  private var clock: Instant { position.clock ?? Instant(milliseconds: 0) }

  /// Replaces names with numbers, for the decider; or says why the event does not reach it.
  ///
  /// - Parameters:
  ///   - fields: what the event says.
  ///   - row: the record of the block that says so.
  mutating func resolve(_ fields: EventFields, _ row: Int, of block: ContactBlock) -> EventLine {
    var line = EventLine(
      line: block.line(row), moment: fields.moment, outcome: .refused(.outOfOrder, at: clock),
      contact: fields.contact.map(block.bytes) ?? Bytes(start: nil, count: 0),
      member: fields.member.map(block.bytes) ?? Bytes(start: nil, count: 0))
    line.text = fields.text.map(block.bytes) ?? Bytes(start: nil, count: 0)
    // The first moment may be before 1970; only steps back between events matter.
    if let moment = fields.moment, !take(moment, fields, row, of: block, &line) { return line }
    if needsMoment, position.clock == nil, fields.kind.isTimed, !isOptOut(fields, row, of: block) {
      let flaw = RecordProblem(
        .eventFieldMissing,
        "the rules have `\(directory.names.policy.textingHours == nil ? "shifts" : "texting_hours")`, so the first event needs `at`",
        row, of: block,
        help: "add \"at\": \"2026-03-01T09:30:00Z\"")
      return .malformed(flaw)
    }
    if fields.kind == .contact {
      line.contact = block.bytes(block[row].id)
      arrive(row, of: block, &line)
    } else {
      decode(fields, row, of: block, &line)
    }
    return line
  }

  /// Goes on to the moment of an event. False where it lies too far back; the line then says so.
  private mutating func take(
    _ moment: Moment, _ fields: EventFields, _ row: Int, of block: ContactBlock, _ line: inout EventLine
  ) -> Bool {
    guard let latest = position.clock, moment.instant < latest else {
      position.clock = moment.instant
      return true
    }
    let isOptOut = isOptOut(fields, row, of: block)
    switch EventOrder(
      of: fields.kind, isOptOut: isOptOut, at: moment.instant, after: latest, lateBy: position.lateBy)
    {
    case .inOrder: position.clock = moment.instant
    case .late:
      line.isLate = true
      // When a contact opted out is told as it was; what else comes late happens now.
      if !isOptOut { line.moment = Moment(latest, moment.form) }
    case .tooLate:
      line.disorder = block.problem(
        .eventOutOfOrder, .error, "the event is earlier than the one before it", row: row,
        help: "sort the events by `at`")
      return false
    }
    return true
  }

  /// Whether an event opts its contact out, in whatever way. It settles nothing: no name gets a number.
  private func isOptOut(_ fields: EventFields, _ row: Int, of block: ContactBlock) -> Bool {
    switch fields.kind {
    case .optOut: true
    case .tag, .report: directory.isOptOut(block.tags(row), of: block)
    case .contact: block[row].optedOut || directory.isOptOut(block.tags(row), of: block)
    case .reply:
      directory.readReply(block.bytes(fields.text ?? ByteSlice()), by: readReply).isKeyword || directory.carriesOptOut
    case .publish, .start, .send, .respond, .away, .back, .addMember, .removeMember, .untag, .resolve, .reopen,
      .click, .optIn, .reassign, .notify, .clock:
      false
    }
  }

  /// A key of an arrival that is a column in another spelling. As a field it could lose an opt out.
  private func misspeltKey(_ row: Int, of block: ContactBlock) -> RecordProblem? {
    let asked = block.fields(row).filter { keyNames.mayMean(block.bytes($0.name)) }
    guard !asked.isEmpty else { return nil }
    let known = ContactColumn.allCases.filter { block.has($0, row) }.map(\.rawValue)
    let names = asked.map { String(decoding: block.bytes($0.name), as: UTF8.self) }
    let header = HeaderReading.read(keys: known + names, ListFormat())
    for (field, read) in zip(asked, header.columns.dropFirst(known.count)) {
      guard let meaning = read.meaning else { continue }
      return RecordProblem(
        .keyMisspelt, "the key `\(legible(read.header))` is `\(meaning.rawValue)` in another spelling", row,
        at: field.nameAt, of: block, help: "write `\(meaning.rawValue)`")
    }
    return nil
  }

  private mutating func arrive(_ row: Int, of block: ContactBlock, _ line: inout EventLine) {
    if let problem = misspeltKey(row, of: block) {
      line.outcome = .malformed(problem)
      return
    }
    switch directory.add(row, of: block) {
    case .joined(let arrival, let remarks):
      line.remarks = remarks.map { directory.problem($0, row, of: block) }
      directory.withLastColumns { arrived.set($0, $1, $2) }
      line.outcome = .event(
        TimedEvent(
          at: clock, event: .contact(arrival), tags: arrived.tags, values: arrived.values, zones: arrived.zones))
    case .refused(_, duplicateOf: .some): line.outcome = .refused(.duplicateContact, at: clock)
    case .refused(let problem, duplicateOf: .none):
      line.outcome = .malformed(directory.problem(problem, row, of: block))
    }
  }

  private mutating func decode(_ fields: EventFields, _ row: Int, of block: ContactBlock, _ line: inout EventLine) {
    let member = fields.member.map { directory.names.member(block.bytes($0)) } ?? .nobody
    let contact = fields.contact.map { directory.contact(block.bytes($0)) } ?? .unknown
    // A member who is not named is nil; a member who is named but unknown is refused by the decider.
    let by = fields.member == nil ? nil : member
    var carriesTags = false
    let event: CampaignEvent
    switch fields.kind {
    case .contact, .publish: event = .publish
    case .start: event = .start(member)
    case .send: event = .send(member, fields.contact == nil ? nil : contact)
    case .reply:
      var message: MessageID?
      // A message of an unknown contact counts when it comes again and the contact is known.
      if let id = fields.messageID {
        message = contact.isKnown ? directory.message(block.bytes(id)) : directory.knownMessage(block.bytes(id))
        if message == nil && contact.isKnown {
          line.outcome = .malformed(directory.tooManyMessages(row, of: block))
          return
        }
      }
      let reading = directory.readReply(block.bytes(fields.text ?? ByteSlice()), by: readReply)
      directory.withLastTags { tags in
        carriesTags = !tags.isEmpty
        if carriesTags { arrived.setTags(tags) }
      }
      event = .reply(contact, reading, message)
    case .respond: event = .respond(member, contact)
    case .optOut: event = .optOut(contact, by: by)
    case .away: event = .away(member)
    case .back: event = .back(member)
    case .addMember: event = .addMember(member)
    case .removeMember: event = .removeMember(member)
    case .tag, .untag, .report:
      guard readTags(of: contact, by: by, row, of: block, &line) else { return }
      carriesTags = true
      event =
        fields.kind == .tag
        ? .tag(contact, by: by)
        : fields.kind == .untag ? .untag(contact, by: by) : .report(member, contact, resolves: fields.resolves)
    case .resolve: event = .resolve(contact, by: by)
    case .reopen: event = .reopen(contact, by: by)
    case .click: event = .click(contact)
    case .optIn:
      withUnsafePointer(to: directory.names.policy.optOutTag) { arrived.setTags(.init(start: $0, count: 1)) }
      carriesTags = true
      event = .optIn(member, contact)
    case .reassign:
      decodeReassignment(fields, of: block, &line)
      return
    case .clock: event = .clock
    case .notify:
      decodeNotification(fields, of: block, &line)
      return
    }
    let none = UnsafeBufferPointer<TagID>(start: nil, count: 0)
    line.outcome = .event(TimedEvent(at: clock, event: event, tags: carriesTags ? arrived.tags : none))
  }

  /// Reads an event's tags into `arrived`. False when there are too many different ones; the line then says so.
  private mutating func readTags(
    of contact: ContactID, by member: MemberID?, _ row: Int, of block: ContactBlock, _ line: inout EventLine
  ) -> Bool {
    let tags = block.tags(row)
    if !contact.isKnown || member == .nobody && !directory.isOptOut(tags, of: block) {
      // The event is refused: it settles no spelling.
      directory.findTags(tags, of: block)
    } else if !directory.readTags(tags, of: block) {
      guard directory.carriesOptOut else {
        line.outcome = .malformed(directory.tooManyTags(row, of: block))
        return false
      }
      line.remarks.append(directory.tagsLeftOut(row, of: block))
    }
    directory.withLastTags { arrived.setTags($0) }
    return true
  }
}

extension EventResolver {
  private mutating func decodeReassignment(
    _ fields: EventFields, of block: ContactBlock, _ line: inout EventLine
  ) {
    let names = directory.names
    let to = block.bytes(fields.to ?? ByteSlice())
    line.member = to
    guard let recipient = names.recipient(to) else { return refuseMember(to, &line) }
    var reassignment = Reassignment(to: recipient, seed: fields.seed)
    if let slice = fields.from {
      let from = names.member(block.bytes(slice))
      guard from.isSomebody else { return refuseMember(block.bytes(slice), &line) }
      reassignment.from = from
    }
    var tags = UnsafeBufferPointer<TagID>(start: nil, count: 0)
    var contacts = UnsafeBufferPointer<ContactID>(start: nil, count: 0)
    if let filter = fields.filter {
      reassignment.needsAttention = filter.needsAttention
      if let slice = filter.assignedTo {
        let assignee = names.member(block.bytes(slice))
        guard assignee.isSomebody else { return refuseMember(block.bytes(slice), &line) }
        reassignment.assignedTo = assignee
      }
      if let slice = filter.list {
        guard let list = names.list(block.bytes(slice)) else { return refuseMember(block.bytes(slice), &line) }
        reassignment.list = list
      }
      if let ids = filter.ids {
        guard readContacts(ids, of: block, &line) else { return }
        reassignment.namesContacts = true
        contacts = arrived.contacts
      }
      if let list = filter.tags {
        directory.findTags(block.items(list), of: block)
        directory.withLastTags { arrived.setTags($0) }
        tags = arrived.tags
      }
    }
    line.outcome = .event(TimedEvent(at: clock, event: .reassign(reassignment), tags: tags, contacts: contacts))
  }

  private mutating func decodeNotification(_ fields: EventFields, of block: ContactBlock, _ line: inout EventLine) {
    guard let kind = fields.notification else { return }
    var recipient: Recipient?
    if let slice = fields.to {
      line.member = block.bytes(slice)
      // `all` means all those whom the rules name.
      if !line.member.spells("all") {
        recipient = directory.names.recipient(line.member)
        if recipient == nil { return refuseMember(line.member, &line) }
      }
    }
    line.outcome = .event(TimedEvent(at: clock, event: .notify(kind, to: recipient)))
  }

  private func refuseMember(_ name: Bytes, _ line: inout EventLine) {
    line.member = name
    line.outcome = .refused(.unknownMember, at: clock)
  }

  /// Reads ids into `arrived`. False when one is unknown; the line then says so.
  private mutating func readContacts(_ ids: RecordField, of block: ContactBlock, _ line: inout EventLine) -> Bool {
    var contacts: [ContactID] = []
    contacts.reserveCapacity(Int(ids.value.length))
    for slice in block.items(ids) {
      let contact = directory.contact(block.bytes(slice))
      guard contact.isKnown else {
        line.contact = block.bytes(slice)
        line.outcome = .refused(.unknownContact, at: clock)
        return false
      }
      contacts.append(contact)
    }
    contacts.sort()
    arrived.setContacts(contacts)
    return true
  }
}

extension EventKind {
  /// Whether the time of day of the event matters, where there are texting hours.
  fileprivate var isTimed: Bool {
    switch self {
    case .contact, .publish: false
    case .start, .send, .reply, .respond, .optOut, .away, .back, .addMember, .removeMember, .tag, .untag, .resolve,
      .report, .reopen, .click, .optIn, .reassign, .notify, .clock:
      true
    }
  }
}
