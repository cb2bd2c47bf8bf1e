public import Campaign
internal import Text

/// Writes events as lines of an event stream, from which `EventReader` reads the same events.
///
/// Every line has its moment, as text where text can express it. An unknown member is written as `nobody`, an unknown
/// contact and an unknown tag as `unknown`.
public struct EventWriter {
  private var json = JSONWriter()
  private let names: EventNames

  public init(_ names: EventNames) { self.names = names }

  /// The lines so far; the caller flushes and empties them.
  public var bytes: [UInt8] {
    get { json.bytes }
    _modify { yield &json.bytes }
  }

  /// Appends a line.
  ///
  /// - Parameter text: the text of a reply.
  public mutating func write(_ event: borrowing TimedEvent, text: String = "") {
    json.beginObject()
    json.member("event", event.event.kind.rawValue)
    json.key(bare: "at")
    json.value(event.at)
    switch event.event {
    case .contact(let arrival): names.writeColumns(arrival.contact, &json)
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
        json.key(EventField.messageID.rawValue)
        names.write(message, to: &json)
      }
    case .respond(let member, let contact), .optIn(let member, let contact):
      write(member)
      write(contact)
    case .click(let contact): write(contact)
    case .delivery(let contact, let status):
      write(contact)
      write(.status, status.rawValue)
    case .optOutElsewhere(let contact, _), .optInElsewhere(let contact, _): write(contact)
    case .optOut(let contact, let member), .resolve(let contact, let member), .reopen(let contact, let member):
      write(contact)
      if let member { write(member) }
    case .tag(let contact, let member), .untag(let contact, let member):
      write(contact)
      if let member { write(member) }
      write(EventField.tags.rawValue, event.tags)
    case .report(let member, let contact, let resolves):
      write(member)
      write(contact)
      if !event.tags.isEmpty { write(EventField.tags.rawValue, event.tags) }
      if resolves { write(.resolution, "resolved") }
    case .reassign(let reassignment): write(reassignment, event.tags, event.contacts)
    case .notify(let kind, let recipient):
      write(.type, kind.rawValue)
      if let recipient { write(.to, names.name(recipient)) }
    }
    json.endObject()
    json.endLine()
  }

  private mutating func write(_ field: EventField, _ text: String) { json.member(field.rawValue, text) }
  private mutating func write(_ member: MemberID) { write(.member, names.member(member)) }

  private mutating func write(_ contact: ContactID) {
    json.key(EventField.contact.rawValue)
    names.write(contact, to: &json)
  }

  private mutating func write(_ key: String, _ tags: UnsafeBufferPointer<TagID>) {
    json.array(key) { json in
      for tag in tags { names.write(tag, to: &json) }
    }
  }

  private mutating func write(
    _ reassignment: Reassignment, _ tags: UnsafeBufferPointer<TagID>, _ contacts: UnsafeBufferPointer<ContactID>
  ) {
    write(.to, names.name(reassignment.to))
    if let from = reassignment.from { write(.from, names.member(from)) }
    if reassignment.seed != 0 { json.member(EventField.seed.rawValue, reassignment.seed) }
    guard
      reassignment.assignedTo != nil || reassignment.list != nil || reassignment.needsAttention != nil
        || !tags.isEmpty || reassignment.namesContacts
    else { return }
    json.key(EventField.filter.rawValue)
    json.beginObject()
    if let assignee = reassignment.assignedTo { json.member(FilterField.assignedTo.rawValue, names.member(assignee)) }
    if let list = reassignment.list { json.member(FilterField.list.rawValue, names.list(list)) }
    if let needs = reassignment.needsAttention { json.member(FilterField.needsAttention.rawValue, needs) }
    if !tags.isEmpty { write(FilterField.tags.rawValue, tags) }
    if reassignment.namesContacts {
      json.array(FilterField.ids.rawValue) { json in
        for contact in contacts { names.write(contact, to: &json) }
      }
    }
    json.endObject()
  }
}

extension CampaignEvent {
  /// The name of the event in files.
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
    case .delivery: .delivery
    case .optIn, .optInElsewhere: .optIn
    case .optOutElsewhere: .optOut
    case .reassign: .reassign
    case .notify: .notify
    case .clock: .clock
    }
  }
}
