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
struct Layout<Node> {
  private(set) var nodes: [Node] = []
  private(set) var origins: [NodeOrigin] = []

  var next: UInt32 { UInt32(nodes.count) }

  mutating func replace(_ number: UInt32, by node: Node) { nodes[Int(number)] = node }

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
