public import Campaign
internal import Diagnostics

/// Reads an event stream line by line and gives every name its number.
public struct EventReader<Input: ByteReader>: ~Copyable {
  private var records: ContactReader<Input>
  private let directory: Directory
  private let readReply: (Bytes, inout [TagID]) -> ReplyReading
  private var block: ContactBlock?
  private var nextRow = 0
  private var nextFault = 0
  /// After the last line that was given.
  public private(set) var position: StreamPosition
  private var arrived = ArrivalColumns()

  /// - Parameters:
  ///   - position: where the piece before this one ended, when a stream is read in pieces of whole lines.
  ///   - readReply: says what a reply's text means to the rules, and puts the tags it gives its contact into an empty array:
  ///     sorted, each once.
  public init(
    _ input: Input, directory: Directory, limits: RecordLimits = .standard, after position: StreamPosition = .init(),
    readReply: @escaping (Bytes, inout [TagID]) -> ReplyReading
  ) {
    records = ContactReader(input, format: .ndjson, limits: limits, idRequired: false, firstLine: position.line + 1)
    self.position = position
    self.directory = directory
    self.readReply = readReply
  }

  /// The next line, or nil at the end. Throws what the input throws, and `OutOfMemory`.
  public mutating func next() throws -> EventLine? {
    while true {
      if let block, nextRow < block.count || nextFault < block.problemCount { return nextLine(of: block) }
      guard let next = try records.next() else { return nil }
      block = next
      nextRow = 0
      nextFault = 0
    }
  }

  private mutating func nextLine(of block: ContactBlock) -> EventLine {
    let isFault =
      nextFault < block.problemCount
      && (nextRow == block.count || block.problemLine(nextFault) < block.line(nextRow))
    if isFault {
      nextFault += 1
      position.line = block.problemLine(nextFault - 1)
      return Self.malformed(block.problem(nextFault - 1))
    }
    nextRow += 1
    position.line = block.line(nextRow - 1)
    return read(nextRow - 1, of: block)
  }

  /// What an event without a moment of its own gets.
  private var clock: Instant { position.clock ?? Instant(milliseconds: 0) }

  private static func malformed(_ problem: RecordProblem) -> EventLine {
    EventLine(
      line: problem.line, moment: nil, outcome: .malformed(problem), contact: Bytes(start: nil, count: 0),
      member: Bytes(start: nil, count: 0))
  }

  private mutating func read(_ row: Int, of block: ContactBlock) -> EventLine {
    let fields: EventFields
    do throws(EventFlaw) {
      fields = try EventFields.read(row, of: block)
    } catch {
      return Self.malformed(error.problem)
    }
    var line = EventLine(
      line: block.line(row), moment: fields.moment, outcome: .refused(.outOfOrder, at: clock),
      contact: fields.contact.map(block.bytes) ?? Bytes(start: nil, count: 0),
      member: fields.member.map(block.bytes) ?? Bytes(start: nil, count: 0))
    if let moment = fields.moment {
      // The first moment may lie before 1970; only steps back between events are refused.
      if let latest = position.clock, moment.instant < latest {
        line.outcome = .refused(.outOfOrder, at: clock)
        return line
      }
      position.clock = moment.instant
    }
    if fields.kind == .contact {
      line.contact = block.bytes(block[row].id)
      arrive(row, of: block, &line)
    } else {
      decode(fields, row, of: block, &line)
    }
    return line
  }

  private mutating func arrive(_ row: Int, of block: ContactBlock, _ line: inout EventLine) {
    switch directory.add(row, of: block) {
    case .joined(let arrival, let remarks):
      line.remarks = remarks
      directory.withLastColumns { arrived.set($0, $1) }
      line.outcome = .event(
        TimedEvent(at: clock, event: .contact(arrival), tags: arrived.tags, values: arrived.values))
    case .refused(_, duplicateOf: .some): line.outcome = .refused(.duplicateContact, at: clock)
    case .refused(let problem, duplicateOf: .none): line.outcome = .malformed(problem)
    }
  }

  private mutating func decode(_ fields: EventFields, _ row: Int, of block: ContactBlock, _ line: inout EventLine) {
    let member = fields.member.map { directory.names.member(block.bytes($0)) } ?? .nobody
    let contact = fields.contact.map { directory.contact(block.bytes($0)) } ?? .unknown
    // Who is not named is nil; who is named and unknown is refused by the decider.
    let by = fields.member == nil ? nil : member
    let event: CampaignEvent
    switch fields.kind {
    case .contact, .publish: event = .publish
    case .start: event = .start(member)
    case .send: event = .send(member, fields.contact == nil ? nil : contact)
    case .reply:
      var message: MessageID?
      if let id = fields.messageID {
        guard let known = directory.message(block.bytes(id)) else {
          line.outcome = .malformed(directory.tooManyMessages(row, of: block))
          return
        }
        message = known
      }
      let reading = directory.readReply(block.bytes(fields.text ?? ByteSlice()), by: readReply)
      directory.withLastColumns { arrived.set($0, $1) }
      event = .reply(contact, reading, message)
    case .respond: event = .respond(member, contact)
    case .optOut: event = .optOut(contact, by: by)
    case .away: event = .away(member)
    case .back: event = .back(member)
    case .addMember: event = .addMember(member)
    case .removeMember: event = .removeMember(member)
    case .tag, .untag:
      guard directory.readTags(row, of: block) else {
        line.outcome = .malformed(directory.tooManyTags(row, of: block))
        return
      }
      directory.withLastColumns { arrived.set($0, $1) }
      event =
        fields.kind == .tag
        ? .tag(contact, by: by, isOptOut: directory.carriesOptOut) : .untag(contact, by: by)
    case .resolve: event = .resolve(contact, by: by)
    }
    let carriesTags = fields.kind == .tag || fields.kind == .untag || fields.kind == .reply
    let none = UnsafeBufferPointer<TagID>(start: nil, count: 0)
    line.outcome = .event(TimedEvent(at: clock, event: event, tags: carriesTags ? arrived.tags : none))
  }
}
