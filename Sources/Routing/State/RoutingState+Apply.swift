import Campaign

extension RoutingState {
  /// The only mutation. `recipients` are the members of a `.fanOut(.pending)`; arrival columns ride in `arrival`.
  mutating func apply(_ change: StateChange, recipients: UnsafeBufferPointer<MemberID>, of event: TimedEvent) {
    switch change {
    case .published:
      isPublished = true
      pending.append(.assignFixed(next: ContactID(0), end: ContactID(UInt32(contacts.count))))
      pending.append(.deal)
    case .contactJoined(let contact):
      addContact(contact, event)
    case .assigned(let contact, let member, let reason): assign(contact, to: member, reason)
    case .released(let contact, _, let reason): release(contact, reason)
    case .sent(let contact, let member): send(contact, member)
    case .replied(let contact): noteReply(contact)
    case .routed(let contact, let placement, let via, _): place(contact, placement, via, recipients)
    case .held(let contact, _, _): move(contact, to: .held)
    case .responded(let contact, let member): noteResponse(contact, member)
    case .owned(let contact, let member): take(contact, member)
    case .tagged(let contact): setTags(contact, adding: event.tags)
    case .untagged(let contact): setTags(contact, removing: event.tags)
    case .optedOut(let contact, let origin): optOut(contact, origin)
    case .resolved(let contact, let member): resolve(contact, member)
    case .reopened(let contact): changeConversation(contact) { $0.contacts.flags[contact.index].remove(.resolved) }
    case .joined(let member): join(member)
    case .left(let member): leave(member)
    case .wentAway(let member):
      members[member.index].isAway = true
      available[member.index] = false
    case .cameBack(let member):
      members[member.index].isAway = false
      available[member.index] = isSelected(member)
      pending.append(.drainHeld(from: 0))
    case .copyDropped(let contact, let member): dropCopy(contact, member)
    case .ringTurned(let ring, let member): rings[ring.index].moveToEnd(member)
    case .messageTaken(let message): messagesTaken = max(messagesTaken, message.rawValue &+ 1)
    case .bucketStarted(let member): members[member.index].takesBuckets = true
    case .refused: break
    }
  }
}

// Contacts.
extension RoutingState {
  private mutating func addContact(_ contact: ContactID, _ event: TimedEvent) {
    guard case .contact(let arrival) = event.event else { return }
    var flags: ContactFlags = arrival.optedOut ? .optedOut : []
    if arrival.samePhoneAs.isKnown { flags.formUnion([.isDuplicate, .sharesPhone]) }
    let pin = isKnown(arrival.assignedTo) ? arrival.assignedTo : .nobody
    if pin.isSomebody { pinnedCount += 1 }
    contacts.flags.append(flags)
    contacts.assignee.append(.nobody)
    contacts.sender.append(.nobody)
    contacts.owner.append(.nobody)
    contacts.latestWriter.append(.nobody)
    contacts.lastTeamMember.append(arrival.lastTeamMember)
    contacts.pin.append(pin)
    contacts.resolver.append(.nobody)
    contacts.converser.append(.nobody)
    contacts.place.append(.nowhere)
    contacts.age.append(0)
    contacts.dealt.append(0)
    contacts.tagStart.append(UInt32(truncatingIfNeeded: contacts.tags.count))
    contacts.tagCount.append(UInt16(truncatingIfNeeded: event.tags.count))
    contacts.tags.append(contentsOf: event.tags)
    contacts.values.append(contentsOf: event.values)
    if arrival.samePhoneAs.isKnown { share(contact, phoneOf: arrival.samePhoneAs) }
    totals.contacts += 1
    if isTextable(contact) {
      totals.unassigned += 1
      open.insert(contact)
    } else {
      totals.neverTextable += 1
    }
    if isPublished {
      pending.append(.assignFixed(next: contact, end: ContactID(contact.rawValue + 1)))
      pending.append(.deal)
    }
  }

  private mutating func share(_ contact: ContactID, phoneOf first: ContactID) {
    contacts.flags[first.index].insert(.sharesPhone)
    firstWithPhone[contact] = first
    samePhone[first, default: [first]].append(contact)
  }

  private mutating func setTags(_ contact: ContactID, adding tags: UnsafeBufferPointer<TagID>) {
    writeTags(contact) { (Array($0) + tags).sorted() }
  }

  private mutating func setTags(_ contact: ContactID, removing tags: UnsafeBufferPointer<TagID>) {
    writeTags(contact) { $0.filter { !tags.containsSorted($0) } }
  }

