import Campaign

extension DecisionGraph {
  /// Gives conversations and unsent contacts to someone else, regardless of the caps.
  func decide(
    _ reassignment: Reassignment, _ event: TimedEvent, in state: RoutingState, into decision: inout Decision
  ) {
    if let refusal = state.refusal(of: reassignment.to) { return decision.refuse(refusal) }
    for member in [reassignment.from, reassignment.assignedTo] {
      if let member, !state.isKnown(member) { return decision.refuse(.unknownMember) }
    }
    if let list = reassignment.list, !policy.lists.indices.contains(list.index) {
      return decision.refuse(.unknownMember)
    }
    if event.contacts.contains(where: { !state.isKnown($0) }) { return decision.refuse(.unknownContact) }
    let members = targets(of: reassignment, in: state)
    if members.isEmpty { return decision.refuse(.notSelected) }
    let chosen = contacts(for: reassignment, event, in: state)
    if chosen.isEmpty { return decision.refuse(.nothingToReassign) }
    let spread = EvenSpread(chosen.count, over: members, seed: reassignment.seed)
    for (contact, member) in zip(chosen, spread.deck) {
      give(contact, to: member, reassignment, in: state, into: &decision)
    }
  }

  /// Who may get something. A list's members do not get back what one of them gives away.
  private func targets(of reassignment: Reassignment, in state: RoutingState) -> [MemberID] {
    switch reassignment.to {
    case .member(let member): [member]
    case .list: state.members(of: reassignment.to).filter { state.isSelected($0) && $0 != reassignment.from }
    }
  }

  /// In the order of the contact list.
  private func contacts(
    for reassignment: Reassignment, _ event: TimedEvent, in state: RoutingState
  ) -> [ContactID] {
    if reassignment.namesContacts {
      return event.contacts.filter { matches($0, reassignment, event.tags, in: state) }
    }
    var found: [ContactID] = []
    for index in 0..<state.contactCount {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      if matches(contact, reassignment, event.tags, in: state) { found.append(contact) }
    }
    return found
  }

  private func matches(
    _ contact: ContactID, _ reassignment: Reassignment, _ tags: UnsafeBufferPointer<TagID>, in state: RoutingState
  ) -> Bool {
    if state.isOptedOut(contact) { return false }
    if !state.isTextable(contact) && !state.hasConversation(contact) { return false }
    if let needed = reassignment.needsAttention, needed != state.needsAttention(contact) { return false }
    let assignee = state.unsentAssignee(of: contact)
    guard comes(from: reassignment, { state.isWith(contact, $0) || $0 == assignee }) else { return false }
    return state.withTags(of: contact) { run in tags.allSatisfy { run.containsSorted($0) } }
  }

  /// Whether something comes from the members whom a reassignment names.
  private func comes(from reassignment: Reassignment, _ isWith: (MemberID) -> Bool) -> Bool {
    if let from = reassignment.from, !isWith(from) { return false }
    if let member = reassignment.assignedTo, !isWith(member) { return false }
    return reassignment.list.map { policy.lists[$0.index].members.contains(where: isWith) } ?? true
  }

  private func give(
    _ contact: ContactID, to member: MemberID, _ reassignment: Reassignment, in state: RoutingState,
    into decision: inout Decision
  ) {
    let assignee = state.assignee(of: contact)
    if assignee != member && (state.isTextable(contact) || state.isSent(contact)) {
      if assignee.isSomebody { decision.append(.released(contact, assignee, .reassigned)) }
      decision.append(.assigned(contact, member, .reassigned))
    } else if assignee == member && !state.isSent(contact) {
      decision.append(.kept(contact))
    }
    // A conversation that waits for no one in particular stays there when the first text alone comes from a member.
    guard state.hasConversation(contact), comes(from: reassignment, { state.isWith(contact, $0) }) else { return }
    let placement = state.placement(of: contact)
    let moves = state.hasReplied(contact) && placement != .nowhere && placement != .member(member)
    let isResolved = state.isResolved(contact)
    if state.owner(of: contact) != member || !state.flags(contact).contains(.ownerReassigned) || moves && isResolved {
      decision.append(.ownerSet(contact, member))
    }
    // What is resolved enters no inbox: it moves with its owner, and is there when it is reopened.
    if moves && !isResolved { decision.append(.routed(contact, .member(member), .owner, .reassigned)) }
  }
}

extension RoutingState {
  /// Someone wrote to the contact, or the contact replied.
  func hasConversation(_ contact: ContactID) -> Bool {
    !flags(contact).isDisjoint(with: [.sent, .replied, .writtenTo])
  }

  /// Who has the contact's first text and has not sent it; `.nobody` if no one does, or if it is never to be sent.
  func unsentAssignee(of contact: ContactID) -> MemberID {
    isSent(contact) || !isTextable(contact) ? .nobody : assignee(of: contact)
  }

  /// The contact is with the member: in their inbox, or owned by them, or else, without inbox and owner, assigned to them.
  func isWith(_ contact: ContactID, _ member: MemberID) -> Bool {
    if owner(of: contact) == member { return true }
    switch placement(of: contact) {
    case .nowhere: return !owner(of: contact).isSomebody && assignee(of: contact) == member
    case .sharedInbox, .held: return false
    case .member(let holder): return holder == member
    case .fanOut(let set): return sets[set].contains(member)
    }
  }
}
