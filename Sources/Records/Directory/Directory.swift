public import Campaign
internal import Diagnostics

/// The names of one run and their numbers: contacts, phones, messages and tags as they come, members and fields from the
/// policy. It reads and prints; decisions see numbers only.
public final class Directory {
  public let names: PolicyNames
  private var contacts = NameTable()
  /// The line where each contact stands; contacts that arrived as events after `listed` ones have theirs in the stream.
  var lines: [UInt32] = []
  var listed: Int?
  var phones = PhoneTable()
  private(set) var messages = NameTable()
  private var tags: TagTable
  let optOutTag: TagID?
  var zones: ZoneTable
  /// Contacts whose ids are not ASCII: texts compare as Unicode does, so that composed and decomposed letters are one.
  private var accented: [String: ContactID] = [:]
  let limits: DirectoryLimits
  // What the last arrival or event carries.
  private var tagRun: [TagID] = []
  private var values: [ValueID] = []
  private var introduced: [ZoneRules] = []

  /// - Parameter zones: opens the time zones that contacts name, asked only where the rules have texting hours by the contacts'
  ///   clocks. Without it no zone is known.
  public init(
    _ policy: RoutingPolicy, limits: DirectoryLimits = .standard, zones: @escaping ZoneLoader = { _ in nil }
  ) {
    names = PolicyNames(policy)
    self.limits = limits
    var table = TagTable(policyTags: policy.tags)
    optOutTag = table.intern("Opt Out")
    tags = table
    values = Array(repeating: .other, count: policy.fields.count)
    self.zones = ZoneTable(isAsked: policy.asksContactsZones, limit: limits.zones, loader: zones)
  }

  public var contactCount: Int { contacts.count }
  public var tagCount: Int { tags.count }
  public var messageCount: Int { messages.count }

  /// The contact of that id, or `.unknown`.
  public func contact(_ id: Bytes) -> ContactID {
    if let known = contacts.find(id) { return ContactID(known) }
    return Self.isASCII(id) ? .unknown : accented[String(decoding: id, as: UTF8.self)] ?? .unknown
  }

  /// A contact's id.
  public func id(of contact: ContactID) -> Bytes { contacts.name(contact.rawValue) }

  /// A tag as it was first written; the policy's spelling if the policy has it.
  public func spelling(of tag: TagID) -> ArraySlice<UInt8> { tags.spelling(tag) }

  /// The key of a member.
  public func key(of member: MemberID) -> String {
    names.policy.team.indices.contains(member.index) ? names.policy.team[member.index].key : "nobody"
  }

  /// Says that the contact list ends here: whoever comes now arrives through the event stream.
  public func closeList() { listed = contacts.count }

  /// Where a contact stands, for messages.
  func place(of contact: ContactID) -> (line: Int, isListed: Bool) {
    (Int(lines[contact.index]), contact.index < listed ?? .max)
  }

  /// The message of that id, new or not; nil when the table is full.
  func message(_ id: Bytes) -> MessageID? {
    if messages.count >= limits.messages { return messages.find(id).map { MessageID($0) } }
    return messages.insert(id).map { MessageID($0.id) }
  }

  /// The contact of that id, new or not; nil when the table is full.
  func join(_ id: Bytes) -> (contact: ContactID, isNew: Bool)? {
    let known = contact(id)
    if known.isKnown { return (known, false) }
    guard contacts.count < limits.contacts, let entry = contacts.insert(id) else { return nil }
    if !Self.isASCII(id) { accented[String(decoding: id, as: UTF8.self)] = ContactID(entry.id) }
    return (ContactID(entry.id), true)
  }

  private static func isASCII(_ id: Bytes) -> Bool { id.allSatisfy { $0 < 0x80 } }
}

/// How many names one run can tell apart.
public struct DirectoryLimits: Hashable, Sendable {
  public var contacts: Int
  public var tags: Int
  public var messages: Int
  public var zones: Int

  public init(
    contacts: Int = 100_000_000, tags: Int = 1_000_000, messages: Int = 1_000_000_000, zones: Int = 65_000
  ) {
    self.contacts = contacts
    self.tags = tags
    self.messages = messages
    // A zone's number has 16 bits, and 0 stands for none.
    self.zones = min(max(0, zones), 65_000)
  }

  public static let standard = DirectoryLimits()
}

/// What became of a row.
public enum Arrival {
  /// The contact has a number now. Its tags and values stand in the directory until the next row, and `remarks` are
  /// warnings.
  case joined(ContactArrival, remarks: [RecordProblem])
  /// The row is lost.
  case refused(RecordProblem, duplicateOf: ContactID?)
}

