public import Campaign
public import Zones

/// A contact list in columns, by id, in list order.
public struct ScenarioContacts: Sendable {
  private(set) var listed: [ListedContact] = []
  /// The keys of the contacts' random draws: hashes of the contacts' ids, so that a row's index in the list does not
  /// matter. Empty where contacts have no ids.
  private var luck: [UInt64] = []
  /// Contact `i` carries `tags[tagEnds[i - 1]..<tagEnds[i]]`, sorted, each once.
  var tags: [TagID] = []
  var tagEnds: [UInt32] = []
  /// The time zones that contacts name, in order of their ids, each with the index of the first contact that names it.
  var zones: [(contact: Int, rules: ZoneRules)] = []
  /// `fieldCount` values a contact.
  var values: [ValueID] = []
  public let fieldCount: Int
  /// By contact, the entry of `ListBehaviour.byField` that is theirs, counted from 1, or 0; empty where there are no entries.
  private(set) var fieldHabits: [UInt16] = []
  private var tagNames: [(name: String, tag: TagID)] = []

  public var count: Int { listed.count }

  /// The key of a contact's random draws: of the id, or the number of a contact without one.
  func luck(of contact: Int) -> UInt64 { luck.isEmpty ? UInt64(contact) : luck[contact] }

  /// - Parameter fieldCount: how many fields the policy asks about.
  public init(fieldCount: Int = 0) { self.fieldCount = fieldCount }

  /// Notes the number of a tag that the scenario names.
  public mutating func note(_ tag: TagID, named name: String) { tagNames.append((name, tag)) }

  /// Nil for a tag that was not noted: no contact carries it.
  func tag(named name: String) -> TagID? { tagNames.first { $0.name == name }?.tag }

  func tagRange(_ contact: Int) -> Range<Int> {
    (contact == 0 ? 0 : Int(tagEnds[contact - 1]))..<Int(tagEnds[contact])
  }

  func tags(of contact: Int) -> ArraySlice<TagID> { tags[tagRange(contact)] }

  /// A number that is another one, but by chance, for a list that says something else.
  var fingerprint: UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ word: UInt64) {
      let product = (sum ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      sum = product.high ^ product.low
    }
    add(UInt64(listed.count))
    for word in luck { add(word) }
    for contact in listed {
      add(UInt64(contact.samePhoneAs.rawValue) << 32 | UInt64(contact.zone.rawValue))
      add(UInt64(contact.lastTeamMember.rawValue) << 32 | UInt64(contact.assignedTo.rawValue))
      add((contact.optedOut ? 1 : 0) | (contact.hasNoPhone ? 2 : 0))
    }
    for end in tagEnds { add(UInt64(end)) }
    for tag in tags { add(UInt64(tag.rawValue)) }
    for value in values { add(UInt64(value.rawValue)) }
    for (contact, rules) in zones { add(UInt64(contact) ^ luckKey(rules.name.utf8)) }
    for habit in fieldHabits { add(UInt64(habit)) }
    for (name, tag) in tagNames { add(UInt64(tag.rawValue) ^ luckKey(name.utf8)) }
    return sum
  }

  public mutating func reserve(_ count: Int) {
    listed.reserveCapacity(count)
    tagEnds.reserveCapacity(count)
    values.reserveCapacity(count * fieldCount)
  }

  /// Adds the next contact; its number is `count`, whatever the number in `arrival`.
  ///
  /// - Parameters:
  ///   - id: the id's UTF-8.
  ///   - tags: in any order, repeats allowed.
  ///   - values: one per field; missing ones count as `.other`.
  ///   - zones: the time zones that no earlier contact has named.
  public mutating func append(
    _ arrival: ContactArrival, id: some Sequence<UInt8>, tags: some Sequence<TagID>, values: some Sequence<ValueID>,
    zones introduced: some Sequence<ZoneRules> = EmptyCollection<ZoneRules>()
  ) {
    for zone in introduced { zones.append((count, zone)) }
    luck.append(luckKey(id))
    append(arrival, tags: tags, values: values)
  }

  /// Says which entry of `ListBehaviour.byField` is that of the contact who was added last, counted from 0; nil for none.
  public mutating func noteFieldHabit(_ entry: Int?) {
    fieldHabits.append(entry.map { UInt16(truncatingIfNeeded: $0 + 1) } ?? 0)
  }

  /// Opts out a contact who was added, by another row of the list.
  ///
  /// - Returns: whether it had not opted out.
  public mutating func optOut(_ contact: ContactID) -> Bool {
    guard listed.indices.contains(contact.index), !listed[contact.index].optedOut else { return false }
    listed[contact.index].optedOut = true
    return true
  }

  /// The same for a contact without an id, as all contacts of the list are then.
  mutating func append(
    _ arrival: ContactArrival, tags added: some Sequence<TagID>, values given: some Sequence<ValueID>
  ) {
    listed.append(ListedContact(arrival))
    let start = tags.count
    for tag in added { insert(tag, from: start) }
    tagEnds.append(UInt32(truncatingIfNeeded: tags.count))
    var missing = fieldCount
    for value in given where missing > 0 {
      values.append(value)
      missing -= 1
    }
    for _ in 0..<missing { values.append(.other) }
  }

  /// Keeps the stretch of tags from `start` sorted and free of repeats; lists are short and mostly in order already.
  private mutating func insert(_ tag: TagID, from start: Int) {
    var index = tags.count
    while index > start, tags[index - 1] > tag { index -= 1 }
    if index > start, tags[index - 1] == tag { return }
    if index == tags.count { tags.append(tag) } else { tags.insert(tag, at: index) }
  }
}
