internal import Campaign
internal import Proofs
internal import Routing

/// Two policies that are walked side by side. 0 is the old one, 1 the new one.
struct PolicyPair {
  let names: SharedNames
  let graphs: [DecisionGraph]
  /// By policy, by shared number: the policy's own number of a member who takes part; nil where they do not.
  private let own: [[MemberID?]]
  /// By policy, by number of a rule: its ring.
  private let rings: [[Int: RingID]]

  init(_ names: SharedNames, _ graphs: [DecisionGraph]) {
    self.names = names
    self.graphs = graphs
    own = graphs.enumerated().map { number, graph in
      var own = [MemberID?](repeating: nil, count: names.members.count)
      for member in graph.policy.selected { own[names.member(member, of: number).index] = member }
      return own
    }
    rings = graphs.map { graph in
      var rings: [Int: RingID] = [:]
      for (index, ring) in graph.policy.rings.enumerated() {
        if case .tagRule(let rule) = ring { rings[rule.index] = RingID(UInt16(truncatingIfNeeded: index)) }
      }
      return rings
    }
  }

  func takesPart(_ member: MemberID, under number: Int) -> Bool { own[number][member.index] != nil }

  /// Those who take part under one of the two, in shared numbers.
  var members: [MemberID] {
    names.members.indices.map { MemberID(UInt16(clamping: $0)) }.filter { own[0][$0.index] ?? own[1][$0.index] != nil }
  }

  /// Walks one of the graphs.
  func walk(_ contact: ContactClass, _ moment: SharedMoment, under number: Int) -> SupposedPlacement {
    let own = own[number]
    func member(_ shared: MemberID) -> MemberID { shared.isSomebody ? own[shared.index] ?? .nobody : .nobody }
    var supposed = SupposedMoment(
      only: moment.accepting.sorted().compactMap { own[$0.index] }, of: graphs[number].policy)
    supposed.owner = member(moment.owner)
    supposed.sender = member(moment.sender)
    supposed.latestWriter = member(moment.latestWriter)
    supposed.lastTeamMember = member(moment.lastTeamMember)
    supposed.isPassedOver = moment.isPassedOver
    // Under both policies the turns are the same, whoever is declared first.
    let inOrder = own.compactMap { $0 }
    for rule in graphs[number].policy.tagRules.indices {
      guard let ring = rings[number][rule] else { continue }
      supposed.turns[ring] = inOrder
      guard let turn = moment.turn, let first = own[turn.member.index] else { continue }
      let others = inOrder.filter { $0 != first }
      supposed.turns[ring] = turn.rules[number] == rule ? [first] + others : others + [first]
    }
    return graphs[number].place(names.contact(contact, under: number), at: supposed)
  }

  /// The same in shared numbers.
  func shared(_ placement: SupposedPlacement, under number: Int) -> SharedPlacement {
    let policy = graphs[number].policy
    let kind: SharedPlacement.Kind
    switch placement.settlement {
    case .recipients: kind = .byRules
    case .owner(tagRule: true): kind = .keptByRules
    case .owner(tagRule: false), .member, .sender, .latestWriter, .previousTeamMember, .reassignedOwner: kind = .member
    case .nextOf(let ring): kind = .turn(isLeastOpen: policy.rings[ring.index].isLeastOpen(under: policy.tagRules))
    case .sharedInbox: kind = .sharedInbox
    case .hold: kind = .held(byRules: placement.nodes.last.map { graphs[number].origin(ofNode: $0) } == .tagRules)
    case .optOut, .holdUntilOpen, .stay: kind = .nowhere
    }
    return SharedPlacement(
      kind: kind, members: placement.members.map { names.member($0, of: number) }.sorted(),
      isPicked: placement.isPicked)
  }

  /// Whether a reply goes elsewhere.
  func differs(_ contact: ContactClass, _ moment: SharedMoment) -> Bool {
    shared(walk(contact, moment, under: 0), under: 0) != shared(walk(contact, moment, under: 1), under: 1)
  }
}
