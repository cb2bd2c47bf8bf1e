import Campaign

extension DecisionGraph {
  /// Decides one step of pending work. Answers what is left of it, or nil when it is done.
  func decide(_ work: PendingWork, in state: RoutingState, into decision: inout Decision) -> PendingWork? {
    switch work {
    case .assignFixed(let next, let end): assignFixed(from: next, to: end, in: state, into: &decision)
    case .deal: deal(in: state, into: &decision)
    case .giveToLastTeamMember(let member, let next): give(to: member, from: next, in: state, into: &decision)
    case .level(let joiner): level(joiner, in: state, into: &decision)
    case .takeBack(let member, let start): takeBack(from: member, start, in: state, into: &decision)
    case .routeOrphans(let member, let next): routeOrphan(next, of: member, in: state, into: &decision)
    case .drainHeld: drainHeld(in: state, into: &decision)
    case .routeAgain(let contact): routeAgain(contact, in: state, into: &decision)
    case .runOut: runOut(in: state, into: &decision)
    case .routeTimedOut(let contact): routeTimedOut(contact, in: state, into: &decision)
    case .tellOfLainLong: tellOfLainLong(in: state, into: &decision)
    case .grantBucket(let member): grantNextBucket(to: member, in: state, into: &decision)
    }
  }

  private func assignFixed(
    from next: ContactID, to end: ContactID, in state: RoutingState, into decision: inout Decision
  ) -> PendingWork? {
    // Where nothing is fixed, a list of millions need not be walked to find that out.
    guard state.isPublished, state.pinnedCount > 0 || policy.distribution.lastTeamMemberFirst else { return nil }
    var next = state.open.first(from: next.index)
    while let contact = next, contact < end {
      let after = ContactID(contact.rawValue + 1)
      switch walkFirstText(contact, in: state, into: &decision) {
      case .assignPinned:
        decision.append(.assigned(contact, state.contacts.pin[contact.index], .pinned))
        return .assignFixed(next: after, end: end)
      case .assignLastTeamMember:
        decision.append(.assigned(contact, state.contacts.lastTeamMember[contact.index], .lastTeamMember))
        return .assignFixed(next: after, end: end)
      case .neverTexted, .firstCome, .deal, .nextBucket:
        next = state.open.first(from: after.index)
      }
    }
    return nil
  }

  /// One contact to the member with the smallest total, ties in declaration order.
  private func deal(in state: RoutingState, into decision: inout Decision) -> PendingWork? {
    guard state.isPublished, policy.distribution.mode == .distributed, let contact = state.open.first(),
      let member = state.dealing.first
    else { return nil }
    decision.append(.assigned(contact, member, .distributed))
    return .deal
  }

  private func give(
    to joiner: MemberID, from next: ContactID, in state: RoutingState, into decision: inout Decision
  ) -> PendingWork? {
    guard state.isPublished, policy.distribution.lastTeamMemberFirst, state.isBelowCap(joiner) else { return nil }
    let found = state.firstContact(whoKnows: joiner, from: next.index) { contact in
      // Claimed, granted and pinned contacts stay with the member who has them.
      state.isTextable(contact) && !state.isUnderReview(contact)
        && (!state.assignee(of: contact).isSomebody || state.flags(contact).contains(.isMovable))
    }
    guard let contact = found else { return nil }
    let assignee = state.assignee(of: contact)
    if assignee.isSomebody { decision.append(.released(contact, assignee, .levelled)) }
    decision.append(.assigned(contact, joiner, .lastTeamMember))
    return .giveToLastTeamMember(joiner, next: ContactID(contact.rawValue + 1))
  }

  /// The latest dealt contact of the member with the largest total, while that is at least 2 above the joiner's.
  private func level(_ joiner: MemberID, in state: RoutingState, into decision: inout Decision) -> PendingWork? {
    guard policy.distribution.mode == .distributed, state.isBelowCap(joiner) else { return nil }
    guard let member = state.levelling.first, let latest = state.members[member.index].movable.last,
      state.counts(of: member).dealingTotal >= state.counts(of: joiner).dealingTotal + 2
    else { return nil }
    decision.append(.released(latest.contact, member, .levelled))
    decision.append(.assigned(latest.contact, joiner, .levelled))
    return .level(joiner: joiner)
  }

  /// In list order, those under review among the others.
  private func takeBack(
    from leaver: MemberID, _ start: Int, in state: RoutingState, into decision: inout Decision
  ) -> PendingWork? {
    let (reviewed, sendable) = (state.firstUnderReview(with: leaver, from: start), state.firstUnsent(of: leaver))
    guard let contact = [reviewed, sendable].compactMap({ $0 }).min() else { return nil }
    decision.append(.released(contact, leaver, .memberRemoved))
    return .takeBack(leaver, underReviewFrom: reviewed?.index ?? state.contactCount)
  }

  private func routeOrphan(
    _ next: Int, of leaver: MemberID, in state: RoutingState, into decision: inout Decision
  ) -> PendingWork? {
    guard next < state.orphans.count else { return nil }
    let contact = state.orphans[next]
    if case .fanOut(let set) = state.placement(of: contact),
      state.members(of: set).contains(where: { state.isSelected($0) })
    {
      decision.append(.copyDropped(contact, leaver))
    } else {
      let end = walkReply(contact, in: state, into: &decision)
      place(contact, end, .routedAgain, in: state, into: &decision)
    }
    return .routeOrphans(of: leaver, next: next + 1)
  }

  private func routeAgain(
    _ contact: ContactID, in state: RoutingState, into decision: inout Decision
  ) -> PendingWork? {
    place(contact, walkReply(contact, in: state, into: &decision), .routedAgain, in: state, into: &decision)
    return nil
  }

  private func drainHeld(in state: RoutingState, into decision: inout Decision) -> PendingWork? {
    guard let contact = state.held.next else { return nil }
    let end = walkReply(contact, in: state, into: &decision)
    // INVARIANT: what stands next has a place. If it had none, the work would never end.
    if end.settlement == .hold || end.settlement == .holdUntilOpen { return nil }
    place(contact, end, [], in: state, into: &decision)
    return .drainHeld
  }

  private func grantNextBucket(
    to member: MemberID, in state: RoutingState, into decision: inout Decision
  ) -> PendingWork? {
    guard state.firstUnsent(of: member) == nil else { return nil }
    grantBucket(to: member, in: state, into: &decision)
    return nil
  }
}
