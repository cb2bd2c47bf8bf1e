internal import Campaign
internal import Diagnostics

/// What can be made out of an event that is not taken: what it is, and by what it opts somebody out.
///
/// Keys and words count as the help for them says that they are meant. Where it is not certain which event it is, each that it may be
/// counts: it is better to leave out a text too many than to text someone who has opted out.
struct SalvagedEvent {
  /// Says whether a text opts out, as the rules read replies.
  typealias KeywordReader = (Bytes) -> Bool

  /// What it is called, under the key for it and under others that are meant for it.
  private var names: [[UInt8]] = []
  private var otherNames: [[UInt8]] = []
  private var texts: [[UInt8]] = []
  private var statuses: [[UInt8]] = []
  /// Ids or phones, as they are written.
  private var contacts: [[UInt8]] = []
  private var receivers: [[UInt8]] = []
  private var saysOptedOut = false
  private let meanings: EventWords

  init(_ meanings: EventWords) { self.meanings = meanings }

  /// What a text says that is JSON, or nearly so.
  init(in text: Bytes, _ meanings: EventWords) {
    self.init(meanings)
    SalvagedKeys.find(in: text) { key, value in key.withUnsafeBufferPointer { note($0, value) } }
  }

  /// Whether it is an event `contact`, which says who opted out in columns.
  var isContact: Bool { kind == .contact }

  /// Whether it is named, and only in one way.
  var isCertain: Bool { kind != nil }

  /// The event that it is without any doubt: the first that is named, unless that opts no one out and another is named as well.
  private var kind: EventKind? {
    let kinds = (names.isEmpty ? otherNames : names).compactMap(Self.kind)
    guard let first = kinds.first else { return nil }
    return first.mayOptOut || kinds.allSatisfy { $0 == first } ? first : nil
  }

  private static func kind(_ name: [UInt8]) -> EventKind? {
    let name = String(decoding: name, as: UTF8.self)
    return EventKind(rawValue: name) ?? EventKind.allCases.first { isSpelledAlike($0.rawValue, name) }
  }

  /// Notes a key with its values.
  mutating func note(_ key: Bytes, _ value: SalvagedKeys.Value) {
    guard let key = meanings.meaning(ofKey: key) else { return }
    let values = value.texts
    switch key {
    case .event: names += values
    case .kind: otherNames += values
    case .contact: contacts += values
    case .receiver: receivers += values
    case .text: texts += values
    case .status: statuses += values
    case .resolution:
      if values.contains(where: { $0.withUnsafeBufferPointer(ContactColumn.saysOptedOut) }) { noteOptOut() }
    case .optOut: if values.contains(where: { CellFlag.read($0, .status) == true }) { noteOptOut() }
    }
  }

  /// Notes that a column says so.
  mutating func noteOptOut() { saysOptedOut = true }

  /// Whom it opts out, together with the columns that it has; nil where it opts out no one.
  func row(_ columns: SalvagedRow, _ isKeyword: KeywordReader) -> SalvagedRow? {
    var row = SalvagedRow()
    var about = contacts
    func isKeywordText() -> Bool { texts.contains { $0.withUnsafeBufferPointer(isKeyword) } }
    switch kind {
    case .optOut:
      row.noteOptOut()
      if about.isEmpty { about = receivers }
    case .reply: if saysOptedOut || isKeywordText() { row.noteOptOut() }
    case .click, .resolve: if saysOptedOut { row.noteOptOut() }
    case .delivery:
      if saysOptedOut || isBlocked { row.noteOptOut() }
      about += receivers
    // By the tag `Opt Out`, if they have it.
    case .tag, .report:
      if saysOptedOut || isBlocked { row.noteOptOut() }
      row.tags = columns.tags
    case nil:
      let meant = Set((names + otherNames).compactMap(meanings.event))
      if isBlocked || about.isEmpty { about += receivers }
      if saysOptedOut || isBlocked || meant.contains(.optOut) || isNamedOptOut || isKeywordText() { row.noteOptOut() }
      if meant.isDisjoint(with: [.optIn, .untag]) { row.tags = columns.tags }
    case .contact, .publish, .start, .send, .respond, .away, .back, .addMember, .removeMember, .untag, .reopen,
      .optIn, .reassign, .notify, .clock:
      return nil
    }
    if row.flag == .no, row.tags.isEmpty { return nil }
    // Beside a contact, `id` is that of a message.
    row.ids = about.isEmpty ? columns.ids : []
    row.phones = columns.phones + about
    for contact in about { row.add(id: contact) }
    return row
  }

  private var isNamedOptOut: Bool {
    (names + otherNames).contains { ContactColumn.namesOptOut(HeaderName(String(decoding: $0, as: UTF8.self))) }
  }

  /// Whether a status says that the carrier takes no texts for the phone.
  private var isBlocked: Bool { statuses.contains(where: meanings.isBlocked) }
}

extension EventKind {
  /// Whether some events of the kind opt somebody out.
  fileprivate var mayOptOut: Bool {
    switch self {
    case .optOut, .reply, .click, .resolve, .delivery, .tag, .report, .contact: true
    case .publish, .start, .send, .respond, .away, .back, .addMember, .removeMember, .untag, .reopen, .optIn, .reassign,
      .notify, .clock:
      false
    }
  }
}
