public import Campaign

/// Writes events as lines of an event stream, from which `EventReader` reads the same events.
///
/// Every line bears its moment, as text where text can say it. A member and a contact whom nobody knows are written as
/// `nobody` and `unknown`.
public struct EventWriter {
  private var line = JSONMembers()
  private let names: EventNames

  public init(_ names: EventNames) { self.names = names }

  /// The lines so far; the caller flushes and empties them.
  public var bytes: [UInt8] {
    get { line.bytes }
    _modify { yield &line.bytes }
  }

  /// Appends a line.
  ///
  /// - Parameter text: what a reply says.
  public mutating func write(_ event: borrowing TimedEvent, text: String = "") {
    JSONText.append("{\"event\":\"", to: &line.bytes)
    line.bytes.append(contentsOf: event.event.kind.rawValue.utf8)
    line.bytes.append(0x22)
    write(event.at)
    switch event.event {
    case .contact(let arrival): names.appendColumns(arrival.contact, &line)
    case .publish, .clock: break
    case .start(let member), .away(let member), .back(let member), .addMember(let member), .removeMember(let member):
      write(member)
    case .send(let member, let contact):
      write(member)
      if let contact { write(contact) }
    case .reply(let contact, _, let message):
      write(contact)
      write(.text, text)
      if let message {
        line.key(EventField.messageID.rawValue)
        line.bytes.append(0x22)
        names.append(message, to: &line.bytes)
        line.bytes.append(0x22)
      }
    case .respond(let member, let contact), .optIn(let member, let contact):
      write(member)
      write(contact)
    case .click(let contact): write(contact)
    case .optOut(let contact, let member), .resolve(let contact, let member), .reopen(let contact, let member):
      write(contact)
      if let member { write(member) }
    case .tag(let contact, let member, _), .untag(let contact, let member):
      write(contact)
      if let member { write(member) }
      line.strings(EventField.tags.rawValue, event.tags) { names.append($0, to: &$1) }
    case .report(let member, let contact, _, let resolves):
      write(member)
      write(contact)
      if !event.tags.isEmpty { line.strings(EventField.tags.rawValue, event.tags) { names.append($0, to: &$1) } }
      if resolves { write(.resolution, "resolved") }
    case .reassign(let reassignment): write(reassignment, event.tags, event.contacts)
    case .notify(let kind, let recipient):
      write(.type, kind.rawValue)
      if let recipient { write(.to, names.name(recipient)) }
    }
    JSONText.append("}\n", to: &line.bytes)
  }

  private mutating func write(_ moment: Instant) {
    if let text = RFC3339.write(moment) {
      text.withUnsafeBufferPointer { line.string("at", $0) }
    } else {
      line.key("at")
      JSONText.append(moment.milliseconds, to: &line.bytes)
    }
  }

  private mutating func write(_ field: EventField, _ text: String) { line.string(field.rawValue, text) }
  private mutating func write(_ member: MemberID) { write(.member, names.member(member)) }

  private mutating func write(_ contact: ContactID) {
    line.key(EventField.contact.rawValue)
    line.bytes.append(0x22)
    names.append(contact, to: &line.bytes)
    line.bytes.append(0x22)
  }

  private mutating func write(
    _ reassignment: Reassignment, _ tags: UnsafeBufferPointer<TagID>, _ contacts: UnsafeBufferPointer<ContactID>
  ) {
    write(.to, names.name(reassignment.to))
    if let from = reassignment.from { write(.from, names.member(from)) }
    if reassignment.seed != 0 { line.number(EventField.seed.rawValue, reassignment.seed) }
    var filter = JSONMembers()
    if let assignee = reassignment.assignedTo { filter.string(FilterField.assignedTo.rawValue, names.member(assignee)) }
    if let list = reassignment.list { filter.string(FilterField.list.rawValue, names.list(list)) }
    if let needs = reassignment.needsAttention { filter.flag(FilterField.needsAttention.rawValue, needs) }
    if !tags.isEmpty { filter.strings(FilterField.tags.rawValue, tags) { names.append($0, to: &$1) } }
    if reassignment.namesContacts {
      filter.strings(FilterField.ids.rawValue, contacts) { names.append($0, to: &$1) }
    }
    guard !filter.bytes.isEmpty else { return }
    line.key(EventField.filter.rawValue)
    line.bytes.append(UInt8(ascii: "{"))
    line.bytes.append(contentsOf: filter.bytes.dropFirst())
    line.bytes.append(UInt8(ascii: "}"))
  }
}

extension CampaignEvent {
  /// What the event is called in files.
  var kind: EventKind {
    switch self {
    case .contact: .contact
    case .publish: .publish
    case .start: .start
    case .send: .send
    case .reply: .reply
    case .respond: .respond
    case .optOut: .optOut
    case .away: .away
    case .back: .back
    case .addMember: .addMember
    case .removeMember: .removeMember
    case .tag: .tag
    case .untag: .untag
    case .resolve: .resolve
    case .report: .report
    case .reopen: .reopen
    case .click: .click
    case .optIn: .optIn
    case .reassign: .reassign
    case .notify: .notify
    case .clock: .clock
    }
  }
}
