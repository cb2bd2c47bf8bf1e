import Campaign

// How changes touch conversations, and the counts that move with them.
extension RoutingState {
  mutating func noteReply(_ contact: ContactID) {
    let flags = self.flags(contact)
    if !flags.contains(.needsAttention) {
      contacts.rows[contact.index].age = nextAge
      nextAge += 1
    }
    if !flags.isSuperset(of: [.replied, .needsAttention]) {
      changeConversation(contact) { $0.contacts.rows[contact.index].flags.formUnion([.replied, .needsAttention]) }
    }
    if flags.contains(.writtenTo) { contacts.rows[contact.index].flags.insert(.repliedToText) }
    if flags.contains(.sent) && !flags.contains(.repliedToFirstText) {
      contacts.rows[contact.index].flags.insert(.repliedToFirstText)
      totals.replies += 1
      members[contacts.rows[contact.index].sender.index].counts.replies += 1
    }
  }

  mutating func noteResponse(_ contact: ContactID, _ member: MemberID) {
    if flags(contact).contains(.needsAttention) {
      changeConversation(contact) { $0.contacts.rows[contact.index].flags.remove(.needsAttention) }
    }
    setOwner(contact, member, isReassigned: false)
    noteTextOut(contact, member)
  }

  /// A text out, a reply in and a text out: the contact conversed, whichever of the texts was the first one.
  mutating func noteTextOut(_ contact: ContactID, _ member: MemberID) {
    let flags = self.flags(contact)
    if flags.contains(.repliedToText) && !flags.contains(.conversed) {
      contacts.rows[contact.index].flags.insert(.conversed)
      contacts.rows[contact.index].converser = member
      totals.conversed += 1
      members[member.index].counts.conversed += 1
    }
    contacts.rows[contact.index].flags = self.flags(contact).union(.writtenTo).subtracting(.repliedToText)
    contacts.rows[contact.index].latestWriter = member
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
      contacts.rows[contact.index].flags.insert(.ownerReassigned)
    } else if contacts.rows[contact.index].owner != member {
      contacts.rows[contact.index].flags.remove(.ownerReassigned)
    }
    if contacts.rows[contact.index].owner == member { return }
    changeConversation(contact) { $0.contacts.rows[contact.index].owner = member }
    noteOwner(contact, member)
  }

  mutating func move(_ contact: ContactID, to placement: Placement) {
    let index = contact.index
    let old = contacts.rows[index].placement.unpacked
    if old == placement {
      if placement == .held { noteOpening(for: contact) }
      return
    }
    if old == .held {
      held.remove(contact, on: clock(of: contact))
      totals.held -= 1
    }
    if placement == .held {
      held.insert(contact, age: contacts.rows[index].age, on: clock(of: contact))
      totals.held += 1
      noteOpening(for: contact)
    }
    changeConversation(contact) { $0.contacts.rows[index].placement = PackedPlacement(placement) }
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
    if case .routeAgain(let contact) = work { age = contacts.rows[contact.index].age }
    while end > 0, case .routeAgain(let other) = pending[end - 1] {
      if let age, contacts.rows[other.index].age <= age { break }
      end -= 1
    }
    if end > 0 && pending[end - 1] == work { return }
    pending.insert(work, at: end)
  }

  /// Something changed about a conversation that may be held.
  mutating func askAgain(_ contact: ContactID) {
    guard contacts.rows[contact.index].placement.unpacked == .held else { return }
    held.askAgain(contact, age: contacts.rows[contact.index].age)
    drain()
  }

  /// The first response takes a shared conversation. Fanned out copies stay readable; the others had no inbox yet.
  mutating func giveToFirstResponder(_ contact: ContactID, _ member: MemberID) {
    setOwner(contact, member, isReassigned: false)
    switch contacts.rows[contact.index].placement.unpacked {
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
    guard case .fanOut(let set) = contacts.rows[contact.index].placement.unpacked else { return }
    let rest = sets[set].filter { $0 != member }
    move(contact, to: rest.count == 1 ? .member(rest[0]) : .fanOut(sets.number(of: rest)))
  }

  mutating func resolve(_ contact: ContactID, _ member: MemberID) {
    if !flags(contact).contains(.resolutionCounted) { totals.resolved += 1 }
    // A later resolution that no one is credited with leaves it to the member who gave the last one.
    let (before, credited) = (contacts.rows[contact.index].resolver, credited(member))
    if credited.isSomebody {
      if before.isSomebody { members[before.index].counts.resolved -= 1 }
      members[credited.index].counts.resolved += 1
      contacts.rows[contact.index].resolver = credited
    }
    settle(contact)
    changeConversation(contact) { $0.contacts.rows[contact.index].flags.formUnion([.resolved, .resolutionCounted]) }
  }

  /// The conversation does not need attention any more, so it waits for no one.
  mutating func settle(_ contact: ContactID) {
    if contacts.rows[contact.index].placement.unpacked == .held { move(contact, to: .nowhere) }
    changeConversation(contact) { $0.contacts.rows[contact.index].flags.remove(.needsAttention) }
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
      $0.contacts.rows[contact.index].flags.insert(.optedOut)
      $0.contacts.rows[contact.index].flags.remove(.underReview)
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
    if !notifiesAtOnce { return }
    for (index, notification) in policy.notifications.enumerated()
    where notification.kind == kind && notification.after == nil {
      guard !policy.team[member.index].notify.isEmpty, notification.goes(to: member) else { continue }
      notifications.want(.init(notification: NotificationID(UInt16(truncatingIfNeeded: index)), member: member))
    }
  }
}
