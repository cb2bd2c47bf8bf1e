import Campaign

extension Layout<ReplyNode> {
  /// `question` yes: settled. No: whatever is laid next.
  private mutating func settle(_ settlement: ReplySettlement, if question: ReplyQuestion, _ origin: NodeOrigin) {
    lay(.ask(question, yes: next + 1, no: next + 2), origin)
    lay(.settle(settlement), origin)
  }

  mutating func add(_ policy: RoutingPolicy) {
    settle(.optOut, if: .optsOut, .optOut)
    if policy.textingHours?.repliesWait == true { settle(.holdUntilOpen, if: .isOutsideHours, .textingHours) }
    if policy.replyTimeout != nil { settle(.sharedInbox, if: .ranOutOften, .replyTimeout) }
    settle(.reassignedOwner, if: .reassignedOwnerAvailable, .reassignment)
    if !policy.tagRules.isEmpty { addTagRules(policy) }
    if let then = policy.replyTimeout?.then {
      let question = next
      lay(.ask(.isPassedOver, yes: next + 1, no: 0), .replyTimeout)
      for (index, step) in then.enumerated() { add(step, .thenStep(index), policy) }
      replace(question, by: .ask(.isPassedOver, yes: question + 1, no: next))
    }
    for (index, step) in policy.replySteps.enumerated() { add(step, .replyStep(index), policy) }
  }

  private mutating func addTagRules(_ policy: RoutingPolicy) {
    lay(.dispatch(matched: next + 1, otherwise: next + 4), .tagRules)
    lay(.askOwnerAmongRecipients(yes: next + 1, no: next + 2), .tagRules)
    lay(.settle(.owner(tagRule: true)), .tagRules)
    lay(.settle(.recipients), .tagRules)
    if policy.tagRules.contains(where: { $0.atOnce }) { settle(.stay, if: .isTagged, .tagRules) }
    guard policy.tagRules.contains(where: { $0.holds }) else { return }
    let isTimed = policy.replyTimeout != nil
    lay(.askMatchedRulesHold(yes: next + 1, no: next + (isTimed ? 4 : 2)), .tagRules)
    if isTimed { settle(.sharedInbox, if: .isPassedOver, .replyTimeout) }
    lay(.settle(.hold), .tagRules)
  }

  private mutating func add(_ step: ReplyStep, _ origin: NodeOrigin, _ policy: RoutingPolicy) {
    switch step {
    case .sharedInbox:
      settle(.owner(tagRule: false), if: .ownerAvailable, origin)
      lay(.settle(.sharedInbox), origin)
    case .roundRobin: addRing(.everyone, origin)
    case .list(let list): addRing(.list(list), origin)
    case .leastOpen, .leastOpenOf:
      guard let ring = step.ring.flatMap({ policy.ring($0) }) else { return }
      addRing(ring, origin)
    case .sender: settle(.sender, if: .senderAvailable, origin)
    case .lastTeamMember:
      settle(.latestWriter, if: .latestWriterAvailable, origin)
      settle(.previousTeamMember, if: .previousTeamMemberAvailable, origin)
    case .senderOrLastTeamMember:
      add(.lastTeamMember, origin, policy)
      add(.sender, origin, policy)
    case .member(let member): settle(.member(member), if: .memberAvailable(member), origin)
    case .hold:
      // With steps of its own, what is passed over does not come here.
      if let timeout = policy.replyTimeout, timeout.then == nil {
        lay(.ask(.isPassedOver, yes: next + 1, no: next + 4), .replyTimeout)
        add(.sharedInbox, .replyTimeout, policy)
      }
      lay(.settle(.hold), origin)
    }
  }

  private mutating func addRing(_ ring: RingID, _ origin: NodeOrigin) {
    settle(.owner(tagRule: false), if: .ownerAvailable, origin)
    settle(.nextOf(ring), if: .someoneAvailable(ring), origin)
  }
}
