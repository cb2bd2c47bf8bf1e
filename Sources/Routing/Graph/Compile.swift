public import Campaign

/// Compiles a policy. Cannot fail: a policy was checked when it was made.
public func compile(_ policy: RoutingPolicy) -> DecisionGraph {
  var builder = GraphBuilder()
  let firstText = builder.addFirstText(policy.distribution)
  let reply = builder.addReply(policy)
  let graph = DecisionGraph(
    policy: policy, nodes: builder.nodes, origins: builder.origins, tagRules: TagDispatch(policy), firstText: firstText,
    reply: reply)
  let broken = graph.brokenInvariants()
  precondition(broken.isEmpty, "the compiler made a broken graph: \(broken.joined(separator: "; "))")
  return graph
}

/// Lays nodes down so that a question's `no` always falls through to what is laid next: children stand after parents.
private struct GraphBuilder {
  var nodes: [Node] = []
  var origins: [NodeOrigin] = []

  private var next: UInt32 { UInt32(nodes.count) }

  private mutating func add(_ node: Node, _ origin: NodeOrigin) {
    nodes.append(node)
    origins.append(origin)
  }

  /// `question` yes: settled. No: whatever is laid next.
  private mutating func settle(_ settlement: Settlement, if question: Question, _ origin: NodeOrigin) {
    add(.ask(question, yes: next + 1, no: next + 2), origin)
    add(.settle(settlement), origin)
  }

  mutating func addFirstText(_ distribution: Distribution) -> Int {
    let entry = nodes.count
    add(.ask(.isTextable, yes: next + 2, no: next + 1), .contactList)
    add(.settle(.neverTexted), .contactList)
    settle(.assignPinned, if: .isPinned, .contactList)
    if distribution.lastTeamMemberFirst {
      settle(.assignLastTeamMember, if: .lastTeamMemberAvailable, .distribution)
    }
    switch distribution.mode {
    case .firstComeFirstServed: add(.settle(.firstCome), .distribution)
    case .distributed: add(.settle(.deal), .distribution)
    case .buckets: add(.settle(.nextBucket), .distribution)
    }
    return entry
  }

  mutating func addReply(_ policy: RoutingPolicy) -> Int {
    let entry = nodes.count
    settle(.optOut, if: .isOptOut, .optOut)
    if policy.textingHours?.repliesWait == true { settle(.holdUntilOpen, if: .isOutsideHours, .textingHours) }
    settle(.reassignedOwner, if: .reassignedOwnerAvailable, .reassignment)
    if !policy.tagRules.isEmpty {
      add(.dispatch(matched: next + 1, otherwise: next + 4), .tagRules)
      settle(.owner(tagRule: true), if: .ownerAmongRecipients, .tagRules)
      add(.settle(.recipients), .tagRules)
    }
    for (index, step) in policy.replySteps.enumerated() { add(step, .replyStep(index)) }
    return entry
  }

  private mutating func add(_ step: ReplyStep, _ origin: NodeOrigin) {
    switch step {
    case .sharedInbox:
      settle(.owner(tagRule: false), if: .ownerAvailable, origin)
      add(.settle(.sharedInbox), origin)
    case .roundRobin: addRing(.everyone, origin)
    case .list(let list): addRing(.list(list), origin)
    case .sender: settle(.sender, if: .senderAvailable, origin)
    case .lastTeamMember:
      settle(.latestWriter, if: .latestWriterAvailable, origin)
      settle(.previousTeamMember, if: .previousTeamMemberAvailable, origin)
    case .senderOrLastTeamMember:
      settle(.latestWriter, if: .latestWriterAvailable, origin)
      settle(.sender, if: .senderAvailable, origin)
      settle(.previousTeamMember, if: .previousTeamMemberAvailable, origin)
    case .member(let member): settle(.member(member), if: .memberAvailable(member), origin)
    case .hold: add(.settle(.hold), origin)
    }
  }

  private mutating func addRing(_ ring: RingID, _ origin: NodeOrigin) {
    settle(.owner(tagRule: false), if: .ownerAvailable, origin)
    settle(.nextOf(ring), if: .someoneAvailable(ring), origin)
  }
}

extension DecisionGraph {
  /// What is wrong with the graph; empty for every graph that `compile` makes. Public so that a test can break one.
  package func brokenInvariants() -> [String] {
    var broken: [String] = []
    var reached = [Bool](repeating: false, count: nodes.count)
    for entry in [firstText, reply] where nodes.indices.contains(entry) { reached[entry] = true }
    for (index, node) in nodes.enumerated() {
      if !reached[index] { broken.append("node \(index) is reached from nowhere") }
      for child in node.children {
        if Int(child) <= index { broken.append("node \(index) leads back to \(child)") }
        if Int(child) >= nodes.count {
          broken.append("node \(index) leads to \(child), past the end")
        } else {
          reached[Int(child)] = true
        }
      }
    }
    if origins.count != nodes.count { broken.append("\(nodes.count) nodes have \(origins.count) origins") }
    return broken
  }
}

extension Node {
  /// The nodes a walk may go to next; none for a settlement.
  public var children: [UInt32] {
    switch self {
    case .ask(_, let yes, let no): [yes, no]
    case .dispatch(let matched, let otherwise): [matched, otherwise]
    case .settle: []
    }
  }
}