extension Directory {
  /// The tags and values of the last arrival, and the time zone that nobody named before: sorted tags, one value per field of
  /// the policy. All three belong into the `TimedEvent`.
  public func withLastColumns<R>(
    _ body: (UnsafeBufferPointer<TagID>, UnsafeBufferPointer<ValueID>, UnsafeBufferPointer<ZoneRules>) throws -> R
  ) rethrows -> R {
    try tagRun.withUnsafeBufferPointer { tags in
      try values.withUnsafeBufferPointer { values in
        try introduced.withUnsafeBufferPointer { try body(tags, values, $0) }
      }
    }
  }

  /// The tags of the last event, sorted, each once.
  func withLastTags<R>(_ body: (UnsafeBufferPointer<TagID>) -> R) -> R { tagRun.withUnsafeBufferPointer(body) }

  /// Gives a row of the list, or of a `contact` event, its number.
  public func add(_ row: Int, of block: ContactBlock) -> Arrival {
    let record = block[row]
    let line = block.line(row)
    var remarks: [RecordProblem] = []
    let phone = PhoneKey.read(block.bytes(record.phone))
    if case .tooLong(let digits) = phone {
      return .refused(
        block.problem(
          .phoneTooLong, .error, "the phone has \(digits) digits, at most \(PhoneKey.mostDigits) are allowed", row: row,
          at: record.phone, help: "write one phone number"),
        duplicateOf: nil)
    }
    guard readTags(row, of: block) else { return .refused(tooManyTags(row, of: block), duplicateOf: nil) }
    let zone = zones.find(block.bytes(record.timeZone))
    if case .noRoom = zone {
      return .refused(
        block.problem(
          .tooManyNames, .error, "there are more than \(limits.zones) time zones, the limit `zones`", row: row,
          at: record.timeZone, help: "check that the column `time_zone` holds names of time zones"),
        duplicateOf: nil)
    }
    guard let entry = join(block.bytes(record.id)) else {
      return .refused(
        block.problem(
          .tooManyNames, .error, "there are more than \(limits.contacts) contacts, the limit `contacts`", row: row,
          at: record.id),
        duplicateOf: nil)
    }
    let contact = entry.contact
    guard entry.isNew else { return .refused(duplicate(contact, row, of: block), duplicateOf: contact) }
    lines.append(UInt32(clamping: line))
    var arrival = ContactArrival(contact: contact)
    arrival.lastTeamMember = names.member(block.bytes(record.lastTeamMember))
    arrival.assignedTo = names.selected(block.bytes(record.assignedTo))
    arrival.optedOut = record.optedOut || carriesOptOut
    if !introduced.isEmpty { introduced.removeAll(keepingCapacity: true) }
    switch zone {
    case .missing, .noRoom: break
    case .known(let id): arrival.zone = id
    case .new(let rules):
      arrival.zone = zones.add(block.bytes(record.timeZone))
      introduced.append(rules)
    case .unknown: remarks.append(unknownZone(row, of: block))
    }
    if case .phone(let key) = phone, let first = phones.add(key, contact) {
      arrival.samePhoneAs = first
      remarks.append(samePhone(first, row, of: block))
    }
    if record.assignedTo.length > 0 && !arrival.assignedTo.isSomebody {
      remarks.append(stranger(row, of: block))
    }
    if let hidden = hiddenCharacter(row, of: block) { remarks.append(hidden) }
    names.readFields(of: row, in: block, into: &values)
    return .joined(arrival, remarks: remarks)
  }

