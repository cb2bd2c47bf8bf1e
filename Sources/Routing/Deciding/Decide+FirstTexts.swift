import Campaign

extension DecisionGraph {
  func decideArrival(_ arrival: ContactArrival, in state: RoutingState, into decision: inout Decision) {
    guard arrival.contact.index == state.contactCount else {
      return decideRepetition(of: arrival, in: state, into: &decision)
    }
    decision.append(.contactJoined(arrival.contact))
    // An opt out covers the phone, whichever of its rows says so.
    let first = arrival.samePhoneAs
    if let place = arrival.optedOutElsewhere, !arrival.optedOut {
      decision.append(.optedOut(arrival.contact, .elsewhere(place)))
      return
    }
    guard first.isKnown, state.isKnown(first) else { return }
    if state.isOptedOut(first) && !arrival.optedOut {
      decision.append(.optedOut(arrival.contact, .samePhone(first)))
    } else if arrival.optedOut && !state.isOptedOut(first) {
      optOut(first, .samePhone(arrival.contact), in: state, into: &decision)
    }
  }

  /// Another row about a contact who is there.
  private func decideRepetition(
    of arrival: ContactArrival, in state: RoutingState, into decision: inout Decision
  ) {
    guard arrival.optedOut, state.isKnown(arrival.contact) else { return decision.refuse(.duplicateContact) }
    if !state.isOptedOut(arrival.contact) { optOut(arrival.contact, .anotherRow, in: state, into: &decision) }
  }

  func decideStart(_ member: MemberID, in state: RoutingState, into decision: inout Decision) {
    if let refusal = state.refusal(of: member) { return decision.refuse(refusal) }
    switch policy.distribution.mode {
    case .distributed: return
    case .firstComeFirstServed, .buckets:
      if state.firstUnsent(of: member) != nil { return decision.refuse(.holdsUnsent) }
      if state.open.first() == nil { return decision.refuse(.nothingToSend) }
      if state.mustAnswerFirst(member) { return decision.refuse(.answersFirst) }
      if !state.isBelowCap(member) { return decision.refuse(.capReached) }
      if state.open.first(inside: state.clocks) == nil { return decision.refuse(.outsideHours) }
    }
    switch policy.distribution.mode {
    case .distributed: return
    case .firstComeFirstServed:
      if let contact = state.open.first(inside: state.clocks) { decision.append(.assigned(contact, member, .claimed)) }
    case .buckets:
      decision.append(.bucketStarted(member))
      grantBucket(to: member, in: state, into: &decision)
    }
  }

  func grantBucket(to member: MemberID, in state: RoutingState, into decision: inout Decision) {
    guard case .buckets(let size) = policy.distribution.mode else { return }
    var next = state.open.first(inside: state.clocks)
    for _ in 0..<min(size, state.room(of: member) ?? size) {
      guard let contact = next else { return }
      decision.append(.assigned(contact, member, .bucket))
      next = state.open.first(from: contact.index + 1, inside: state.clocks)
    }
  }

  func decideSend(_ member: MemberID, _ named: ContactID?, in state: RoutingState, into decision: inout Decision) {
    if let refusal = state.refusal(of: member) { return decision.refuse(refusal) }
    guard let contact = named ?? nextToSend(for: member, in: state) else {
      return decision.refuse(refusalToSend(of: member, in: state))
    }
    if let refusal = state.refusal(of: contact) { return decision.refuse(refusal) }
    if !state.isTextable(contact) {
      return decision.refuse(state.isFirstWithPhone(contact) ? .noPhone : .duplicatePhone)
    }
    if state.isSent(contact) { return decision.refuse(.alreadySent) }
    if state.isUnderReview(contact) { return decision.refuse(.underReview) }
    let assignee = state.assignee(of: contact)
    if assignee != member {
      guard !assignee.isSomebody, policy.distribution.mode == .firstComeFirstServed else {
        return decision.refuse(.notOwner)
      }
    }
    if state.mustAnswerFirst(member) { return decision.refuse(.answersFirst) }
    if assignee != member && !state.isBelowCap(member) { return decision.refuse(.capReached) }
    if !state.takesFirstText(contact) { return decision.refuse(.outsideHours) }
    if assignee != member {
      decision.append(.assigned(contact, member, .claimed))
    }
    decision.append(.sent(contact, member))
  }

  /// The first contact in list order that the member may send to: their own, else, if no one is assigned, anyone's.
  private func nextToSend(for member: MemberID, in state: RoutingState) -> ContactID? {
    if let own = state.members[member.index].unsent.first(inside: state.clocks) { return own }
    guard policy.distribution.mode == .firstComeFirstServed, state.isBelowCap(member) else { return nil }
    return state.open.first(inside: state.clocks)
  }

  /// Why there is nothing that the member may send now.
  private func refusalToSend(of member: MemberID, in state: RoutingState) -> Refusal {
    if policy.distribution.mode == .firstComeFirstServed, state.mustAnswerFirst(member), state.open.first() != nil {
      return .answersFirst
    }
    if state.firstUnsent(of: member) != nil { return .outsideHours }
    guard policy.distribution.mode == .firstComeFirstServed, state.open.first() != nil else { return .nothingToSend }
    return state.isBelowCap(member) ? .outsideHours : .capReached
  }
}
