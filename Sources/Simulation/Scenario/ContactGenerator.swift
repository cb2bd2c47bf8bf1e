public import Campaign
internal import Folding
public import Zones

extension ScenarioContacts {
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

  /// Generates a contact list. It depends on the seed alone, so all replications, and two rule files that are compared,
  /// have the same contacts.
  public static func generate(_ scenario: Scenario, policy: RoutingPolicy, names: Names) -> ScenarioContacts {
    let wanted = scenario.contacts
    let draws = ContactDraws(wanted, seed: scenario.seed, members: policy.selectedCount)
    let tags = wanted.tags.map { (id: names.tag($0.name), isOptOut: OptOutTag.isSpelled($0.name)) }
    let fields = wanted.fields.indices.compactMap { field -> (drawn: Int, index: Int, values: [ValueID])? in
      // No rule asks about other fields.
      guard let index = policy.fields.firstIndex(where: { $0.name == wanted.fields[field].field }) else { return nil }
      let values = wanted.fields[field].values.map { value in
        policy.fields[index].values.firstIndex(of: value.name).map { ValueID(UInt16(truncatingIfNeeded: $0)) } ?? .other
      }
      return (field, index, values)
    }
    var zones = ZoneNumbers(policy.textingHours == nil ? [] : wanted.timeZones.map { names.zone($0.name) })
    var columns = ScenarioContacts(fieldCount: policy.fields.count)
    columns.reserve(wanted.count)
    for habit in scenario.replies.byTag { if let tag = names.tag(habit.tag) { columns.note(tag, named: habit.tag) } }
    var carried: [TagID] = []
    var values = [ValueID](repeating: .other, count: policy.fields.count)
    for number in 0..<max(0, wanted.count) {
      var arrival = ContactArrival(contact: .unknown)
      carried.removeAll(keepingCapacity: true)
      for (index, tag) in tags.enumerated() where draws.carries(index, number) {
        if let id = tag.id { carried.append(id) }
        if tag.isOptOut { arrival.optedOut = true }
      }
      for field in fields {
        values[field.index] = draws.value(of: field.drawn, number).map { field.values[$0] } ?? .other
      }
      arrival.lastTeamMember = draws.lastTeamMember(number)
      if !zones.isEmpty { arrival.zone = zones.number(of: draws.zone(number), for: number, &columns.zones) }
      columns.append(arrival, luck: UInt64(number), tags: carried, values: values)
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
