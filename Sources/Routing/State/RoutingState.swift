public import Campaign

/// Everything that a contact action has come to: plain values in columns, indexed by contact and by member.
///
/// Only `apply` changes it. Two states that took the same events under the same graph are equal.
public struct RoutingState: Sendable, Equatable {
  var contacts = ContactColumns()
  var members: [MemberState]
  /// Selected and not away, by member: a column of its own because every decision reads it.
  var available: [Bool]
  var rings: [Ring]
  var totals = TotalCounts()
  var open = OpenContacts()
  var held = HeldConversations()
  var sets = RecipientSets()
  /// Contacts that share a phone, by the first of them. Looked up only, never walked.
  var samePhone: [ContactID: [ContactID]] = [:]
  /// The first contact with the same phone, for contacts that are not the first.
  var firstWithPhone: [ContactID: ContactID] = [:]
  var isPublished = false
  var pinnedCount = 0
  var messagesTaken: UInt32 = 0
  var nextAge: UInt32 = 0
  var nextDealt: UInt32 = 0
  var pending: [PendingWork] = []
  /// Conversations that waited with somebody who left, oldest first: `PendingWork.routeOrphans` routes those again that nobody else
  /// has, and takes the leaver's copy of the others.
  var orphans: [ContactID] = []
  /// Who may stand in each ring, by ring.
  let ringMembers: [[MemberID]]
  let fieldCount: Int

  public init(_ policy: RoutingPolicy) {
    members = policy.team.indices.map { index in
      var member = MemberState()
      member.isSelected = index < policy.selectedCount
      member.hasRow = member.isSelected
      return member
    }
    available = members.map(\.isSelected)
    ringMembers = [policy.team.indices.map { MemberID(UInt16($0)) }] + policy.lists.map(\.members)
    rings = ringMembers.map { Ring($0.filter { $0.index < policy.selectedCount }) }
    fieldCount = policy.fields.count
  }
}

// What the state shows to the world.
extension RoutingState {
  public var contactCount: Int { contacts.count }
  public var counts: TotalCounts { totals }
  public func counts(of member: MemberID) -> MemberCounts { members[member.index].counts }
  /// The statistics: a row for everybody who was ever selected, in declaration order.
  public var stats: StatsTable {
    let ids = members.indices.map { MemberID(UInt16($0)) }.filter { hasRow($0) }
    return StatsTable(rows: ids.map { StatsTable.Row(member: $0, counts: counts(of: $0)) }, totals: totals)
  }
  /// Was selected at some time, so has a row in the statistics.
  public func hasRow(_ member: MemberID) -> Bool { members[member.index].hasRow }
  public func isSelected(_ member: MemberID) -> Bool { members[member.index].isSelected }
  public func isAvailable(_ member: MemberID) -> Bool { member.index < available.count && available[member.index] }
  public func placement(of contact: ContactID) -> Placement { contacts.place[contact.index].placement }
  public func needsAttention(_ contact: ContactID) -> Bool { contacts.flags[contact.index].contains(.needsAttention) }
  public func isOptedOut(_ contact: ContactID) -> Bool { contacts.flags[contact.index].contains(.optedOut) }
  public func isSent(_ contact: ContactID) -> Bool { contacts.flags[contact.index].contains(.sent) }
  public func assignee(of contact: ContactID) -> MemberID { contacts.assignee[contact.index] }
  public func sender(of contact: ContactID) -> MemberID { contacts.sender[contact.index] }
  public func owner(of contact: ContactID) -> MemberID { contacts.owner[contact.index] }
  /// The members of a set that a conversation fanned out to, in declaration order.
  public func members(of set: RecipientSetID) -> ArraySlice<MemberID> { sets[set] }
  /// The ring's members, whose turn is next first.
  public func turns(of ring: RingID) -> [MemberID] { rings[ring.index].order }

  /// The contact's tags, sorted, for the length of a call.
  public func withTags<Result>(of contact: ContactID, _ body: (UnsafeBufferPointer<TagID>) -> Result) -> Result {
    contacts.tags.withRun(of: contact, body)
  }
}

// What decisions ask.
extension RoutingState {
  func flags(_ contact: ContactID) -> ContactFlags { contacts.flags[contact.index] }

  func isTextable(_ contact: ContactID) -> Bool { flags(contact).isDisjoint(with: [.optedOut, .isDuplicate]) }

  func isKnown(_ member: MemberID) -> Bool { member.index < members.count }

  func isKnown(_ contact: ContactID) -> Bool { contact.index < contacts.count }

  /// The first in list order of the texts that wait with a member.
  func firstUnsent(of member: MemberID) -> ContactID? { members[member.index].unsent.top }

  /// All contacts with this one's phone, itself among them; empty when it shares with nobody.
  func sharers(of contact: ContactID) -> [ContactID] {
    guard flags(contact).contains(.sharesPhone) else { return [] }
    return samePhone[firstWithPhone[contact] ?? contact] ?? []
  }
}
