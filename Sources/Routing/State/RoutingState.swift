public import Campaign

/// Everything that a contact action has come to: plain values in columns, indexed by contact and by member.
///
/// What is decided comes into it by `apply` alone; the engine sets its clocks and takes work off it (`RoutingState+Agenda.swift`).
/// Two states that took the same events under the same graph are equal.
public struct RoutingState: Sendable, Equatable {
  var contacts = ContactColumns()
  var members: [MemberState]
  /// Selected, not away and on shift, by member: a column of its own because every decision reads it.
  var available: [Bool]
  /// Available and with room for one more conversation, by member.
  var accepting: [Bool]
  var rings: [Ring]
  var totals = TotalCounts()
  var dealing = DealingTotals()
  var levelling = LevellingTotals()
  var found = FoundContacts()
  var open = OpenQueues()
  var held = HeldConversations()
  var sets = RecipientSets()
  /// Contacts that share a phone, by the first of them. Looked up only, never walked.
  var samePhone: [ContactID: [ContactID]] = [:]
  /// The first contact with the same phone, for contacts that are not the first.
  var firstWithPhone: [ContactID: ContactID] = [:]
  /// Contacts under review.
  var underReview = OpenContacts()
  /// Whose opt out was counted, and who got the credit. Looked up only, never walked.
  var countedOptOuts: [ContactID: MemberID] = [:]
  /// Who opted out and has asked to be texted again since. Looked up only, never walked.
  var askedBack: Set<ContactID> = []
  /// Whose first text did not arrive. Looked up only, never walked.
  var undelivered: Set<ContactID> = []
  var attentionByClock = AttentionByClock()
  var claims = Claims()
  var replyClocks = ReplyClocks()
  var replyAlarms = ReplyAlarms()
  /// Who did not answer conversations in time. Looked up only, never walked.
  var passedOver = PassedOverBook()
  var clocks: Clocks
  var shifts: ShiftClocks
  var notifications: NotificationDesk
  /// When conversations held for the texting hours may be placed next.
  var nextOpening = Instant.never
  var isPublished = false
  var pinnedCount = 0
  var messagesTaken: UInt32 = 0
  /// Messages that opted out, and whom: when one of them comes again, it says nothing new. Looked up only, never walked.
  var optOutMessages: [MessageID: ContactID] = [:]
  var nextAge: UInt32 = 0
  var nextDealt: UInt32 = 0
  var pending: [PendingWork] = []
  /// Conversations that waited with a member who left, oldest first: `PendingWork.routeOrphans` routes those again that
  /// no one else has, and takes away the leaver's copy of the others.
  var orphans: [ContactID] = []
  /// What taking over other rules left to do.
  var adopted = AdoptedWork()
  /// Who may stand in each ring, by ring.
  let ringMembers: [[MemberID]]
  /// The rings whose turns reply steps ask for.
  let askedRings: [RingID]
  /// Of these, the ones that keep count of what members have open.
  let countedRings: [RingID]
  /// A step or a tag rule compares what members have open.
  let comparesOpen: Bool
  /// Something depends on how many conversations members have that need attention.
  let watchesOpen: Bool
  public let policy: RoutingPolicy
  let weights: [Int]
  /// At least one member's open conversations are capped.
  let hasCaps: Bool
  /// Conversations are to be answered in time.
  let hasReplyClocks: Bool
  /// A notification tells of what lies unanswered for long.
  let hasReplyAlarms: Bool
  /// The notifications that do not wait until something has lain for long.
  let toldAtOnce: [NotificationID]
  /// What members have to answer counts by clock.
  let countsAttentionByClock: Bool
  private let passed = ByAddress()

  public init(_ policy: RoutingPolicy) {
    self.policy = policy
    weights = policy.team.map(\.weight)
    countsAttentionByClock =
      policy.distribution.answersFirst != nil && policy.textingHours?.repliesWait == true
    hasReplyClocks = policy.hasReplyClocks
    hasReplyAlarms = policy.notifications.contains { $0.after != nil }
    toldAtOnce = policy.notifications.indices.filter { policy.notifications[$0].after == nil }
      .map { NotificationID(UInt16(truncatingIfNeeded: $0)) }
    askedRings = (policy.replySteps + (policy.replyTimeout?.then ?? [])).compactMap {
      $0.ring.flatMap { policy.ring($0) }
    }
    comparesOpen = policy.rings.contains { $0.isLeastOpen(under: policy.tagRules) }
    hasCaps = policy.team.contains { $0.maxOpen != nil }
    clocks = Clocks(policy.textingHours)
    shifts = ShiftClocks(policy)
    notifications = NotificationDesk(notifications: policy.notifications.count, members: policy.team.count)
    members = policy.team.indices.map { index in
      var member = MemberState()
      member.isSelected = index < policy.selectedCount
      member.hasRow = member.isSelected
      return member
    }
    available = members.map(\.isSelected)
    accepting = zip(available, policy.team).map { isAvailable, member in isAvailable && member.maxOpen != 0 }
    ringMembers = policy.rings.map { ring in
      switch ring {
      case .everyone, .leastOpen: policy.team.indices.map { MemberID(UInt16($0)) }
      case .list(let list), .leastOpenOf(let list): policy.lists[list.index].members
      case .tagRule(let rule): policy.tagRules[rule.index].namedInTurn
      }
    }
    let (weights, accepting, asked) = (weights, accepting, Set(askedRings))
    let noOne = accepting.map { _ in false }
    let rings = zip(policy.rings, ringMembers).enumerated().map { index, ring in
      let (kind, members) = ring
      let order = members.filter { $0.index < policy.selectedCount }
      // A tag rule says itself who is eligible, turn by turn.
      if case .tagRule(let rule) = kind {
        let isWeighted = policy.tagRules[rule.index].by == .roundRobin
        return Ring(of: members, order, weights: isWeighted ? weights : nil, eligible: noOne)
      }
      let isAsked = asked.contains(RingID(UInt16(truncatingIfNeeded: index)))
      return Ring(
        of: members, order, weights: isAsked ? weights : nil, eligible: accepting,
        isLeastOpen: kind.isLeastOpen(under: policy.tagRules))
    }
    self.rings = rings
    countedRings = askedRings.filter { rings[$0.index].countsOpen }
    watchesOpen = hasCaps || !countedRings.isEmpty
    rebuildDealing()
  }
}

