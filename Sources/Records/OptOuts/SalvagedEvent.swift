internal import Campaign
internal import Text

/// What can be made out of an event that is not taken: what it is, and by what it opts somebody out.
struct SalvagedEvent {
  /// Says whether a text opts out, as the rules read replies.
  typealias KeywordReader = (Bytes) -> Bool

  private var kind: [UInt8]?
  private var text: [UInt8]?
  private var status: [UInt8]?
  /// Ids or phones, as they are written.
  private var contacts: [[UInt8]] = []

  /// Whether it is an event `contact`, which says who opted out in columns.
  var isContact: Bool { kind?.elementsEqual(EventKind.contact.rawValue.utf8) == true }

  /// Notes a key with its value. What comes first is not what stands in a text.
  mutating func note(_ key: some Sequence<UInt8>, _ value: SalvagedKeys.Value) {
    let written: [UInt8]
    switch value {
    case .text(let text): written = text
    case .word(let word) where !word.elementsEqual("null".utf8): written = word
    case .word, .list, .object: return
    }
    if key.elementsEqual("event".utf8) { kind = kind ?? written }
    if key.elementsEqual(EventField.contact.rawValue.utf8) { contacts.append(written) }
    if key.elementsEqual(EventField.text.rawValue.utf8) { text = text ?? written }
    if key.elementsEqual(EventField.status.rawValue.utf8) { status = status ?? written }
  }

  /// Whom it opts out, together with the columns that it has; nil where it opts out no one.
  func row(_ columns: SalvagedRow, _ isKeyword: KeywordReader) -> SalvagedRow? {
    guard let kind else { return nil }
    let word = String(decoding: kind, as: UTF8.self)
    var row = SalvagedRow()
    switch EventKind(rawValue: word) {
    case .optOut: row.noteOptOut()
    case .reply:
      guard let text, text.withUnsafeBufferPointer(isKeyword) else { return nil }
      row.noteOptOut()
    case .delivery:
      guard let status, status.elementsEqual(DeliveryStatus.blocked.rawValue.utf8) else { return nil }
      row.noteOptOut()
    // By the tag `Opt Out`, if they have it.
    case .tag, .report: row.tags = columns.tags
    case nil:
      guard ContactColumn.saysOptedOut(HeaderName(word)) else { return nil }
      row.noteOptOut()
    case .contact, .publish, .start, .send, .respond, .away, .back, .addMember, .removeMember, .untag, .resolve,
      .reopen, .click, .optIn, .reassign, .notify, .clock:
      return nil
    }
    row.ids = columns.ids
    row.phones = columns.phones + contacts
    for contact in contacts { row.add(id: contact) }
    return row
  }
}
