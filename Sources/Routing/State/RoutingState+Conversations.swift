import Campaign

// How changes touch conversations, and the counts that move with them.
extension RoutingState {
  mutating func noteReply(_ contact: ContactID) {
    let flags = self.flags(contact)
    if !flags.contains(.needsAttention) {
      contacts.age[contact.index] = nextAge
      nextAge += 1
    }
    changeConversation(contact) { $0.contacts.flags[contact.index].formUnion([.replied, .needsAttention]) }
    if flags.contains(.writtenTo) { contacts.flags[contact.index].insert(.repliedToText) }
    if flags.contains(.sent) && !flags.contains(.repliedToFirstText) {
      contacts.flags[contact.index].insert(.repliedToFirstText)
      totals.replies += 1
      members[contacts.sender[contact.index].index].counts.replies += 1
    }
  }

  mutating func noteResponse(_ contact: ContactID, _ member: MemberID) {
    changeConversation(contact) { $0.contacts.flags[contact.index].remove(.needsAttention) }
    setOwner(contact, member, isReassigned: false)
    noteTextOut(contact, member)
  }

  /// A text out, a reply in and a text out: the contact conversed, whichever of the texts was the first one.
  mutating func noteTextOut(_ contact: ContactID, _ member: MemberID) {
    let flags = self.flags(contact)
    if flags.contains(.repliedToText) && !flags.contains(.conversed) {
      contacts.flags[contact.index].insert(.conversed)
      contacts.converser[contact.index] = member
      totals.conversed += 1
      members[member.index].counts.conversed += 1
    }
    contacts.flags[contact.index] = self.flags(contact).union(.writtenTo).subtracting(.repliedToText)
    contacts.latestWriter[contact.index] = member
  }

  mutating func place(
    _ contact: ContactID, _ destination: Destination, _ via: Via, _ recipients: UnsafeBufferPointer<MemberID>
  ) {
    switch destination {
    case .sharedInbox: move(contact, to: .sharedInbox)
    case .member(let member): move(contact, to: .member(member))
    case .recipients: move(contact, to: .fanOut(sets.number(of: recipients)))
    }
    if flags(contact).contains(.needsAttention) {
      switch destination {
      case .sharedInbox: break
      case .member(let member): wantNotifications(.repliesWaiting, member)
      case .recipients: for member in recipients { wantNotifications(.repliesWaiting, member) }
      }
    }
    switch via {
    case .roundRobin, .leastOpen, .list:
      if case .member(let member) = destination { setOwner(contact, member, isReassigned: false) }
    case .tagRule, .sharedInbox, .sender, .lastTeamMember, .member, .owner: break
    }
  }

  /// An owner set by a reassignment stays marked as such until someone else becomes the owner.
  mutating func setOwner(_ contact: ContactID, _ member: MemberID, isReassigned: Bool) {
    if isReassigned {
      contacts.flags[contact.index].insert(.ownerReassigned)
    } else if contacts.owner[contact.index] != member {
      contacts.flags[contact.index].remove(.ownerReassigned)
    }
    changeConversation(contact) { $0.contacts.owner[contact.index] = member }
    noteOwner(contact, member)
  }

  mutating func move(_ contact: ContactID, to placement: Placement) {
    let index = contact.index
    let old = contacts.placement[index].unpacked
    if old == placement {
      if placement == .held { noteOpening(for: contact) }
      return
    }
    if old == .held {
      held.remove(contact, on: clock(of: contact))
      totals.held -= 1
    }
    if placement == .held {
      held.insert(contact, age: contacts.age[index], on: clock(of: contact))
      totals.held += 1
      noteOpening(for: contact)
    }
    changeConversation(contact) { $0.contacts.placement[index] = PackedPlacement(placement) }
  }

  /// What is held outside its texting hours is asked again when they begin.
  private mutating func noteOpening(for contact: ContactID) {
    guard policy.textingHours?.repliesWait == true, !clocks.isInside(clock(of: contact)) else { return }
    if let opening = clocks.nextOpening(clock(of: contact)) { nextOpening = min(nextOpening, opening) }
  }

