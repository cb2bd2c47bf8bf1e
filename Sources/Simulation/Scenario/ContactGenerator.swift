public import Campaign

extension ContactColumns {
  /// What the text side knows of names.
  public struct Names {
    let tag: (String) -> TagID
    let zone: (String) -> ZoneRules?

    /// - Parameters:
    ///   - tag: the number of a tag.
    ///   - zone: the rules of a time zone; nil for one that does not exist, whose contacts then have none.
    public init(tag: @escaping (String) -> TagID, zone: @escaping (String) -> ZoneRules? = { _ in nil }) {
      self.tag = tag
      self.zone = zone
    }
  }

  /// Makes up a contact list. It depends on the seed alone, so all replications, and two rule files that are compared,
  /// meet the same contacts.
  public static func generate(_ scenario: Scenario, policy: RoutingPolicy, names: Names) -> ContactColumns {
    let wanted = scenario.contacts
    let chance = Chance(seed: scenario.seed, replication: 0)
    let tags = wanted.tags.map { (id: names.tag($0.name), index: drawIndex($0.name), share: $0.share.value) }
    let fields = wanted.fields.map { FieldDraw($0, policy) }
    var zones = ZoneDraw(policy.textingHours == nil ? [] : wanted.timeZones, names.zone)
    var columns = ContactColumns(fieldCount: policy.fields.count)
    columns.reserve(wanted.count)
    for habit in scenario.replies.byTag { columns.note(names.tag(habit.tag), named: habit.tag) }
    var carried: [TagID] = []
    var values = [ValueID](repeating: .other, count: policy.fields.count)
    for number in 0..<max(0, wanted.count) {
      let luck = UInt64(number)
      carried.removeAll(keepingCapacity: true)
      for tag in tags where chance.unit(luck, .tags, tag.index) < tag.share { carried.append(tag.id) }
      for field in fields {
        if let place = field.place { values[place] = field.value(chance.unit(luck, .fields, field.index)) }
      }
      var arrival = ContactArrival(contact: .unknown)
      if wanted.knownToMember.value > 0, policy.selectedCount > 0 {
        let (known, who) = chance.pair(luck, .acquaintance, 0)
        if known < wanted.knownToMember.value {
          arrival.lastTeamMember = MemberID(UInt16(clamping: bucket(who.bitPattern, of: policy.selectedCount)))
        }
      }
      arrival.zone = zones.isEmpty ? .missing : zones.zone(chance.unit(luck, .timeZone, 0), for: number, &columns.zones)
      columns.append(arrival, luck: luck, tags: carried, values: values)
    }
    return columns
  }
}

/// The index of the draw that decides about something with a name: what else the scenario names has no part in it.
private func drawIndex(_ name: String) -> UInt32 {
  let key = luckKey(name.utf8)
  return UInt32(truncatingIfNeeded: key ^ key >> 32)
}

/// How the value of a field is drawn.
private struct FieldDraw {
  /// The field's place in the policy; nil when no rule asks about it.
  let place: Int?
  let index: UInt32
  private let values: [(upTo: Double, value: ValueID)]

  init(_ shares: GeneratedContacts.FieldShares, _ policy: RoutingPolicy) {
    let place = policy.fields.firstIndex { $0.name == shares.field }
    self.place = place
    index = drawIndex(shares.field)
    var upTo = 0.0
    values = shares.values.map { value in
      upTo += value.share.value
      let known = place.flatMap { policy.fields[$0].values.firstIndex(of: value.name) }
      return (upTo, known.map { ValueID(UInt16(truncatingIfNeeded: $0)) } ?? .other)
    }
  }

  func value(_ draw: Double) -> ValueID { values.first { draw < $0.upTo }?.value ?? .other }
}

/// How the time zone of a contact is drawn. Zones get their numbers when the first contact names them.
private struct ZoneDraw {
  private var zones: [(upTo: Double, rules: ZoneRules?, id: ZoneID?)] = []
  private var named: UInt16 = 0

  init(_ shares: [GeneratedContacts.NamedShare], _ find: (String) -> ZoneRules?) {
    var upTo = 0.0
    for share in shares {
      upTo += share.share.value
      zones.append((upTo, find(share.name), nil))
    }
  }

  var isEmpty: Bool { zones.isEmpty }

  mutating func zone(_ draw: Double, for contact: Int, _ introduced: inout [(contact: Int, rules: ZoneRules)]) -> ZoneID
  {
    guard let place = zones.firstIndex(where: { draw < $0.upTo }), let rules = zones[place].rules else {
      return .missing
    }
    if let id = zones[place].id { return id }
    named += 1
    let id = ZoneID(named)
    zones[place].id = id
    introduced.append((contact, rules))
    return id
  }
}

/// Spreads keys evenly over `count` buckets so that one bucket more takes an even share from each and moves nothing else:
/// Lamping and Veach, "A fast, minimal memory, consistent hash algorithm", 2014. A joining member changes whom few know.
func bucket(_ key: UInt64, of count: Int) -> Int {
  var key = key
  var found = 0
  var next = 0.0
  while next < Double(count) {
    found = Int(next)
    key = key &* 2_862_933_555_777_941_757 &+ 1
    next = Double(found + 1) * (0x1p31 / Double((key &>> 33) + 1))
  }
  return found
}
