import Campaign

// How changes touch first texts: who has them, who sent them.
extension RoutingState {
  mutating func assign(_ contact: ContactID, to member: MemberID, _ reason: AssignmentReason, at now: Instant) {
    contacts.assignee[contact.index] = member
    contacts.dealt[contact.index] = nextDealt
    contacts.flags[contact.index].remove(.isMovable)
    totals.assigned += 1
    members[member.index].counts.assigned += 1
    if !flags(contact).contains(.sent) { queueFirstText(contact, member) }
    noteAssignment(contact, member)
    switch reason {
    case .distributed, .levelled: pushMovable(contact, of: member)
    case .claimed:
      if let timeout = policy.distribution.claimTimeout {
        let (due, overflow) = now.milliseconds.addingReportingOverflow(timeout)
        if !overflow { claims.insert(.init(contact: contact, dealt: nextDealt, due: Instant(milliseconds: due))) }
      }
    case .lastTeamMember, .bucket, .reassigned, .pinned: break
    }
    nextDealt += 1
    // A text that was sent already is nothing to be told of.
    if flags(contact).contains(.sent) { return }
    switch reason {
    case .distributed, .levelled, .lastTeamMember, .reassigned, .pinned: wantNotifications(.assignment, member)
    case .claimed, .bucket: break
    }
  }

  private mutating func queueFirstText(_ contact: ContactID, _ member: MemberID) {
    open.remove(contact, on: clock(of: contact))
    totals.unassigned -= 1
    totals.waiting += 1
    members[member.index].counts.waiting += 1
    refreshDealing(of: member)
    if !flags(contact).contains(.underReview) { members[member.index].unsent.insert(contact, on: clock(of: contact)) }
  }

  /// Levelling may move the contact.
  mutating func pushMovable(_ contact: ContactID, of member: MemberID) {
    contacts.flags[contact.index].insert(.isMovable)
    members[member.index].movable.append(DealtContact(contact: contact, dealt: contacts.dealt[contact.index]))
    refreshLevelling(of: member)
  }

  private func isMovable(_ entry: DealtContact) -> Bool {
    contacts.dealt[entry.contact.index] == entry.dealt && flags(entry.contact).contains(.isMovable)
  }

  /// Levelling may move the contact again, which it may not while the contact is under review.
  mutating func restoreMovable(_ contact: ContactID, of member: MemberID) {
    let entry = DealtContact(contact: contact, dealt: contacts.dealt[contact.index])
    guard isMovable(entry) else { return }
    let place = members[member.index].movable.lastIndex { $0.dealt <= entry.dealt }
    if let place, members[member.index].movable[place] == entry { return }
    members[member.index].movable.insert(entry, at: place.map { $0 + 1 } ?? 0)
    refreshLevelling(of: member)
  }

  mutating func release(_ contact: ContactID, _ reason: ReleaseReason) {
    let member = contacts.assignee[contact.index]
    contacts.assignee[contact.index] = .nobody
    contacts.flags[contact.index].remove(.isMovable)
    totals.assigned -= 1
    members[member.index].counts.assigned -= 1
    guard !flags(contact).contains(.sent) else { return }
    totals.waiting -= 1
    totals.unassigned += 1
    members[member.index].counts.waiting -= 1
    refreshDealing(of: member)
    if !flags(contact).contains(.underReview) { open.insert(contact, on: clock(of: contact)) }
    dropStale(member, on: clock(of: contact))
    deal()
  }

  /// Someone gave the contact to the member who already had it: the claim does not run out, and levelling does not move
  /// it.
  mutating func keep(_ contact: ContactID) {
    contacts.flags[contact.index].remove(.isMovable)
    contacts.dealt[contact.index] = nextDealt
    nextDealt += 1
    dropStale(contacts.assignee[contact.index], on: clock(of: contact))
  }

  /// Open contacts are dealt once the changes at hand are made, where the mode deals.
  mutating func deal() {
    if policy.distribution.mode == .distributed { plan(.deal) }
  }

  /// Notes how many first texts a member has now, and whether they may be dealt another.
  mutating func refreshDealing(of member: MemberID) {
    refreshLevelling(of: member)
    guard !dealing.isEmpty else { return }
    let mayBeDealt = isSelected(member) && isBelowCap(member)
    dealing.set(member, to: mayBeDealt ? members[member.index].counts.dealingTotal : nil)
  }

  mutating func rebuildDealing() {
    guard policy.distribution.mode == .distributed else { return }
    dealing = DealingTotals(members: members.count)
    for index in members.indices { refreshDealing(of: MemberID(UInt16(truncatingIfNeeded: index))) }
  }

  /// Contacts that clicked count once, for the member who sent the first text.
  mutating func click(_ contact: ContactID, _ member: MemberID) {
    guard !flags(contact).contains(.clicked) else { return }
    contacts.flags[contact.index].insert(.clicked)
    totals.clicked += 1
    if member.isSomebody { members[member.index].counts.clicked += 1 }
  }

  /// A first text that did not arrive counts once, for the member who sent it.
  mutating func noteUndelivered(_ contact: ContactID, _ member: MemberID) {
    guard undelivered.insert(contact).inserted else { return }
    totals.undelivered += 1
    if member.isSomebody { members[member.index].counts.undelivered += 1 }
  }

  mutating func send(_ contact: ContactID, _ member: MemberID) {
    contacts.flags[contact.index] = flags(contact).union(.sent).subtracting(.isMovable)
    contacts.sender[contact.index] = member
    noteTextOut(contact, member)
    totals.waiting -= 1
    totals.sent += 1
    members[member.index].counts.waiting -= 1
    members[member.index].counts.sent += 1
    dropStale(member, on: clock(of: contact))
    claims.removeLast(of: contact)
    if members[member.index].takesBuckets && members[member.index].unsent.isEmpty {
      plan(.grantBucket(member))
    }
    // A reply that came before the first text may have waited for a sender.
    askAgain(contact)
  }

  /// Keeps the tops of a member's queues true, so that decisions can read them.
  mutating func dropStale(_ member: MemberID, on clock: ClockID) {
    while let top = members[member.index].unsent.top(on: clock),
      contacts.assignee[top.index] != member || !flags(top).isDisjoint(with: [.sent, .underReview])
    {
      members[member.index].unsent.removeTop(on: clock)
    }
    while let top = members[member.index].movable.last, !isMovable(top) || flags(top.contact).contains(.underReview) {
      members[member.index].movable.removeLast()
    }
    refreshLevelling(of: member)
  }

  /// Keeps the first of the claims true, so that it says when time brings something about.
  mutating func dropStaleClaims() {
    while let claim = claims.first, !isClaimed(claim) { claims.removeFirst() }
  }
}