  /// When the texting hours of something held begin next.
  mutating func findNextOpening() {
    nextOpening = .never
    guard policy.textingHours?.repliesWait == true else { return }
    for (index, count) in held.byClock.enumerated() where count > 0 {
      let clock = ClockID(UInt16(truncatingIfNeeded: index))
      if clocks.isInside(clock) { continue }
      if let opening = clocks.nextOpening(clock) { nextOpening = min(nextOpening, opening) }
    }
  }

  /// What is held is asked again, oldest first, once all other work is done.
  mutating func drain() {
    guard totals.held > 0, pending.last != .drainHeld else { return }
    pending.append(.drainHeld)
  }

  /// Leaves work to do behind the work that there is, and before what is held; first texts before conversations, and of these the
  /// older before the newer.
  mutating func plan(_ work: PendingWork) {
    var end = pending.last == .drainHeld ? pending.count - 1 : pending.count
    var age: UInt32?
    if case .routeAgain(let contact) = work { age = contacts.age[contact.index] }
    while end > 0, case .routeAgain(let other) = pending[end - 1] {
      if let age, contacts.age[other.index] <= age { break }
      end -= 1
    }
    if end > 0 && pending[end - 1] == work { return }
    pending.insert(work, at: end)
  }

  /// Something changed about a conversation that may be held.
  mutating func askAgain(_ contact: ContactID) {
    guard contacts.placement[contact.index].unpacked == .held else { return }
    held.askAgain(contact, age: contacts.age[contact.index])
    drain()
  }

  /// The first response takes a shared conversation. Fanned out copies stay readable; the others had no inbox yet.
  mutating func giveToFirstResponder(_ contact: ContactID, _ member: MemberID) {
    setOwner(contact, member, isReassigned: false)
    switch contacts.placement[contact.index].unpacked {
    case .nowhere, .sharedInbox, .held: move(contact, to: .member(member))
    case .member, .fanOut: break
    }
  }

  /// A conversation that is resolved moves to the inbox of the owner without a word, as it counts in no one's.
  mutating func giveByHand(_ contact: ContactID, _ member: MemberID) {
    setOwner(contact, member, isReassigned: true)
    if flags(contact).isSuperset(of: [.resolved, .replied]) { move(contact, to: .member(member)) }
  }

  mutating func dropCopy(_ contact: ContactID, _ member: MemberID) {
    guard case .fanOut(let set) = contacts.placement[contact.index].unpacked else { return }
    let rest = sets[set].filter { $0 != member }
    move(contact, to: rest.count == 1 ? .member(rest[0]) : .fanOut(sets.number(of: rest)))
  }

  mutating func resolve(_ contact: ContactID, _ member: MemberID) {
    if !flags(contact).contains(.resolutionCounted) { totals.resolved += 1 }
    // A later resolution that no one is credited with leaves it to the member who gave the last one.
    let (before, credited) = (contacts.resolver[contact.index], credited(member))
    if credited.isSomebody {
      if before.isSomebody { members[before.index].counts.resolved -= 1 }
      members[credited.index].counts.resolved += 1
      contacts.resolver[contact.index] = credited
    }
    settle(contact)
    changeConversation(contact) { $0.contacts.flags[contact.index].formUnion([.resolved, .resolutionCounted]) }
  }

  /// The conversation does not need attention any more, so it waits for no one.
  mutating func settle(_ contact: ContactID) {
    if contacts.placement[contact.index].unpacked == .held { move(contact, to: .nowhere) }
    changeConversation(contact) { $0.contacts.flags[contact.index].remove(.needsAttention) }
  }

  mutating func optOut(_ contact: ContactID, _ origin: OptOutOrigin) {
    move(contact, to: .nowhere)
    if !flags(contact).contains(.sent) && isTextable(contact) {
      open.remove(contact, on: clock(of: contact))
      totals.unassigned -= 1
      totals.neverTextable += 1
    }
    if flags(contact).contains(.underReview) { underReview.remove(contact) }
    if hasReplyClocks { passedOver[contact] = nil }
    changeConversation(contact) {
      $0.contacts.flags[contact.index].insert(.optedOut)
      $0.contacts.flags[contact.index].remove(.underReview)
    }
    switch origin {
    case .keyword(let member), .carrier(let member), .manual(let member):
      let credited = credited(member)
      totals.optOuts += 1
      countedOptOuts[contact] = credited
      if credited.isSomebody { members[credited.index].counts.optOuts += 1 }
    // Only what happens is counted, not what was so before.
    case .samePhone, .anotherRow, .elsewhere: break
    }
  }

