public import Campaign
internal import Diagnostics
internal import Folding
internal import Phones
internal import Text
public import Zones

/// The names of one run and their numbers: contacts, phones, messages and tags as they come, members and fields from
/// the policy. It reads and prints; decisions see numbers only.
public final class Directory {
  public let names: PolicyNames
  // Each row touches all that is unchecked here. No two accesses overlap, because none of it is lent to anyone while it is
  // changed; to check that at run time took longer than to look the names up.
  @exclusivity(unchecked) private var contacts = NameTable()
  /// The line of each contact; contacts that arrived as events after the `listed` ones have theirs in the stream.
  @exclusivity(unchecked) var lines = LineNumbers()
  var listed: Int?
  @exclusivity(unchecked) var phones = PhoneTable()
  @exclusivity(unchecked) private(set) var messages = NameTable()
  @exclusivity(unchecked) var tags: TagTable
  @exclusivity(unchecked) var zones: ZoneTable
  /// Contacts whose ids are not ASCII: texts compare as in Unicode, so that composed and decomposed letters are equal.
  @exclusivity(unchecked) private var accented: [String: ContactID] = [:]
  let limits: DirectoryLimits
  let phoneReader: PhoneReader
  // What the last arrival or event carries.
  @exclusivity(unchecked) var tagRun = TagRun()
  /// Whether `tagRun` is to be sorted; where no one decides by it, it need not be.
  private(set) var sortsTags = true
  /// Whether `tagRun` has all tags of the row that was last looked at.
  @exclusivity(unchecked) var hasReadTags = false
  private var replyTags: [TagID] = []
  @exclusivity(unchecked) var values: [ValueID] = []
  @exclusivity(unchecked) var introduced: [ZoneRules] = []
  /// What `warm` has met.
  @exclusivity(unchecked) private var warmth: UInt64 = 0
  /// The tags of the policy alone, for those that begin again.
  private var policyTags: PolicyTags?
  /// Which tags that only resemble `Opt Out` were told.
  @exclusivity(unchecked) var likeOptOut = TagsLikeOptOut()
  /// Whether it was told that a spreadsheet took ids for numbers.
  @exclusivity(unchecked) var hasToldUnlikelyID = false
  @exclusivity(unchecked) var fieldsLikeOptOut = FieldsLikeOptOut()
  @exclusivity(unchecked) var fieldsMet: FieldsMet
  /// People whom rows without a contact have opted out, and rows that do not show whom.
  @exclusivity(unchecked) var awaited = AwaitedOptOuts()
  var unknownOptOuts = UnknownOptOuts()
  /// What was begun in the event stream by lines that are refused.
  @exclusivity(unchecked) var openText = OpenText()
  /// Opt outs that were said elsewhere.
  @exclusivity(unchecked) var heard = HeardOptOuts()
  /// Contacts of the list who have opted out by what was said elsewhere alone.
  public internal(set) var listedOptOutsElsewhere = 0
  private var keyMeanings: [KeyMeanings] = []

  /// - Parameters:
  ///   - country: the country as whose phones are read that have no `+`; nil is the United States and Canada.
  ///   - zones: opens the time zones that contacts name; called only where the rules have texting hours by the contacts'
  ///     clocks. Without it no zone is known.
  public init(
    _ policy: RoutingPolicy, limits: DirectoryLimits = .standard, country: String? = nil,
    zones: @escaping ZoneLoader = { _ in nil }
  ) {
    phoneReader = country.flatMap { PhoneReader(country: $0) } ?? .american
    names = PolicyNames(policy)
    self.limits = limits
    tags = TagTable(policy)
    values = Array(repeating: .other, count: policy.fields.count)
    fieldsMet = FieldsMet(policy)
    self.zones = ZoneTable(isAsked: policy.asksContactsZones, limit: policy.mostZones(limits.zones), loader: zones)
  }

  /// One that looks at a list and decides nothing.
  convenience init(inspecting policy: RoutingPolicy, country: String?, zones: @escaping ZoneLoader) {
    self.init(policy, country: country, zones: zones)
    sortsTags = false
  }

