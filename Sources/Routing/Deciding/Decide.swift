import Campaign

// The decider: reads a state and an event, writes changes, mutates nothing else and cannot fail. One file per kind of
// work: first texts, conversations, the team, and what an event leaves to do.
extension DecisionGraph {
  func decide(_ timed: TimedEvent, in state: RoutingState, into decision: inout Decision) {
    switch timed.event {
    case .contact(let arrival): decideArrival(arrival, in: state, into: &decision)
    case .publish: state.isPublished ? decision.refuse(.alreadyPublished) : decision.append(.published)
    case .start(let member): decideStart(member, in: state, into: &decision)
    case .send(let member, let contact): decideSend(member, contact, in: state, into: &decision)
    case .reply(let contact, let reading, let message):
      decideReply(contact, reading, message, giving: timed.tags, in: state, into: &decision)
    case .respond(let member, let contact): decideResponse(member, contact, in: state, into: &decision)
    case .optOut(let contact, let member): decideOptOut(contact, by: member, in: state, into: &decision)
    case .away(let member): decideAway(member, in: state, into: &decision)
    case .back(let member): decideBack(member, in: state, into: &decision)
    case .addMember(let member): decideJoining(member, in: state, into: &decision)
    case .removeMember(let member): decideLeaving(member, in: state, into: &decision)
    case .tag(let contact, let member): decideTag(contact, by: member, timed.tags, in: state, into: &decision)
    case .untag(let contact, let member): decideUntag(contact, by: member, in: state, into: &decision)
    case .resolve(let contact, let member): decideResolution(contact, by: member, in: state, into: &decision)
    case .report(let member, let contact, let resolves):
      decideReport(member, contact, timed.tags, resolves: resolves, in: state, into: &decision)
    case .reopen(let contact, let member): decideReopening(contact, by: member, in: state, into: &decision)
    case .click(let contact): decideClick(contact, in: state, into: &decision)
    case .delivery(let contact, let status): decideDelivery(contact, status, in: state, into: &decision)
    case .optIn(let member, let contact): decideOptIn(contact, by: member, in: state, into: &decision)
    case .optOutElsewhere(let contact, let place): decideOptOutElsewhere(contact, place, in: state, into: &decision)
    case .optInElsewhere(let contact, let place): decideOptInElsewhere(contact, place, in: state, into: &decision)
    case .reassign(let reassignment): decide(reassignment, timed, in: state, into: &decision)
    case .notify(let kind, let recipient): decideNotifying(kind, recipient, in: state, into: &decision)
    case .clock: decideByClock(in: state, into: &decision)
    }
  }

  /// Walks for a contact's first text, traced when the decision asks for it.
  func walkFirstText(_ contact: ContactID, in state: RoutingState, into decision: inout Decision) -> FirstTextSettlement
  {
    let facts = UntextedContact(contact, in: state)
    if decision.isTraced {
      decision.trace.clear()
      return walkFirstText(facts, recorder: &decision.trace)
    }
    var nobody = NoRecorder()
    return walkFirstText(facts, recorder: &nobody)
  }

  /// Walks for a reply of one contact as it is in the state, traced when the decision asks for it.
  func walkReply(
    _ contact: ContactID, optsOut: Bool = false, cause: RoutingCause = .reply, in state: RoutingState,
    into decision: inout Decision
  ) -> ReplyEnd {
    let facts = ConversationFacts(contact, in: state, optsOut: optsOut, cause: cause)
    return state.contacts.tags.withRun(of: contact) { walkReply(facts, tags: $0, into: &decision) }
  }

  /// The same with tags of one's own: sorted, each once.
  func walkReply(
    _ facts: ConversationFacts, tags: UnsafeBufferPointer<TagID>, into decision: inout Decision
  ) -> ReplyEnd {
    if decision.isTraced {
      decision.trace.clear()
      return walkReply(facts, tags: tags, recipients: &decision.recipients, recorder: &decision.trace)
    }
    var nobody = NoRecorder()
    return walkReply(facts, tags: tags, recipients: &decision.recipients, recorder: &nobody)
  }
}

// Who may do something, asked in the same order everywhere.
extension RoutingState {
  /// Why a member may not act in this contact action, or nil.
  func refusal(of member: MemberID) -> Refusal? {
    if !isKnown(member) { return .unknownMember }
    return isSelected(member) ? nil : .notSelected
  }

  /// Why nothing more can be done with a contact, or nil.
  func refusal(of contact: ContactID) -> Refusal? {
    if !isKnown(contact) { return .unknownContact }
    return isOptedOut(contact) ? .optedOut : nil
  }

  /// Why nothing can be noted about a contact, or nil. An opt out forbids texts, not notes.
  func refusalToRecord(_ contact: ContactID, by member: MemberID?) -> Refusal? {
    if let member, let refusal = refusal(of: member) { return refusal }
    return isKnown(contact) ? nil : .unknownContact
  }

  /// The same for an event on a contact that may name who did it.
  func refusal(of contact: ContactID, by member: MemberID?) -> Refusal? {
    if let member, let refusal = refusal(of: member) { return refusal }
    return refusal(of: contact)
  }
}
