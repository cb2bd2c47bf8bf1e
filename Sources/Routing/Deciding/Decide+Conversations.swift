import Campaign

extension DecisionGraph {
  func decideReply(
    _ contact: ContactID, _ reading: ReplyReading, _ message: MessageID?, in state: RoutingState,
    into decision: inout Decision
  ) {
    if let message {
      if message.rawValue < state.messagesTaken { return decision.refuse(.duplicateMessage) }
      decision.append(.messageTaken(message))
    }
    if let refusal = state.refusal(of: contact) { return decision.refuse(refusal) }
    let end = walk(from: reply, contact, isOptOut: reading.isOptOut, in: state, into: &decision)
    if end.settlement != .optOut && state.flags(contact).contains(.resolved) { decision.append(.reopened(contact)) }
    decision.append(.replied(contact))
    place(contact, end, [], in: state, into: &decision)
  }

  /// Turns the end of a reply's walk into changes.
  func place(
    _ contact: ContactID, _ end: WalkEnd, _ notes: RoutingNotes, in state: RoutingState,
    into decision: inout Decision
  ) {
    let notes = end.tagRuleEmpty ? notes.union(.tagRuleEmpty) : notes
    func give(_ member: MemberID, _ via: Via, _ decision: inout Decision) {
      decision.append(.routed(contact, .member(member), via, notes))
    }
    switch end.settlement {
    case .optOut:
      let owner = state.owner(of: contact)
      let credited = owner.isSomebody ? owner : state.sender(of: contact)
      optOut(contact, .keyword(credited: credited), in: state, into: &decision)
    case .recipients:
      if decision.recipients.count == 1 {
        give(decision.recipients.members[0], .tagRule, &decision)
      } else {
        decision.append(.routed(contact, .fanOut(.pending), .tagRule, notes))
      }
    case .owner: give(state.owner(of: contact), .owner, &decision)
    case .sharedInbox: decision.append(.routed(contact, .sharedInbox, .sharedInbox, notes))
    case .nextOf(let ring):
      guard let member = state.turns(of: ring).first(where: { state.isAvailable($0) }) else { return }
      decision.append(.ringTurned(ring, member))
      give(member, ring == .everyone ? .roundRobin : .list, &decision)
    case .latestWriter: give(state.contacts.latestWriter[contact.index], .lastTeamMember, &decision)
    case .previousTeamMember: give(state.contacts.lastTeamMember[contact.index], .lastTeamMember, &decision)
    case .sender: give(state.sender(of: contact), .sender, &decision)
    case .member(let member): give(member, .member, &decision)
    case .hold: decision.append(.held(contact, .nobodyAvailable, notes))
    case .neverTexted, .assignPinned, .assignLastTeamMember, .firstCome, .deal, .nextBucket:
      return  // Ends of the other entry: no walk from `reply` comes here.
    }
  }

  func decideResponse(_ member: MemberID, _ contact: ContactID, in state: RoutingState, into decision: inout Decision) {
    if let refusal = state.refusal(of: contact, by: member) { return decision.refuse(refusal) }
    let flags = state.flags(contact)
    if flags.isDisjoint(with: [.sent, .replied]) { return decision.refuse(.noConversation) }
    decision.append(.responded(contact, member))
    guard flags.contains(.needsAttention) else { return }
    switch state.placement(of: contact) {
    case .sharedInbox, .held, .fanOut: decision.append(.owned(contact, member))
    case .nowhere, .member: break
    }
  }

  func decideOptOut(
    _ contact: ContactID, by member: MemberID?, in state: RoutingState, into decision: inout Decision
  ) {
    if let refusal = state.refusal(of: contact, by: member) { return decision.refuse(refusal) }
    optOut(contact, .manual(member ?? .nobody), in: state, into: &decision)
  }

  /// Opts out a contact and every other one with the same phone.
  func optOut(
    _ contact: ContactID, _ origin: OptOutOrigin, in state: RoutingState, into decision: inout Decision
  ) {
    optOutAlone(contact, origin, in: state, into: &decision)
    for sharer in state.sharers(of: contact) where sharer != contact && !state.isOptedOut(sharer) {
      optOutAlone(sharer, .samePhone(contact), in: state, into: &decision)
    }
  }

  private func optOutAlone(
    _ contact: ContactID, _ origin: OptOutOrigin, in state: RoutingState, into decision: inout Decision
  ) {
    let assignee = state.assignee(of: contact)
    if assignee.isSomebody && !state.isSent(contact) { decision.append(.released(contact, assignee, .optedOut)) }
    decision.append(.optedOut(contact, origin))
  }

  func decideTag(
    _ contact: ContactID, by member: MemberID?, isOptOut: Bool, count: Int, in state: RoutingState,
    into decision: inout Decision
  ) {
    if let member, let refusal = state.refusal(of: member) { return decision.refuse(refusal) }
    guard state.isKnown(contact) else { return decision.refuse(.unknownContact) }
    if state.contacts.tags.count(of: contact) + count > mostTagsOfContact { return decision.refuse(.tooManyTags) }
    decision.append(.tagged(contact))
    if isOptOut && !state.isOptedOut(contact) {
      optOut(contact, .manual(member ?? .nobody), in: state, into: &decision)
    }
  }

  func decideUntag(_ contact: ContactID, by member: MemberID?, in state: RoutingState, into decision: inout Decision) {
    if let member, let refusal = state.refusal(of: member) { return decision.refuse(refusal) }
    guard state.isKnown(contact) else { return decision.refuse(.unknownContact) }
    decision.append(.untagged(contact))
  }

  func decideResolution(
    _ contact: ContactID, by member: MemberID?, in state: RoutingState, into decision: inout Decision
  ) {
    if let refusal = state.refusal(of: contact, by: member) { return decision.refuse(refusal) }
    decision.append(.resolved(contact, member ?? .nobody))
  }
}
