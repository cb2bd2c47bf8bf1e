public import Campaign

/// Why a state cannot go on under other rules.
public enum AdoptionFlaw: Error, Hashable, Sendable {
  /// Members, by their old numbers, who did or hold something and are not in the team any more.
  case membersGone([MemberID])
  /// The contacts are not the same ones.
  case otherContacts
}

extension RoutingState {
  /// Takes a state over to other rules: all decisions so far stand, and the new rules decide what comes.
  ///
  /// Members, lists and notifications are matched by name. Who joins and leaves by the edit of `members` does so before the next
  /// event, and then open contacts and held conversations are asked again where the new rules may know a place.
  ///
  /// - Parameters:
  ///   - listed: under the new rules, with the same contacts, to whom nothing happened yet.
  ///   - tags: the new number of each tag, by its old number.
  public init(adopting old: RoutingState, listed: RoutingState, tags: [TagID]) throws(AdoptionFlaw) {
    let tagNumbers = tags
    guard listed.contacts.count == old.contacts.count, listed.firstWithPhone == old.firstWithPhone,
      let tags = old.contacts.tags.renumbered(tags)
    else { throw .otherContacts }
    self.init(listed.policy)
    let numbers = MemberNumbers(from: old.policy, to: policy)
    let gone = old.membersWithHistory.filter { !numbers[$0].isSomebody }
    guard gone.isEmpty else { throw .membersGone(gone) }
    adoptContacts(of: old, numbers)
    contacts.tags = tags
    contacts.lastTeamMember = listed.contacts.lastTeamMember
    // A pin outlives the selection of its member: they may come back.
    contacts.pin = zip(listed.contacts.pin, old.contacts.pin).map { $0.isSomebody ? $0 : numbers[$1] }
    contacts.values = listed.contacts.values
    contacts.clocks = listed.contacts.clocks
    clocks = listed.clocks
    _ = clocks.show(old.clocks.now)
    if old.clocks.now > .longAgo { _ = shifts.show(old.clocks.now) }
    adoptTeam(of: old, numbers)
    adoptRings(of: old, numbers, tags: tagNumbers)
    if policy.distribution.claimTimeout != nil {
      claims = old.claims
      claims.removeStale { !old.isClaimed($0) }
    }
    notifications.adopt(old.notifications, sources: old.notificationNumbers(under: policy, numbers), numbers)
    (totals, isPublished) = (old.totals, old.isPublished)
    (messagesTaken, optOutMessages) = (old.messagesTaken, old.optOutMessages)
    (nextAge, nextDealt) = (old.nextAge, old.nextDealt)
    rebuild()
    findNextOpening()
    adoptReplyClocks(of: old, numbers)
    adopted = AdoptedWork(from: old, to: self, numbers)
  }

  /// Members who did something that is counted or remembered, or to whom something was given.
  private var membersWithHistory: [MemberID] {
    var has = members.map { $0.counts != MemberCounts() }
    func note(_ member: MemberID) { if member.isSomebody { has[member.index] = true } }
    let columns = [
      contacts.assignee, contacts.sender, contacts.owner, contacts.latestWriter, contacts.resolver, contacts.converser,
    ]
    for column in columns { for member in column { note(member) } }
    for placement in contacts.placement {
      switch placement.unpacked {
      case .nowhere, .sharedInbox, .held: break
      case .member(let member): note(member)
      case .fanOut(let set): for member in sets[set] { note(member) }
      }
    }
    return has.indices.filter { has[$0] }.map { MemberID(UInt16(truncatingIfNeeded: $0)) }
  }

  /// A clock keeps its start under the new rules; where there was none, it starts now.
  private mutating func adoptReplyClocks(of old: RoutingState, _ numbers: MemberNumbers) {
    guard hasReplyClocks else { return }
    for contact in old.passedOver.contacts {
      guard let passed = old.passedOver[contact] else { continue }
      let members = numbers.all(passed.members).filter(\.isSomebody).sorted()
      passedOver[contact] = PassedOver(members: members, times: passed.times)
    }
    rebuildReplyClocks { old.replyClocks.start(of: $0) }
  }