  /// Who is credited with what a member did: no one without a row in the statistics, such as those who never took part.
  private func credited(_ member: MemberID) -> MemberID { isKnown(member) && hasRow(member) ? member : .nobody }

  /// Takes the conversation out of every count, changes it, and counts it again.
  mutating func changeConversation(_ contact: ContactID, _ change: (inout RoutingState) -> Void) {
    let before = contacts.placement[contact.index].unpacked
    let attention = flags(contact).contains(.needsAttention)
    count(contact, by: -1)
    change(&self)
    count(contact, by: 1)
    let after = contacts.placement[contact.index].unpacked
    if before == after && attention == flags(contact).contains(.needsAttention) { return }
    notePlace(contact, after)
    if hasReplyClocks { refreshReplyClock(contact, from: before, neededAttention: attention) }
    if hasReplyAlarms { dropStaleAlarms() }
    if watchesOpen {
      refreshOpen(of: before)
      if after != before { refreshOpen(of: after) }
    }
  }

  private mutating func refreshOpen(of placement: Placement) {
    switch placement {
    case .nowhere, .sharedInbox, .held: break
    case .member(let member): refreshOpen(of: member)
    case .fanOut(let set): for member in sets[set] { refreshOpen(of: member) }
    }
  }

  /// What a member has open may have changed.
  private mutating func refreshOpen(of member: MemberID) {
    for ring in countedRings { rings[ring.index].setOpen(member, members[member.index].counts.needsAttention) }
    if hasCaps { refreshRoom(of: member) }
  }

  /// Whether a member takes conversations now. Where that begins, what is held is asked again.
  mutating func refreshRoom(of member: MemberID) {
    let hadRoom = accepting[member.index]
    let most = policy.team[member.index].maxOpen ?? .max
    let hasRoom = available[member.index] && members[member.index].counts.needsAttention < most
    if hasRoom == hadRoom { return }
    accepting[member.index] = hasRoom
    held.setAccepting(member, hasRoom)
    for ring in askedRings { rings[ring.index].setEligible(member, hasRoom) }
    if hasRoom { drain() }
  }

  /// Whether a member is selected, not away, and on shift.
  mutating func setAvailable(_ member: MemberID, _ isAvailable: Bool) {
    if isAvailable == available[member.index] { return }
    available[member.index] = isAvailable
    held.setAvailable(member, isAvailable)
    refreshRoom(of: member)
  }

  /// A member is to hear of something, if the rules have a notification for it and they want to be told.
  mutating func wantNotifications(_ kind: NotificationKind, _ member: MemberID) {
    for id in toldAtOnce where policy.notifications[id.index].kind == kind {
      guard !policy.team[member.index].notify.isEmpty, policy.notifications[id.index].goes(to: member) else { continue }
      notifications.want(.init(notification: id, member: member))
    }
  }

  private mutating func count(_ contact: ContactID, by step: Int) {
    let flags = self.flags(contact)
    if flags.contains(.optedOut) { return }
    let needsAttention = flags.contains(.needsAttention)
    let isOngoing = flags.contains(.replied) && !flags.contains(.resolved)
    if needsAttention { totals.needsAttention += step }
    if isOngoing { totals.active += step }
    var ownerHolds = false
    let owner = contacts.owner[contact.index]
    var isPlaced = false
    func countHolder(_ member: MemberID, _ state: inout RoutingState) {
      if member == owner { ownerHolds = true }
      isPlaced = true
      if !flags.contains(.resolved) { state.members[member.index].counts.inbox += step }
      if needsAttention {
        state.members[member.index].counts.needsAttention += step
        if state.countsAttentionByClock {
          state.attentionByClock.count(member, on: state.clock(of: contact), by: step, team: state.members.count)
        }
      }
      if isOngoing { state.members[member.index].counts.active += step }
    }
    switch contacts.placement[contact.index].unpacked {
    case .nowhere, .sharedInbox, .held: break
    case .member(let member): countHolder(member, &self)
    case .fanOut(let set): for member in sets[set] { countHolder(member, &self) }
    }
    if isPlaced && !flags.contains(.resolved) { totals.inbox += step }
    if isOngoing && owner.isSomebody && !ownerHolds { members[owner.index].counts.active += step }
  }
}