  /// An empty one with the same names of a policy, which are not read again.
  package init(again first: Directory) {
    (names, limits, phoneReader) = (first.names, first.limits, first.phoneReader)
    let policyTags = first.policyTags ?? PolicyTags(names.policy)
    (first.policyTags, self.policyTags) = (policyTags, policyTags)
    tags = TagTable(copying: policyTags.table)
    values = Array(repeating: .other, count: names.policy.fields.count)
    fieldsMet = FieldsMet(names.policy)
    zones = ZoneTable(
      isAsked: names.policy.asksContactsZones, limit: names.policy.mostZones(limits.zones), loader: first.zones.loader)
  }

  public var contactCount: Int { contacts.count }
  public var tagCount: Int { tags.count }
  public var messageCount: Int { messages.count }
  /// How many bytes the ids of all contacts have.
  var contactTextCount: Int { contacts.textCount }

  /// The contact of that id, or `.unknown`.
  public func contact(_ id: Bytes) -> ContactID {
    if let known = contacts.find(id) { return ContactID(known) }
    return ASCII.isAll(id) ? .unknown : accented[String(decoding: id, as: UTF8.self)] ?? .unknown
  }

  /// The first contact who has that phone, however it is written.
  func contact(ofPhone text: Bytes) -> ContactID? {
    switch phoneReader.read(text) {
    case .phone(let key, _): phones.find(key)
    case .blank, .tooLong, .unusable: nil
    }
  }

  /// The contact whom a message log names by id or phone, or `.unknown`.
  package func contact(ofLog text: Bytes) -> ContactID {
    let known = contact(text)
    return known.isKnown ? known : contact(ofPhone: text) ?? .unknown
  }

  /// A contact's id.
  public func id(of contact: ContactID) -> Bytes { contacts.name(contact.rawValue) }

  /// A tag as it was first written, or in the policy's spelling if the policy has it.
  public func spelling(of tag: TagID) -> ArraySlice<UInt8> { tags.spelling(tag) }

  /// The tag of that name; nil when no contact has it and no rule mentions it.
  public func tag(named name: String) -> TagID? {
    var name = name
    return name.withUTF8 { tags.find($0) }
  }

  /// The key of a member.
  public func key(of member: MemberID) -> String {
    names.policy.team.indices.contains(member.index) ? names.policy.team[member.index].key : "nobody"
  }

  /// Makes room for the contacts of a list of so many bytes, if all of it is as its first rows are.
  func expect(listOf size: Int, as block: ContactBlock) {
    guard block.count > 0, block.textLength >= block.count else { return }
    let ids = (0..<block.count).reduce(0) { $0 + Int(block[$1].id.length) }
    let count = min(size / (block.textLength / block.count), Self.mostExpected)
    let room = min(count + count / 64 + 16, limits.contacts)
    contacts.reserve(room, bytes: room * (ids / block.count + 1), in: LargeMemory.allocate)
  }

  /// For no more is room made before they come: the first rows may be shorter than the others.
  private static let mostExpected = 1 << 22

  /// Says that the contact list ends here: a contact that comes later arrives through the event stream.
  public func closeList() { listed = contacts.count }

  /// What is to be said of the list as a whole, at its end.
  package var listProblems: [RecordProblem] {
    fieldsLikeOptOut.problems + (unknownOptOuts.problem.map { [$0] } ?? [])
  }

  /// Which fields of the policy some contact of the list has; nothing else is counted.
  package var fieldCensus: ListCensus {
    var census = ListCensus(names.policy)
    census.contacts = contactCount
    fieldsMet.fill(&census)
    return census
  }

  /// Where a contact stands, for messages.
  func place(of contact: ContactID) -> (line: Int, isListed: Bool) {
    (Int(lines[contact.index]), contact.index < listed ?? .max)
  }

  /// The message of that id, new or not; nil when the table is full.
  func message(_ id: Bytes) -> MessageID? {
    if messages.count >= limits.messages { return messages.find(id).map { MessageID($0) } }
    return messages.insert(id).map { MessageID($0.id) }
  }

  /// Forgets all messages but those of another directory, which keep their numbers.
  public func setMessages(of other: Directory) {
    var copy = NameTable(expected: other.messages.count)
    for index in 0..<other.messages.count {
      _ = copy.insert(other.messages.name(UInt32(truncatingIfNeeded: index)))
    }
    messages = copy
  }