  /// An id that looks like another one and is not: nobody could tell the two contacts apart.
  private func hiddenCharacter(_ row: Int, of block: ContactBlock) -> RecordProblem? {
    let id = block.bytes(block[row].id)
    guard id.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return nil }
    guard let hidden = firstInvisibleScalar(in: String(decoding: id, as: UTF8.self)), hidden.kind != .space else {
      return nil
    }
    return block.problem(
      .invisibleInID, .warning, "the id holds the invisible character `\(hidden.name)`", row: row, at: block[row].id,
      help: "write the id without it, here and in the events")
  }

  func internTag(_ tag: Bytes) -> TagID? { tags.intern(tag) }

  /// Whether the tag `Opt Out` is among the last tags.
  var carriesOptOut: Bool { optOutTag.map { tagRun.contains($0) } ?? false }

  /// Reads the tags of a row into `tagRun`: sorted, each once. False when there are too many different tags.
  func readTags(_ row: Int, of block: ContactBlock) -> Bool { readTags(block.tags(row), of: block) }

  func readTags(_ slices: UnsafeBufferPointer<ByteSlice>, of block: ContactBlock) -> Bool {
    tagRun.removeAll(keepingCapacity: true)
    for slice in slices {
      let text = block.bytes(slice)
      let known = tags.count < limits.tags ? tags.intern(text) : tags.find(text)
      guard let tag = known else {
        if trimmed(text).isEmpty { continue }
        return false
      }
      // Insertion sort: records have few tags, and a limit on them.
      var place = tagRun.count
      while place > 0 && tagRun[place - 1] > tag { place -= 1 }
      if place > 0 && tagRun[place - 1] == tag { continue }
      tagRun.insert(tag, at: place)
    }
    return true
  }

  /// Reads a reply, and the tags it gives its contact into `tagRun`.
  func readReply(_ text: Bytes, by read: (Bytes, inout [TagID]) -> ReplyReading) -> ReplyReading {
    tagRun.removeAll(keepingCapacity: true)
    var reading = read(text, &tagRun)
    reading.tagsOptOut = carriesOptOut
    return reading
  }

  func tooManyTags(_ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .tooManyNames, .error, "there are more than \(limits.tags) different tags, the limit `tags`", row: row,
      help: "check that the column `tags` holds tags, and nothing that differs from contact to contact")
  }

  func tooManyMessages(_ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .tooManyNames, .error, "there are more than \(limits.messages) messages, the limit `messages`", row: row)
  }

  private func related(_ contact: ContactID, _ text: String) -> RecordProblem.RelatedLine {
    let place = place(of: contact)
    return RecordProblem.RelatedLine(line: place.line, text: place.isListed ? text : text + " (in the event stream)")
  }

  private func duplicate(_ first: ContactID, _ row: Int, of block: ContactBlock) -> RecordProblem {
    let id = shown(id(of: first))
    let isSpelledAlike = self.id(of: first).elementsEqual(block.bytes(block[row].id))
    let remark = isSpelledAlike ? "" : ", its letters composed otherwise"
    var problem = block.problem(
      .contactTwice, .error, "the contact `\(id)` stands on line \(place(of: first).line) already\(remark)", row: row,
      at: block[row].id, help: "give every contact an `id` of its own; this row is left out")
    problem.related = related(first, "`\(id)` first stands here")
    return problem
  }

  private func samePhone(_ first: ContactID, _ row: Int, of block: ContactBlock) -> RecordProblem {
    let record = block[row]
    let phone = shown(block.bytes(record.phone))
    var problem = block.problem(
      .phoneTwice, .warning,
      "the phone `\(phone)` of `\(shown(block.bytes(record.id)))` is the phone of `\(shown(id(of: first)))`"
        + " on line \(place(of: first).line)", row: row, at: record.phone,
      help: "one person is not texted twice: this contact never gets a first text")
    problem.related = related(first, "`\(shown(id(of: first)))` has this phone")
    return problem
  }

  private func unknownZone(_ row: Int, of block: ContactBlock) -> RecordProblem {
    let name = shown(block.bytes(block[row].timeZone))
    let hasStandIn = names.policy.hasZoneForMissing
    return block.problem(
      .unknownZone, .warning, "there is no time zone `\(name)`", row: row, at: block[row].timeZone,
      help: "write a name such as `America/New_York`; "
        + (hasStandIn ? "the contact is texted by `missing_zone`" : "without one the contact is never texted"))
  }

  private func stranger(_ row: Int, of block: ContactBlock) -> RecordProblem {
    let record = block[row]
    let name = shown(block.bytes(record.assignedTo))
    return block.problem(
      .assignedToStranger, .warning, "`assigned_to` names `\(name)`, who does not take part", row: row,
      at: record.assignedTo, help: "the contact is dealt as if nobody were named; name one of the selected members")
  }
}

extension ContactBlock {
  /// A problem with a good row. Texts that were decoded have no place of their own; then the row's begin must do.
  func problem(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String, row: Int, at slice: ByteSlice = ByteSlice(),
    help: String? = nil
  ) -> RecordProblem {
    let record = self[row]
    let begin = Int(record.begin)
    let end = begin + Int(record.length)
    let offset = Int(slice.offset)
    let isInside = slice.offset > record.begin && offset <= end
    var line = self.line(row)
    var lineBegin = begin
    if isInside {
      for index in begin..<offset where base[index] == 0x0A {
        lineBegin = index + 1
        line += 1
      }
    }
    var lineEnd = isInside ? offset : begin
    while lineEnd < end && base[lineEnd] != 0x0A { lineEnd += 1 }
    let text = Bytes(start: base + lineBegin, count: lineEnd - lineBegin)
    let around = Excerpt.around(isInside ? offset - lineBegin : 0, of: text)
    return RecordProblem(
      code, severity, message, line: line, column: around.column, help: help, excerpt: around.excerpt)
  }
}