// What the state shows to the world.
extension RoutingState {
  public var contactCount: Int { contacts.count }
  public var counts: TotalCounts { totals }
  /// A first text is left to send, by whomever.
  public var hasUnsentTexts: Bool { totals.waiting > 0 || totals.unassigned > 0 }
  /// Contacts who were texted or have replied.
  public var conversationCount: Int { contacts.flags.count { !$0.isDisjoint(with: [.sent, .replied]) } }
  public func counts(of member: MemberID) -> MemberCounts { members[member.index].counts }
  /// The statistics: a row for everyone who was ever selected, in declaration order.
  public var stats: StatsTable {
    let ids = members.indices.map { MemberID(UInt16($0)) }.filter { hasRow($0) }
    return StatsTable(
      rows: ids.map { StatsTable.Row(member: $0, counts: counts(of: $0)) }, totals: totals,
      counts: policy.counts(where: totals))
  }
  /// Was selected at some time, so has a row in the statistics.
  public func hasRow(_ member: MemberID) -> Bool { members[member.index].hasRow }
  public func isSelected(_ member: MemberID) -> Bool { members[member.index].isSelected }
  public func isAvailable(_ member: MemberID) -> Bool { member.index < available.count && available[member.index] }
  public func placement(of contact: ContactID) -> Placement { contacts.placement[contact.index].unpacked }
  public func needsAttention(_ contact: ContactID) -> Bool {
    let flags = contacts.flags[contact.index]
    return flags.contains(.needsAttention) && !flags.contains(.optedOut)
  }
  public func isOptedOut(_ contact: ContactID) -> Bool { contacts.flags[contact.index].contains(.optedOut) }
  /// The first contact with the contact's phone, which may be the contact.
  package func firstSharer(of contact: ContactID) -> ContactID { firstWithPhone[contact] ?? contact }
  public func isUndelivered(_ contact: ContactID) -> Bool { undelivered.contains(contact) }
  public func isSent(_ contact: ContactID) -> Bool { contacts.flags[contact.index].contains(.sent) }
  public func assignee(of contact: ContactID) -> MemberID { contacts.assignee[contact.index] }
  public func sender(of contact: ContactID) -> MemberID { contacts.sender[contact.index] }
  /// Who is credited with what a contact did: the owner of the conversation, else the sender of the first text, else no one.
  func credited(with contact: ContactID) -> MemberID {
    let owner = owner(of: contact)
    return owner.isSomebody ? owner : sender(of: contact)
  }
  public func owner(of contact: ContactID) -> MemberID { contacts.owner[contact.index] }
  /// The members of a set that a conversation fanned out to, in declaration order.
  public func members(of set: RecipientSetID) -> ArraySlice<MemberID> { sets[set] }
  /// The ring's members, whose turn is next first.
  public func turns(of ring: RingID) -> [MemberID] { rings[ring.index].order }
  public func isUnderReview(_ contact: ContactID) -> Bool { contacts.flags[contact.index].contains(.underReview) }
  public func isResolved(_ contact: ContactID) -> Bool { contacts.flags[contact.index].contains(.resolved) }
  public func hasReplied(_ contact: ContactID) -> Bool { contacts.flags[contact.index].contains(.replied) }
  /// When first texts go out next to anyone to whom they do not now, as far as texting hours go.
  public var nextTextingHours: Instant? { clocks.nextFirstTextsAnywhere }
  /// It is outside the contact's texting hours, and there will be some: where the contact's local time is unknown, or no hours ever
  /// come, there is nothing to wait for.
  public func waitsForHours(_ contact: ContactID) -> Bool { clocks.waits(clock(of: contact)) }
  /// It is inside the contact's texting hours, or there are none.
  public func isInsideHours(_ contact: ContactID) -> Bool { clocks.isInside(clock(of: contact)) }
  /// The contact's texting hours let a first text go out now: it is inside them, and no last call.
  public func takesFirstText(_ contact: ContactID) -> Bool { clocks.takesFirstTexts(clock(of: contact)) }

  /// The first contact in list order whose first text no one has and who may be texted now.
  package var nextOpenText: ContactID? { open.first(inside: clocks) }
  /// The first in list order of the member's own first texts that may be sent now.
  package func nextOwnText(of member: MemberID) -> ContactID? { members[member.index].unsent.first(inside: clocks) }
  package func isMember(_ member: MemberID, of set: RecipientSetID) -> Bool { sets.contains(member, in: set) }

  /// The contact's tags, sorted, for the length of a call.
  public func withTags<Result>(of contact: ContactID, _ body: (UnsafeBufferPointer<TagID>) -> Result) -> Result {
    contacts.tags.withRun(of: contact, body)
  }
}
