import Campaign

extension DecisionGraph {
  func decideReply(
    _ contact: ContactID, _ reading: ReplyReading, _ message: MessageID?, giving tags: UnsafeBufferPointer<TagID>,
    in state: RoutingState, into decision: inout Decision
  ) {
    let optsOut = reading.isKeyword || isOptOut(tags)
    let refusal = state.refusal(of: contact)
    if let message {
      // An opt out is taken whatever its number is, unless that very opt out came before.
      if message.rawValue < state.messagesTaken,
        !optsOut || refusal != nil || state.optOutMessages[message] == contact
      {
        return decision.refuse(.duplicateMessage)
      }
      let isOptOut = optsOut && (refusal == nil || refusal == .optedOut)
      decision.append(.messageTaken(message, contact, optsOut: isOptOut))
    }
    if let refusal {
      // Nothing is sent, and no one is opted in: someone who may do so decides.
      guard refusal == .optedOut, reading.asksBack else { return decision.refuse(refusal) }
      return decision.append(.askedBack(contact))
    }
    let end: ReplyEnd
    if !reading.isKeyword, tagReply(contact, tags, in: state, into: &decision) {
      let facts = ConversationFacts(contact, in: state, optsOut: optsOut)
      let merged = decision.tags
      end = merged.withUnsafeBufferPointer { walkReply(facts, tags: $0, into: &decision) }
    } else {
      end = walkReply(contact, optsOut: optsOut, in: state, into: &decision)
    }
    if let phrase = reading.review, end.settlement != .optOut {
      beginReview(contact, phrase, in: state, into: &decision)
    }
    if end.settlement != .optOut, state.flags(contact).contains(.resolved) { decision.append(.reopened(contact)) }
    decision.append(.replied(contact))
    place(contact, end, [], in: state, into: &decision)
  }

  /// Gives a contact the tags of its reply. False when it has them all, or would have too many.
  private func tagReply(
    _ contact: ContactID, _ tags: UnsafeBufferPointer<TagID>, in state: RoutingState, into decision: inout Decision
  ) -> Bool {
    if tags.isEmpty || wouldCarryTooMany(contact, tags, in: state, into: &decision) { return false }
    guard decision.tags.count > state.contacts.tags.count(of: contact) else { return false }
    decision.append(.tagged(contact))
    return true
  }

  /// Turns the end of a reply's walk into changes.
  func place(
    _ contact: ContactID, _ end: ReplyEnd, _ notes: RoutingNotes, in state: RoutingState,
    into decision: inout Decision
  ) {
    var notes = end.tagRuleEmpty ? notes.union(.tagRuleEmpty) : notes
    func give(_ member: MemberID, _ via: Via, _ decision: inout Decision) {
      decision.append(.routed(contact, .member(member), via, notes))
    }
    switch end.settlement {
    case .optOut:
      optOut(contact, .keyword(credited: state.credited(with: contact)), in: state, into: &decision)
    case .recipients:
      if decision.recipients.usesOtherwise { notes.insert(.otherwise) }
      for turn in decision.recipients.turns { decision.append(.ringTurned(turn.ring, turn.member, contact)) }
      if decision.recipients.count == 1 {
        let only = decision.recipients.members[0]
        if decision.recipients.turns.contains(where: { $0.member == only }) {
          decision.append(.ownerPicked(contact, only))
        }
        give(only, .tagRule, &decision)
      } else {
        decision.append(.routed(contact, .recipients, .tagRule, notes))
      }
    case .holdUntilOpen: decision.append(.held(contact, .outsideHours, notes))
    case .owner, .reassignedOwner: give(state.owner(of: contact), .owner, &decision)
    case .sharedInbox: decision.append(.routed(contact, .sharedInbox, .sharedInbox, notes))
    case .nextOf(let ring):
      guard let member = state.nextTurn(of: ring, for: contact) else { return }
      decision.append(.ringTurned(ring, member, contact))
      give(member, policy.rings[ring.index].via, &decision)
    case .latestWriter: give(state.contacts.latestWriter[contact.index], .lastTeamMember, &decision)
    case .previousTeamMember: give(state.contacts.lastTeamMember[contact.index], .lastTeamMember, &decision)
    case .sender: give(state.sender(of: contact), .sender, &decision)
    case .member(let member): give(member, .member, &decision)
    case .hold: decision.append(.held(contact, .nobodyAvailable, notes))
    case .stay: break
    }
  }

  func decideResponse(_ member: MemberID, _ contact: ContactID, in state: RoutingState, into decision: inout Decision) {
    if let refusal = state.refusal(of: contact, by: member) { return decision.refuse(refusal) }
    let flags = state.flags(contact)
    if flags.isDisjoint(with: [.sent, .replied]) { return decision.refuse(.noConversation) }
    decision.append(.responded(contact, member))
    guard flags.contains(.replied) else { return }
    switch state.placement(of: contact) {
    // No one had it in their inbox, whether or not someone reported about it meanwhile.
    case .nowhere, .sharedInbox, .held: decision.append(.owned(contact, member))
    case .fanOut: if flags.contains(.needsAttention) { decision.append(.owned(contact, member)) }
    case .member: break
    }
  }

  /// An opt out is taken from anyone, selected or not, known or not.
  func decideOptOut(
    _ contact: ContactID, by member: MemberID?, in state: RoutingState, into decision: inout Decision
  ) {
    if let refusal = state.refusal(of: contact) { return decision.refuse(refusal) }
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

  func decideResolution(
    _ contact: ContactID, by member: MemberID?, in state: RoutingState, into decision: inout Decision
  ) {
    if let refusal = state.refusalToRecord(contact, by: member) { return decision.refuse(refusal) }
    resolve(contact, by: member ?? .nobody, in: state, into: &decision)
  }

  private func resolve(
    _ contact: ContactID, by member: MemberID, in state: RoutingState, into decision: inout Decision
  ) {
    decision.append(.resolved(contact, member))
    endReview(contact, in: state, into: &decision)
  }
}
