import Campaign
import Routing

// While one of some members accepts it, a reply reaches one of them.
extension ClaimProof {
  func missing(_ members: [MemberID], _ condition: Condition, _ meter: inout ProofMeter) -> Proof<Counterexample> {
    if members.isEmpty { return .none }
    let wanted = Set(members)
    func misses(_ placement: SupposedPlacement) -> Bool {
      placement.settlement != .sharedInbox && !placement.members.contains { wanted.contains($0) }
    }
    // A rule that names someone else: they may own the conversation, and then they alone have it.
    let strays = rules.rules.compactMap { rule in
      rule.named.first { mayAccept[$0.index] && !wanted.contains($0) }.map { (rule, $0) }
    }
    let stray = first(strays, &meter) { stray, meter in
      switch contact([condition, stray.0.condition], &meter) {
      case .none: return .none
      case .notProved: return .notProved
      case .found(let contact):
        let both = SupposedMoment(only: members.prefix(1) + [stray.1], of: policy)
        let moments = [SupposedMoment(everyoneOf: policy), both, everything(by: stray.1, both)]
        return walked(contact, moments, misses).map { .found($0) } ?? .notProved
      }
    }
    if case .none = stray {} else { return stray }
    return first(members, &meter) { member, meter in
      let naming = rules.rules.filter { $0.level(of: member) != nil }.map(\.condition)
      let held = first(rules.rules.filter(\.holds), &meter) { rule, meter in
        missing(member, wanted, contact([condition, rule.condition], without: naming, &meter), misses)
      }
      if case .none = held {} else { return held }
      return missing(member, wanted, contact([condition], without: naming, &meter), misses)
    }
  }

  /// Looks for a moment at which a member accepts and someone else has the reply, or no one.
  private func missing(
    _ member: MemberID, _ wanted: Set<MemberID>, _ proof: Proof<ContactClass>,
    _ misses: (SupposedPlacement) -> Bool
  ) -> Proof<Counterexample> {
    switch proof {
    case .none: return .none
    case .notProved: return .notProved
    case .found(let contact):
      var moments = [SupposedMoment(everyoneOf: policy), SupposedMoment(only: [member], of: policy)]
      // Anyone may own the conversation or have sent the first text; a step may name someone.
      var others = policy.selected.first { mayAccept[$0.index] && !wanted.contains($0) }.map { [$0] } ?? []
      for case .member(let named) in policy.replySteps + (policy.replyTimeout?.then ?? []) where !wanted.contains(named)
      {
        others.append(named)
      }
      for other in others {
        let both = SupposedMoment(only: [member, other], of: policy)
        moments += [both, everything(by: other, both)]
      }
      return walked(contact, alsoAfterTimeouts(moments), misses).map { .found($0) } ?? .none
    }
  }
}
