public import Campaign

/// Compiles a policy. Cannot fail: a policy was checked when it was made.
public func compile(_ policy: RoutingPolicy) -> DecisionGraph {
  var firstText = Layout<FirstTextNode>()
  firstText.add(policy.distribution)
  var reply = Layout<ReplyNode>()
  reply.add(policy)
  let graph = DecisionGraph(
    policy: policy, firstText: firstText.nodes, reply: reply.nodes, origins: firstText.origins + reply.origins,
    tagRules: TagDispatch(policy))
  let broken = graph.brokenInvariants()
  precondition(broken.isEmpty, "the compiler made a broken graph: \(broken.joined(separator: "; "))")
  return graph
}

/// Lays nodes down so that a question's `no` always falls through to what is laid next: children stand after parents.
private struct Layout<Node> {
  private(set) var nodes: [Node] = []
  private(set) var origins: [NodeOrigin] = []

  var next: UInt32 { UInt32(nodes.count) }

  mutating func lay(_ node: Node, _ origin: NodeOrigin) {
    nodes.append(node)
    origins.append(origin)
  }
}

extension Layout<FirstTextNode> {
  /// `question` yes: settled. No: whatever is laid next.
  private mutating func settle(_ settlement: FirstTextSettlement, if question: FirstTextQuestion, _ origin: NodeOrigin)
  {
    lay(.ask(question, yes: next + 1, no: next + 2), origin)
    lay(.settle(settlement), origin)
  }

  mutating func add(_ distribution: Distribution) {
    lay(.ask(.isTextable, yes: next + 2, no: next + 1), .contactList)
    lay(.settle(.neverTexted), .contactList)
    settle(.assignPinned, if: .isPinned, .contactList)
    if distribution.lastTeamMemberFirst {
      settle(.assignLastTeamMember, if: .lastTeamMemberAvailable, .distribution)
    }
    switch distribution.mode {
    case .firstComeFirstServed: lay(.settle(.firstCome), .distribution)
    case .distributed: lay(.settle(.deal), .distribution)
    case .buckets: lay(.settle(.nextBucket), .distribution)
    }
  }
}

extension Layout<ReplyNode> {
  /// `question` yes: settled. No: whatever is laid next.
  private mutating func settle(_ settlement: ReplySettlement, if question: ReplyQuestion, _ origin: NodeOrigin) {
    lay(.ask(question, yes: next + 1, no: next + 2), origin)
    lay(.settle(settlement), origin)
  }

  mutating func add(_ policy: RoutingPolicy) {
    settle(.optOut, if: .optsOut, .optOut)
    if policy.textingHours?.repliesWait == true { settle(.holdUntilOpen, if: .isOutsideHours, .textingHours) }
    settle(.reassignedOwner, if: .reassignedOwnerAvailable, .reassignment)
    if !policy.tagRules.isEmpty {
      lay(.dispatch(matched: next + 1, otherwise: next + 4), .tagRules)
      lay(.askOwnerAmongRecipients(yes: next + 1, no: next + 2), .tagRules)
      lay(.settle(.owner(tagRule: true)), .tagRules)
      lay(.settle(.recipients), .tagRules)
      if policy.tagRules.contains(where: { $0.holds }) {
        lay(.askMatchedRulesHold(yes: next + 1, no: next + 2), .tagRules)
        lay(.settle(.hold), .tagRules)
      }
    }
    for (index, step) in policy.replySteps.enumerated() { add(step, .replyStep(index), policy) }
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
      settle(.latestWriter, if: .latestWriterAvailable, origin)
      settle(.sender, if: .senderAvailable, origin)
      settle(.previousTeamMember, if: .previousTeamMemberAvailable, origin)
    case .member(let member): settle(.member(member), if: .memberAvailable(member), origin)
    case .hold: lay(.settle(.hold), origin)
    }
  }

  private mutating func addRing(_ ring: RingID, _ origin: NodeOrigin) {
    settle(.owner(tagRule: false), if: .ownerAvailable, origin)
    settle(.nextOf(ring), if: .someoneAvailable(ring), origin)
  }
}
