package import Campaign
package import Routing

/// Proves claims about the replies of a policy, or finds where they do not hold.
package struct ClaimProof {
  let graph: DecisionGraph
  let rules: RuleSet
  /// For each member, whether routing ever gives them a reply.
  let mayAccept: [Bool]
  package var policy: RoutingPolicy { graph.policy }

  package init(_ graph: DecisionGraph, _ rules: RuleSet) {
    self.graph = graph
    self.rules = rules
    mayAccept = graph.policy.mayAccept
  }

  /// A place where the claim does not hold: `none` means that it is proved.
  package func counterexample(_ claim: Claim, meter: inout ProofMeter) -> Proof<Counterexample> {
    guard rules.plainest(claim.condition) != nil else { return .none }
    switch claim.kind {
    case .never(let members):
      return first(members, &meter) { member, meter in reaching(member, claim.condition, &meter) }
    case .always(let members):
      return missing(members.filter { mayAccept[$0.index] }, claim.condition, &meter)
    case .atMost(let most): return wider(most, claim.condition, &meter)
    }
  }

  /// Whether no contact meets a claim's condition.
  package func isAboutNoContact(_ claim: Claim) -> Bool { rules.plainest(claim.condition) == nil }

  /// The first of several questions that finds something; `none` where all of them are answered so.
  func first<Element>(
    _ elements: some Sequence<Element>, _ meter: inout ProofMeter,
    _ question: (Element, inout ProofMeter) -> Proof<Counterexample>
  ) -> Proof<Counterexample> {
    var isProved = true
    for element in elements {
      switch question(element, &meter) {
      case .found(let found): return .found(found)
      case .notProved: isProved = false
      case .none: break
      }
    }
    return isProved ? .none : .notProved
  }

  /// The smallest contacts that meet all of some conditions and none of others.
  func contact(
    _ wanted: [Condition], without refused: [Condition] = [], _ meter: inout ProofMeter
  ) -> Proof<ContactClass> {
    let search = ContactSearch(wanted: wanted, refused: refused, absent: rules.optOutTag)
    switch search.run(meter: &meter) {
    case .found(let found): return .found(found.contact)
    case .none: return .none
    case .notProved: return .notProved
    }
  }

  /// The first moment at which the walk shows what is looked for.
  func walked(
    _ contact: ContactClass, _ moments: [SupposedMoment], _ isFound: (SupposedPlacement) -> Bool
  ) -> Counterexample? {
    for moment in moments {
      let placement = graph.place(contact, at: moment)
      if isFound(placement) { return Counterexample(contact: contact, moment: moment, placement: placement) }
    }
    return nil
  }

  /// A moment with those who wrote and own all one member.
  func everything(by member: MemberID, _ moment: SupposedMoment) -> SupposedMoment {
    var moment = moment
    (moment.owner, moment.sender, moment.latestWriter) = (member, member, member)
    return moment
  }

  /// With a time to answer in, each moment also after it ran out, once and too often.
  func alsoAfterTimeouts(_ moments: [SupposedMoment]) -> [SupposedMoment] {
    guard policy.replyTimeout != nil else { return moments }
    return moments
      + moments.map {
        var later = $0
        later.isPassedOver = true
        return later
      }
      + moments.map {
        var later = $0
        (later.isPassedOver, later.ranOutOften) = (true, true)
        return later
      }
  }
}

// No reply reaches a member.
extension ClaimProof {
  func reaching(_ member: MemberID, _ condition: Condition, _ meter: inout ProofMeter) -> Proof<Counterexample> {
    guard member.index < policy.selectedCount else { return .none }
    let everyone = SupposedMoment(everyoneOf: policy)
    func reaches(_ placement: SupposedPlacement) -> Bool {
      placement.members.contains(member) || placement.settlement == .sharedInbox
    }
    var smallest: Counterexample?
    for (number, rule) in rules.rules.enumerated() {
      guard mayAccept[member.index], let level = rule.level(of: member) else { continue }
      switch contact([condition, rule.condition], &meter) {
      case .none: continue
      case .notProved: return .notProved
      case .found(let contact):
        if let smallest, !contact.precedes(smallest.contact) { continue }
        var moment = everyone
        for absent in rule.members(before: level) { moment.accepts[absent.index] = false }
        if let ring = policy.ring(.tagRule(RuleID(UInt32(truncatingIfNeeded: number)))) {
          moment.turns[ring] = [member]
        }
        let alone = SupposedMoment(only: [member], of: policy)
        smallest = walked(contact, [everyone, moment, alone], reaches) ?? smallest
      }
    }
    if let smallest { return .found(smallest) }
    // No rule names the member for these contacts. So the reply routing has to reach them, or the shared inbox.
    let alone = everything(by: member, SupposedMoment(only: [member], of: policy))
    let nobody = SupposedMoment(only: [], of: policy)
    let moments = [everyone, everything(by: member, everyone), alone, nobody]
    var isProved = true
    let unmatched = contact([condition], without: rules.rules.map(\.condition), &meter)
    let unheld = contact([condition], without: rules.rules.filter(\.holds).map(\.condition), &meter)
    let any = policy.replyTimeout == nil ? Proof<ContactClass>.none : contact([condition], &meter)
    for (proof, moments) in [(unmatched, moments), (unheld, moments), (any, alsoAfterTimeouts(moments))] {
      switch proof {
      case .none: break
      case .notProved: isProved = false
      case .found(let contact): if let found = walked(contact, moments, reaches) { return .found(found) }
      }
    }
    return isProved ? .none : .notProved
  }
}