  private mutating func adoptContacts(of old: RoutingState, _ numbers: MemberNumbers) {
    contacts.flags = old.contacts.flags
    contacts.assignee = numbers.all(old.contacts.assignee)
    contacts.sender = numbers.all(old.contacts.sender)
    contacts.owner = numbers.all(old.contacts.owner)
    contacts.latestWriter = numbers.all(old.contacts.latestWriter)
    contacts.resolver = numbers.all(old.contacts.resolver)
    contacts.converser = numbers.all(old.contacts.converser)
    contacts.placement = old.contacts.placement.map { placement in
      switch placement.unpacked {
      case .nowhere, .sharedInbox, .held: placement
      case .member(let member): PackedPlacement(.member(numbers[member]))
      case .fanOut(let set): PackedPlacement(.fanOut(sets.number(of: numbers.all(Array(old.sets[set])).sorted())))
      }
    }
    contacts.age = old.contacts.age
    contacts.dealt = old.contacts.dealt
    (samePhone, firstWithPhone) = (old.samePhone, old.firstWithPhone)
    countedOptOuts = old.countedOptOuts.mapValues { numbers[$0] }
    askedBack = old.askedBack
    undelivered = old.undelivered
  }

  private mutating func adoptTeam(of old: RoutingState, _ numbers: MemberNumbers) {
    members = policy.team.map { _ in MemberState() }
    var keepsBuckets = false
    if case (.buckets, .buckets) = (old.policy.distribution.mode, policy.distribution.mode) { keepsBuckets = true }
    for (index, member) in old.members.enumerated() {
      let number = numbers[MemberID(UInt16(truncatingIfNeeded: index))]
      guard number.isSomebody else { continue }
      members[number.index].isSelected = member.isSelected
      members[number.index].isAway = member.isAway
      members[number.index].isOffShift = old.isOffShift(
        MemberID(UInt16(truncatingIfNeeded: index)), under: self, as: number)
      members[number.index].hasRow = member.hasRow
      members[number.index].takesBuckets = member.takesBuckets && keepsBuckets
      members[number.index].counts = member.counts
    }
  }

  /// Who keeps their shifts stays on or off as they are; whose shifts change is so by the new ones.
  private func isOffShift(_ member: MemberID, under new: RoutingState, as number: MemberID) -> Bool {
    shifts.shifts(of: member) == new.shifts.shifts(of: number)
      ? members[member.index].isOffShift : !new.shifts.isOn(number)
  }

  /// Which rings are the same: `AdoptedRings`. Who stays on one keeps their turn; who is new to it enters at the end.
  private mutating func adoptRings(of old: RoutingState, _ numbers: MemberNumbers, tags: [TagID]) {
    let sources = AdoptedRings(from: old.policy, to: policy, numbers, tags: tags)
    for ring in rings.indices {
      let before = sources[ring].map { old.rings[$0] }
      var mayEnter = members.map { _ in false }
      for member in ringMembers[ring] where isSelected(member) { mayEnter[member.index] = true }
      var (order, credit): ([MemberID], [Int64]) = ([], [])
      if let before {
        for (member, saved) in zip(numbers.all(before.order), before.credit) {
          guard member.isSomebody, mayEnter[member.index] else { continue }
          mayEnter[member.index] = false
          order.append(member)
          credit.append(saved)
        }
      }
      for member in ringMembers[ring] where mayEnter[member.index] {
        order.append(member)
        credit.append(0)
      }
      rings[ring].replace(order, credit: credit)
    }
  }

  /// For each notification of the new rules, the one of these that has the same kind and goes to the same members, if any.
  private func notificationNumbers(under new: RoutingPolicy, _ numbers: MemberNumbers) -> [Int?] {
    var free = policy.notifications.indices.map { $0 }
    return new.notifications.map { notification in
      let index = free.firstIndex {
        let old = policy.notifications[$0]
        return old.kind == notification.kind && old.after == notification.after
          && old.recipients.map { numbers.all($0).sorted() } == notification.recipients
      }
      return index.map { free.remove(at: $0) }
    }
  }
}