  private mutating func writeTags(_ contact: ContactID, _ change: (UnsafeBufferPointer<TagID>) -> [TagID]) {
    var once: [TagID] = []
    for tag in withTags(of: contact, change) where once.last != tag { once.append(tag) }
    contacts.tagStart[contact.index] = UInt32(truncatingIfNeeded: contacts.tags.count)
    contacts.tagCount[contact.index] = UInt16(truncatingIfNeeded: once.count)
    contacts.tags += once
  }
}

// First texts.
extension RoutingState {
  private mutating func assign(_ contact: ContactID, to member: MemberID, _ reason: AssignmentReason) {
    open.remove(contact)
    contacts.assignee[contact.index] = member
    contacts.dealt[contact.index] = nextDealt
    totals.unassigned -= 1
    totals.assigned += 1
    totals.waiting += 1
    members[member.index].counts.assigned += 1
    members[member.index].counts.waiting += 1
    members[member.index].unsent.insert(contact)
    switch reason {
    case .distributed, .levelled:
      contacts.flags[contact.index].insert(.isMovable)
      members[member.index].movable.append(DealtContact(contact: contact, dealt: nextDealt))
    case .lastTeamMember, .claimed, .bucket, .reassigned, .pinned:
      contacts.flags[contact.index].remove(.isMovable)
    }
    nextDealt += 1
  }

  private mutating func release(_ contact: ContactID, _ reason: ReleaseReason) {
    let member = contacts.assignee[contact.index]
    contacts.assignee[contact.index] = .nobody
    contacts.flags[contact.index].remove(.isMovable)
    totals.assigned -= 1
    totals.waiting -= 1
    totals.unassigned += 1
    members[member.index].counts.assigned -= 1
    members[member.index].counts.waiting -= 1
    open.insert(contact)
    dropStale(member)
  }

  private mutating func send(_ contact: ContactID, _ member: MemberID) {
    contacts.flags[contact.index].insert(.sent)
    contacts.flags[contact.index].remove(.isMovable)
    contacts.sender[contact.index] = member
    noteTextOut(contact, member)
    totals.waiting -= 1
    totals.sent += 1
    members[member.index].counts.waiting -= 1
    members[member.index].counts.sent += 1
    dropStale(member)
    if members[member.index].takesBuckets && members[member.index].counts.waiting == 0 {
      pending.append(.grantBucket(member))
    }
    // A reply that came before the first text may have waited for a sender.
    if contacts.place[contact.index].placement == .held { pending.append(.drainHeld(from: 0)) }
  }

  /// Keeps the tops of a member's queues true, so that decisions can read them.
  private mutating func dropStale(_ member: MemberID) {
    while let top = members[member.index].unsent.top,
      contacts.assignee[top.index] != member || flags(top).contains(.sent)
    {
      members[member.index].unsent.removeTop()
    }
    while let top = members[member.index].movable.last,
      contacts.dealt[top.contact.index] != top.dealt || !flags(top.contact).contains(.isMovable)
    {
      members[member.index].movable.removeLast()
    }
  }
}

