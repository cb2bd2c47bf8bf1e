internal import Campaign
internal import Explaining
internal import Records
internal import Routing

/// Where the replies of a list's contacts go under one policy, before anything has happened: as `preview` tells it.
final class ListedWalk {
  /// Where a reply goes. Members have their own numbers.
  struct Place {
    var via: PreviewedVia
    var members: [MemberID]
    /// The user list whose turns are asked for.
    var list: String?
    var rules: [RuleID]
    /// Where the walk ended; nil where the contact has opted out.
    var end: Int?
  }

  let graph: DecisionGraph
  private let reader: ListedReader
  private var recipients = Recipients()
  private var trace = Trace()

  init(_ graph: DecisionGraph) {
    self.graph = graph
    reader = ListedReader(graph.policy)
  }

  /// - Parameter isOptedOut: known from elsewhere.
  func place(_ index: Int, of block: ContactBlock, isOptedOut: Bool) -> Place {
    guard reader.read(index, of: block, isOptedOut: isOptedOut) else {
      return Place(via: .optedOut, members: [], list: nil, rules: [], end: nil)
    }
    let names = reader.names
    let last = block.bytes(block[index].lastTeamMember)
    trace.clear()
    let end = reader.values.withUnsafeBufferPointer { values in
      let facts = ListedContact(
        contact: UntouchedContact(selectedCount: graph.policy.selectedCount, values: values), lastTeamMember: last,
        names: names)
      return reader.carried.withUnsafeBufferPointer {
        graph.walkReply(facts, tags: $0, recipients: &recipients, recorder: &trace)
      }
    }
    let policy = graph.policy
    var place = Place(via: PreviewedVia(end.settlement, policy), members: [], list: nil, rules: [], end: trace.end)
    switch end.settlement {
    case .recipients:
      place.members = Array(recipients.members)
      place.rules = trace.rules
    case .previousTeamMember: place.members = [names.selected(last)]
    case .member(let member): place.members = [member]
    case .nextOf(let ring): place.list = policy.list(of: ring)?.name
    case .optOut, .holdUntilOpen, .reassignedOwner, .owner, .sharedInbox, .latestWriter, .sender, .hold, .stay: break
    }
    return place
  }
}

extension ListedWalk.Place {
  /// As `preview` writes `to`.
  func names(_ policy: RoutingPolicy) -> [String] {
    switch via {
    case .tagRule,
      .lastTeamMember where !members.isEmpty, .member:
      members.map { policy.team[$0.index].key }
    case .list: [list ?? via.word]
    case .hold, .optedOut: []
    case .sharedInbox, .roundRobin, .leastOpen, .sender, .lastTeamMember, .owner: [via.word]
    }
  }
}
