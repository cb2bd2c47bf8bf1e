internal import Campaign
internal import Diagnostics
internal import Text

/// Gives the names in events their numbers, wherever the events come from: the same code for streams and for programs.
struct EventResolver: ~Copyable {
  let directory: Directory
  let readReply: ReplyReader
  /// The key of the rules to which it matters what time it is.
  private let timedKey: StaticString?
  /// The last event, and the latest moment. The caller that reads events sets the line.
  var position: StreamPosition
  var arrived = ArrivalColumns()
  let keyNames = KeyNames(ListFormat())

  typealias ReplyReader = (Bytes, inout [TagID]) -> ReplyReading

  init(_ directory: Directory, after position: StreamPosition, readReply: @escaping ReplyReader) {
    self.directory = directory
    self.position = position
    self.readReply = readReply
    let policy = directory.names.policy
    timedKey =
      policy.textingHours != nil
      ? "texting_hours"
      : policy.hasShifts
        ? "shifts" : policy.replyTimeout != nil ? "reply_timeout" : policy.hasReplyClocks ? "after" : nil
  }

  /// The moment of an event without one of its own.
  var clock: Instant { position.clock ?? Instant(milliseconds: 0) }

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
    line.code = fields.code.map(block.bytes) ?? Bytes(start: nil, count: 0)
    // The first moment may be before 1970; only steps back between events matter.
    if let moment = fields.moment, !take(moment, fields, row, of: block, &line) { return line }
    if let timedKey, position.clock == nil, fields.kind.isTimed, !isOptOut(fields, row, of: block) {
      let flaw = RecordProblem(
        .eventFieldMissing,
        "the rules have `\(timedKey)`, so the first event needs `at`", row, of: block,
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
    // Carriers may take days to say that a text did not arrive.
    let lateBy = fields.status == .undelivered ? Int64.max : position.lateBy
    switch EventOrder(of: fields.kind, isOptOut: isOptOut, at: moment.instant, after: latest, lateBy: lateBy)
    {
    case .inOrder: position.clock = moment.instant
    case .late:
      line.isLate = true
      // When a contact opted out is told as it was; what else comes late happens now.
      if !isOptOut { line.moment = Moment(latest, moment.form) }
    case .tooLate:
      line.order = .broken(
        block.problem(
          .eventOutOfOrder, .error, "the event is earlier than the one before it", row: row,
          help: "sort the events by `at`"))
      return false
    }
    return true
  }

  /// Whether an event opts its contact out, in whatever way. It settles nothing: no name gets a number.
  private func isOptOut(_ fields: EventFields, _ row: Int, of block: ContactBlock) -> Bool {
    switch fields.kind {
    case .optOut: true
    case .tag: directory.isOptOut(block.tags(row), of: block)
    case .report: fields.resolutionOptsOut || directory.isOptOut(block.tags(row), of: block)
    case .resolve: fields.resolutionOptsOut
    case .contact: directory.saysOptedOut(row, of: block)
    case .reply: isKeyword(block.bytes(fields.text ?? ByteSlice()))
    case .delivery: fields.status == .blocked
    case .publish, .start, .send, .respond, .away, .back, .addMember, .removeMember, .untag, .reopen,
      .click, .optIn, .reassign, .notify, .clock:
      false
    }
  }

  private mutating func decode(_ fields: EventFields, _ row: Int, of block: ContactBlock, _ line: inout EventLine) {
    let member = fields.member.map { directory.names.member(block.bytes($0)) } ?? .nobody
    var contact = fields.contact.map { directory.contact(block.bytes($0)) } ?? .unknown
    if !contact.isKnown, let id = fields.contact {
      // What providers tell they tell of phones.
      let isOptOut = isOptOut(fields, row, of: block)
      if isOptOut || fields.kind.comesFromOutside { contact = directory.contact(ofPhone: block.bytes(id)) ?? .unknown }
      line.keepsOptOut = isOptOut && !contact.isKnown
    }
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
      guard readTags(of: contact, by: by, fields, row, of: block, &line) else { return }
      carriesTags = true
      event =
        fields.kind == .tag
        ? .tag(contact, by: by)
        : fields.kind == .untag ? .untag(contact, by: by) : .report(member, contact, resolves: fields.resolves)
    case .resolve: event = fields.resolutionOptsOut ? .optOut(contact, by: by) : .resolve(contact, by: by)
    case .reopen: event = .reopen(contact, by: by)
    case .click: event = .click(contact)
    case .delivery:
      guard let status = fields.status else { return }
      event = .delivery(contact, status)
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
    of contact: ContactID, by member: MemberID?, _ fields: EventFields, _ row: Int, of block: ContactBlock,
    _ line: inout EventLine
  ) -> Bool {
    let tags = block.tags(row)
    let optsOut = fields.resolutionOptsOut || directory.isOptOut(tags, of: block)
    if !contact.isKnown || member == .nobody && !optsOut {
      // The event is refused: it settles no spelling.
      directory.findTags(tags, of: block)
    } else if !directory.readTags(tags, of: block) {
      guard optsOut else {
        line.outcome = .malformed(directory.tooManyTags(row, of: block))
        return false
      }
      line.remarks.append(directory.tagsLeftOut(row, of: block))
    } else {
      directory.findLikeOptOut { tag in
        var remark = block.likeOptOut(tag, row)
        remark.help = "write `Opt Out`, or give the event `opt_out`; this is told once for each tag"
        line.remarks.append(remark)
      }
    }
    if fields.resolutionOptsOut { directory.carryOptOut() }
    directory.withLastTags { arrived.setTags($0) }
    return true
  }
}

extension EventKind {
  /// Whether the time of day of the event matters, where there are texting hours.
  fileprivate var isTimed: Bool {
    switch self {
    case .contact, .publish: false
    case .start, .send, .reply, .respond, .optOut, .away, .back, .addMember, .removeMember, .tag, .untag, .resolve,
      .report, .reopen, .click, .delivery, .optIn, .reassign, .notify, .clock:
      true
    }
  }
}