// Conversations.
extension RoutingState {
  private mutating func noteReply(_ contact: ContactID) {
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

  private mutating func noteResponse(_ contact: ContactID, _ member: MemberID) {
    changeConversation(contact) {
      $0.contacts.flags[contact.index].remove(.needsAttention)
      $0.contacts.owner[contact.index] = member
    }
    noteTextOut(contact, member)
  }

  /// A text out, a reply in and a text out: the contact conversed, whichever of the texts was the first one.
  private mutating func noteTextOut(_ contact: ContactID, _ member: MemberID) {
    let flags = self.flags(contact)
    if flags.contains(.repliedToText) && !flags.contains(.conversed) {
      contacts.flags[contact.index].insert(.conversed)
      contacts.converser[contact.index] = member
      totals.conversed += 1
      members[member.index].counts.conversed += 1
    }
    contacts.flags[contact.index].insert(.writtenTo)
    contacts.flags[contact.index].remove(.repliedToText)
    contacts.latestWriter[contact.index] = member
  }

  private mutating func place(
    _ contact: ContactID, _ placement: Placement, _ via: Via, _ recipients: UnsafeBufferPointer<MemberID>
  ) {
    var placement = placement
    if placement == .fanOut(.pending) { placement = .fanOut(sets.number(of: recipients)) }
    move(contact, to: placement)
    switch via {
    case .roundRobin, .list:
      if case .member(let member) = placement {
        changeConversation(contact) { $0.contacts.owner[contact.index] = member }
      }
    case .tagRule, .sharedInbox, .sender, .lastTeamMember, .member, .owner: break
    }
  }

  private mutating func move(_ contact: ContactID, to placement: Placement) {
    let index = contact.index
    let old = contacts.place[index].placement
    if old == placement { return }
    if old == .held {
      held.remove(age: contacts.age[index])
      totals.held -= 1
    }
    if placement == .held {
      held.insert(contact, age: contacts.age[index])
      totals.held += 1
    }
    changeConversation(contact) { $0.contacts.place[index] = PackedPlacement(placement) }
  }

  /// The first response takes a shared conversation. Fanned out copies stay readable; the others had no inbox yet.
  private mutating func take(_ contact: ContactID, _ member: MemberID) {
    changeConversation(contact) { $0.contacts.owner[contact.index] = member }
    switch contacts.place[contact.index].placement {
    case .sharedInbox, .held: move(contact, to: .member(member))
    case .nowhere, .member, .fanOut: break
    }
  }

  private mutating func dropCopy(_ contact: ContactID, _ member: MemberID) {
    guard case .fanOut(let set) = contacts.place[contact.index].placement else { return }
    let rest = sets[set].filter { $0 != member }
    move(contact, to: rest.count == 1 ? .member(rest[0]) : .fanOut(sets.number(of: rest)))
  }

  private mutating func resolve(_ contact: ContactID, _ member: MemberID) {
    let before = contacts.resolver[contact.index]
    if before.isSomebody { members[before.index].counts.resolved -= 1 }
    if !flags(contact).contains(.resolutionCounted) { totals.resolved += 1 }
    if member.isSomebody { members[member.index].counts.resolved += 1 }
    contacts.resolver[contact.index] = member
    if contacts.place[contact.index].placement == .held { move(contact, to: .nowhere) }
    changeConversation(contact) {
      $0.contacts.flags[contact.index].formUnion([.resolved, .resolutionCounted])
      $0.contacts.flags[contact.index].remove(.needsAttention)
    }
  }

  private mutating func optOut(_ contact: ContactID, _ origin: OptOutOrigin) {
    move(contact, to: .nowhere)
    if !flags(contact).contains(.sent) && isTextable(contact) {
      open.remove(contact)
      totals.unassigned -= 1
      totals.neverTextable += 1
    }
    changeConversation(contact) {
      $0.contacts.flags[contact.index].insert(.optedOut)
      $0.contacts.flags[contact.index].remove(.needsAttention)
    }
    switch origin {
    case .keyword(let member), .manual(let member):
      totals.optOuts += 1
      if member.isSomebody { members[member.index].counts.optOuts += 1 }
    case .samePhone: break
    }
  }

  /// Takes the conversation out of every count, changes it, and counts it again.
  private mutating func changeConversation(_ contact: ContactID, _ change: (inout RoutingState) -> Void) {
    count(contact, by: -1)
    change(&self)
    count(contact, by: 1)
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
      if needsAttention { state.members[member.index].counts.needsAttention += step }
      if isOngoing { state.members[member.index].counts.active += step }
    }
    switch contacts.place[contact.index].placement {
    case .nowhere, .sharedInbox, .held: break
    case .member(let member): countHolder(member, &self)
    case .fanOut(let set): for member in sets[set] { countHolder(member, &self) }
    }
    if isPlaced && !flags.contains(.resolved) { totals.inbox += step }
    if isOngoing && owner.isSomebody && !ownerHolds { members[owner.index].counts.active += step }
  }
}

// The team.
extension RoutingState {
  private mutating func join(_ member: MemberID) {
    members[member.index].isSelected = true
    members[member.index].isAway = false
    members[member.index].hasRow = true
    available[member.index] = true
    for ring in rings.indices where ringMembers[ring].contains(member) { rings[ring].moveToEnd(member) }
    pending.append(.giveToLastTeamMember(member, next: ContactID(0)))
    pending.append(.deal)
    pending.append(.level(joiner: member))
    pending.append(.drainHeld(from: 0))
  }

  private mutating func leave(_ member: MemberID) {
    members[member.index].isSelected = false
    available[member.index] = false
    members[member.index].takesBuckets = false
    for ring in rings.indices { rings[ring].remove(member) }
    orphans = conversationsWaitingOnly(with: member)
    pending.append(.takeBack(member))
    pending.append(.deal)
    pending.append(.routeOrphans(of: member, next: 0))
  }

  /// Conversations that need attention and that only this member could answer, oldest first.
  private func conversationsWaitingOnly(with member: MemberID) -> [ContactID] {
    var waiting: [ContactID] = []
    for index in 0..<contacts.count where contacts.flags[index].contains(.needsAttention) {
      switch contacts.place[index].placement {
      case .nowhere, .sharedInbox, .held: break
      case .member(let holder): if holder == member { waiting.append(ContactID(UInt32(index))) }
      case .fanOut(let set): if sets[set].contains(member) { waiting.append(ContactID(UInt32(index))) }
      }
    }
    return waiting.sorted { contacts.age[$0.index] < contacts.age[$1.index] }
  }
}