  /// The message of that id, if it was met before.
  func knownMessage(_ id: Bytes) -> MessageID? { messages.find(id).map { MessageID($0) } }

  /// The contact of that id, new or not; nil when the table is full.
  func join(_ id: Bytes) -> (contact: ContactID, isNew: Bool)? {
    let isASCII = ASCII.isAll(id)
    if !isASCII || contacts.count >= limits.contacts {
      let known = contact(id)
      if known.isKnown || contacts.count >= limits.contacts { return known.isKnown ? (known, false) : nil }
    }
    guard let entry = contacts.insert(id) else { return nil }
    if !isASCII { accented[String(decoding: id, as: UTF8.self)] = ContactID(entry.id) }
    return (ContactID(entry.id), entry.isNew)
  }
}

/// What became of a row.
public enum Arrival {
  /// The contact now has a number. Its tags and values stay in the directory until the next row, and `remarks` are
  /// warnings.
  case joined(ContactArrival, remarks: [RowProblem])
  /// The row is lost. Its opt out is not: the contacts in `optsOut` are here already and have opted out by it.
  case refused(RowProblem, duplicateOf: ContactID?, optsOut: [ContactID])
}

extension Directory {
  /// The tags and values of the last arrival, and its time zone if it was not named before: sorted tags, one value per
  /// field of the policy. All three belong in the `TimedEvent`.
  public func withLastColumns<R>(
    _ body: (UnsafeBufferPointer<TagID>, UnsafeBufferPointer<ValueID>, UnsafeBufferPointer<ZoneRules>) throws -> R
  ) rethrows -> R {
    // As of most rows.
    if values.isEmpty, introduced.isEmpty {
      return try body(tagRun.all, .init(start: nil, count: 0), .init(start: nil, count: 0))
    }
    return try values.withUnsafeBufferPointer { values in
      try introduced.withUnsafeBufferPointer { try body(tagRun.all, values, $0) }
    }
  }

  /// The tags of the last event, sorted, each once.
  func withLastTags<R>(_ body: (UnsafeBufferPointer<TagID>) -> R) -> R { body(tagRun.all) }

  /// How many rows `warm` takes together: few enough that what it brings near is not gone before they come.
  static let warmedRows = 128

  /// Looks once at where the ids and phones of the next rows belong in large tables, so that the waits for memory overlap.
  /// It changes nothing.
  func warm(_ first: Int, of block: ContactBlock) {
    guard contacts.count >= 1 << 12 else { return }
    let reader = block.cells.phones ?? phoneReader
    var met: UInt64 = 0
    for row in first..<min(first + Self.warmedRows, block.count) {
      let record = block[row]
      met &+= contacts.touch(NameHash.hash(block.bytes(record.id)))
      if let phone = reader.readPlain(block.bytes(record.phone)) { met &+= phones.touch(phone) }
    }
    warmth &+= met
  }

  func readPhone(_ row: Int, of block: ContactBlock) -> PhoneReading {
    let phone = block[row].phone
    return phone.length == 0 ? .blank : (block.cells.phones ?? phoneReader).read(block.bytes(phone))
  }

  func findTag(_ tag: Bytes) -> TagID? { tags.find(tag) }

  func withMeanings<R>(_ list: ListFormat, _ body: (inout KeyMeanings) -> R) -> R {
    let index = keyMeanings.firstIndex { $0.format == list } ?? keyMeanings.count
    if index == keyMeanings.count { keyMeanings.append(KeyMeanings(list)) }
    return body(&keyMeanings[index])
  }

  func internTag(_ tag: Bytes) -> TagTable.Interned { tags.intern(tag) }

  /// Reads a reply, and the tags it gives its contact into `tagRun`.
  func readReply(_ text: Bytes, by read: (Bytes, inout [TagID]) -> ReplyReading) -> ReplyReading {
    var tags: [TagID] = []
    swap(&tags, &replyTags)
    defer {
      tagRun.replace(with: tags)
      swap(&tags, &replyTags)
    }
    tags.removeAll(keepingCapacity: true)
    return read(text, &tags)
  }
}

/// Whether a text is no tag, because nothing but white space is in it.
func isBlankTag(_ text: Bytes) -> Bool { TextFolding.trimmedTag(text).isEmpty }
