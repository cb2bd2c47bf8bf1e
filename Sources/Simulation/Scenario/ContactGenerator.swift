public import Campaign
internal import Folding
public import Zones

/// Generates the contact list of each replication. What it draws belongs to the replication, as everything that is
/// drawn does, so that intervals are also about how a list may turn out. The same seed and replication give the same
/// list, so two rule files that are compared, and the settings of a grid, have the same contacts.
public struct ContactGenerator: Sendable {
  /// What the code that reads text knows about names.
  public struct Names {
    let tag: (String) -> TagID?
    let zone: (String) -> ZoneRules?

    /// - Parameters:
    ///   - tag: the number of a tag; nil for one that no contact can carry.
    ///   - zone: the rules of a time zone; nil for one that does not exist, whose contacts then have none.
    public init(tag: @escaping (String) -> TagID?, zone: @escaping (String) -> ZoneRules? = { _ in nil }) {
      self.tag = tag
      self.zone = zone
    }
  }

  public let count: Int
  private let draws: ContactDraws
  private let tags: [(id: TagID?, isOptOut: Bool)]
  /// Those that a rule asks about.
  private let fields: [(drawn: Int, index: Int, values: [ValueID])]
  private let fieldCount: Int
  /// Empty where no rule asks for the time of day.
  private let zones: [ZoneRules?]
  private let noted: [(name: String, tag: TagID)]
  /// By which fields contacts answer: the drawn field and which of its values; nil for a value that no contact has.
  private let answering: [(drawn: Int, value: Int)?]

  /// Looks up every name, once for all replications.
  public init(_ scenario: Scenario, policy: RoutingPolicy, names: Names) {
    let wanted = scenario.contacts
    count = max(0, wanted.count)
    draws = ContactDraws(wanted, seed: scenario.seed, members: policy.selectedCount)
    tags = wanted.tags.map { (names.tag($0.name), OptOutTag.isSpelled($0.name)) }
    fields = wanted.fields.indices.compactMap { field in
      guard let index = policy.fields.firstIndex(where: { $0.name == wanted.fields[field].field }) else { return nil }
      let values = wanted.fields[field].values.map { value in
        policy.fields[index].values.firstIndex(of: value.name).map { ValueID(UInt16(truncatingIfNeeded: $0)) } ?? .other
      }
      return (field, index, values)
    }
    fieldCount = policy.fields.count
    zones = policy.textingHours == nil ? [] : wanted.timeZones.map { names.zone($0.name) }
    answering = scenario.replies.byField.map { habit in
      wanted.fields.firstIndex { $0.field == habit.field }.flatMap { field in
        wanted.fields[field].values.firstIndex { $0.name == habit.value }.map { (field, $0) }
      }
    }
    noted = scenario.replies.byTag.compactMap { habit in names.tag(habit.tag).map { (habit.tag, $0) } }
  }

  /// Whether replications differ in their lists.
  var isDrawn: Bool {
    !tags.isEmpty || !fields.isEmpty || !zones.isEmpty || draws.drawsAcquaintances
      || !answering.isEmpty
  }

  /// Whether lists differ only in what no decision looks at before the contact action is published under these rules: no
  /// one is opted out, and neither time zones, texting hours nor acquaintances say who gets which first text.
  func sharesPublishing(under policy: RoutingPolicy) -> Bool {
    zones.isEmpty && (fields.isEmpty || policy.textingHours?.exceptions.isEmpty ?? true)
      && !tags.contains(where: \.isOptOut)
      && !(policy.distribution.lastTeamMemberFirst && draws.drawsAcquaintances)
  }

  func contacts(replication: Int) -> ScenarioContacts {
    let draws = draws.of(replication: replication)
    var zones = ZoneNumbers(zones)
    var columns = ScenarioContacts(fieldCount: fieldCount)
    columns.reserve(count)
    for (name, tag) in noted { columns.note(tag, named: name) }
    var carried: [TagID] = []
    var values = [ValueID](repeating: .other, count: fieldCount)
    for number in 0..<count {
      var arrival = ContactArrival(contact: .unknown)
      carried.removeAll(keepingCapacity: true)
      for index in tags.indices where draws.carries(index, number) {
        if let id = tags[index].id { carried.append(id) }
        if tags[index].isOptOut { arrival.optedOut = true }
      }
      for field in fields {
        values[field.index] = draws.value(of: field.drawn, number).map { field.values[$0] } ?? .other
      }
      arrival.lastTeamMember = draws.lastTeamMember(number)
      if !zones.isEmpty { arrival.zone = zones.number(of: draws.zone(number), for: number, &columns.zones) }
      columns.append(arrival, tags: carried, values: values)
      if !answering.isEmpty {
        columns.noteFieldHabit(
          answering.firstIndex { habit in habit.map { draws.value(of: $0.drawn, number) == $0.value } ?? false })
      }
    }
    return columns
  }
}

/// The numbers of the time zones of generated contacts: a zone gets its number when the first contact names it.
private struct ZoneNumbers {
  private var zones: [(rules: ZoneRules?, id: ZoneID?)]
  private var named: UInt16 = 0

  init(_ rules: [ZoneRules?]) { zones = rules.map { ($0, nil) } }

  var isEmpty: Bool { zones.isEmpty }

  mutating func number(
    of index: Int?, for contact: Int, _ introduced: inout [(contact: Int, rules: ZoneRules)]
  ) -> ZoneID {
    guard let index, let rules = zones[index].rules else { return .missing }
    if let id = zones[index].id { return id }
    named += 1
    let id = ZoneID(named)
    zones[index].id = id
    introduced.append((contact, rules))
    return id
  }
}
