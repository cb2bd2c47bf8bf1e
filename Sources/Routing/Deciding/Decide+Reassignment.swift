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
    if members.isEmpty { return decision.refuse(.nothingToReassign) }
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
    return state.contacts(amongWhom: reassignment, event.tags).filter {
      matches($0, reassignment, event.tags, in: state)
    }
  }

  private func matches(
    _ contact: ContactID, _ reassignment: Reassignment, _ tags: UnsafeBufferPointer<TagID>, in state: RoutingState
  ) -> Bool {
    if state.isOptedOut(contact) { return false }
    if let needed = reassignment.needsAttention, needed != state.needsAttention(contact) { return false }
    if let member = reassignment.assignedTo, state.assignee(of: contact) != member { return false }
    guard movesText(of: contact, reassignment, in: state) || movesConversation(with: contact, reassignment, in: state)
    else { return false }
    return state.withTags(of: contact) { run in tags.allSatisfy { run.containsSorted($0) } }
  }

  /// Whether an unsent first text comes from the members whom a reassignment names: it is with its assignee, and with no one else.
  private func movesText(of contact: ContactID, _ reassignment: Reassignment, in state: RoutingState) -> Bool {
    guard state.isTextable(contact), !state.isSent(contact) else { return false }
    let assignee = state.assignee(of: contact)
    return comes(from: reassignment) { $0 == assignee }
  }

  /// Whether a conversation comes from them, and with it the first text that began it.
  private func movesConversation(
    with contact: ContactID, _ reassignment: Reassignment, in state: RoutingState
  ) -> Bool {
    state.hasConversation(contact) && comes(from: reassignment) { state.isWith(contact, $0) }
  }

  /// Whether something comes from the members whom a reassignment names.
  private func comes(from reassignment: Reassignment, _ isWith: (MemberID) -> Bool) -> Bool {
    if let from = reassignment.from, !isWith(from) { return false }
    return reassignment.list.map { policy.lists[$0.index].members.contains(where: isWith) } ?? true
  }

  private func give(
    _ contact: ContactID, to member: MemberID, _ reassignment: Reassignment, in state: RoutingState,
    into decision: inout Decision
  ) {
    let isSent = state.isSent(contact)
    let movesConversation = movesConversation(with: contact, reassignment, in: state)
    let movesText = isSent ? movesConversation : movesText(of: contact, reassignment, in: state)
    let assignee = state.assignee(of: contact)
    if movesText && assignee != member {
      if assignee.isSomebody { decision.append(.released(contact, assignee, .reassigned)) }
      decision.append(.assigned(contact, member, .reassigned))
    } else if movesText && !isSent {
      decision.append(.kept(contact))
    }
    guard movesConversation else { return }
    if state.hasReplyClocks && state.needsAttention(contact) { decision.append(.startedOver(contact)) }
    let moves = state.hasReplied(contact) && state.placement(of: contact) != .member(member)
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

  /// The conversation is with the member: in their inbox, or owned by them, or else, without inbox and owner, assigned to them.
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
