import Campaign

/// The random draws about the generated contacts of one replication: they depend on the seed and the replication alone,
/// so every caller gets the same ones.
struct ContactDraws: Sendable {
  private let seed: UInt64
  private var chance: Chance
  private let tags: [(index: UInt32, share: Double)]
  private let fields: [(index: UInt32, upTo: [Double])]
  private let zones: [Double]
  private let knownToMember: Double
  private let members: Int

  /// Those of the first replication.
  ///
  /// - Parameter members: how many may be the last team member of a contact.
  init(_ wanted: GeneratedContacts, seed: UInt64, members: Int) {
    self.seed = seed
    chance = Chance(seed: seed, replication: 0)
    tags = wanted.tags.map { (drawIndex($0.name), $0.share.value) }
    fields = wanted.fields.map { (drawIndex($0.field), Self.rising($0.values)) }
    zones = Self.rising(wanted.timeZones)
    knownToMember = members > 0 ? wanted.knownToMember.value : 0
    self.members = members
  }

  func of(replication: Int) -> ContactDraws {
    var draws = self
    draws.chance = Chance(seed: seed, replication: replication)
    return draws
  }

  /// Whether it is drawn which members a contact knows.
  var drawsAcquaintances: Bool { knownToMember > 0 }

  private static func rising(_ shares: [GeneratedContacts.NamedShare]) -> [Double] {
    var upTo = 0.0
    return shares.map { share in
      upTo += share.share.value
      return upTo
    }
  }

  /// Whether a contact carries a tag.
  func carries(_ tag: Int, _ contact: Int) -> Bool {
    chance.unit(UInt64(contact), .tags, tags[tag].index) < tags[tag].share
  }

  /// The index of a contact's value among those of a field; nil when it has none.
  func value(of field: Int, _ contact: Int) -> Int? {
    let draw = chance.unit(UInt64(contact), .fields, fields[field].index)
    return fields[field].upTo.firstIndex { draw < $0 }
  }

  /// The index of a contact's time zone; nil when it has none.
  func zone(_ contact: Int) -> Int? {
    let draw = chance.unit(UInt64(contact), .timeZone, 0)
    return zones.firstIndex { draw < $0 }
  }

  func lastTeamMember(_ contact: Int) -> MemberID {
    guard knownToMember > 0 else { return .nobody }
    let (known, who) = chance.pair(UInt64(contact), .acquaintance, 0)
    guard known < knownToMember else { return .nobody }
    return MemberID(UInt16(clamping: bucket(who.bitPattern, of: members)))
  }
}

/// The index of the random draw that decides about something with a name: it does not depend on what else the scenario
/// names.
private func drawIndex(_ name: String) -> UInt32 {
  let key = luckKey(name.utf8)
  return UInt32(truncatingIfNeeded: key ^ key >> 32)
}

/// Spreads keys evenly over `count` buckets so that one more bucket takes an even share from each and moves nothing
/// else: Lamping and Veach, "A fast, minimal memory, consistent hash algorithm", 2014. A joining member changes for
/// only a few contacts which member they know.
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
