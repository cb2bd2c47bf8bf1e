package import Campaign

// What tag rules leave for reply routing to decide.
extension RuleSet {
  /// Whether every contact's matching rules name a member, so that reply routing is asked only while that member does not accept.
  func namesAlways(_ member: MemberID, meter: inout ProofMeter) -> Proof<ContactClass> {
    leaves(meter: &meter) { $0.level(of: member) != nil }
  }

  /// The smallest contacts whose replies may come to reply routing while no one of their tag rules accepts: those that no rule with
  /// `hold` matches. `none`: reply routing is never asked.
  package func reachesReplyRouting(meter: inout ProofMeter) -> Proof<ContactClass> {
    leaves(meter: &meter) { $0.holds }
  }

  /// The smallest contacts that none of some rules matches.
  private func leaves(meter: inout ProofMeter, _ isKept: (TagRule) -> Bool) -> Proof<ContactClass> {
    // The contact without anything is nearly always such a contact.
    let plainest = ContactClass()
    if !matching(plainest).contains(where: { isKept(rules[$0.index]) }) { return .found(plainest) }
    return uncovered(where: isKept, meter: &meter)
  }
}

/// Steps of reply routing that are never of use, because of each other or because of the tag rules.
package struct StepProofs: Sendable {
  /// No reply comes to any of the steps: for every contact a tag rule matches that holds replies. These rules, in order.
  package private(set) var isNeverAsked = false
  /// Steps that find no one; with no earlier step where tag rules alone are the reason.
  package private(set) var idle: [IdleStep] = []
  package private(set) var isProved = true

  package init(of policy: RoutingPolicy, rules: RuleSet, meter: inout ProofMeter) {
    switch rules.reachesReplyRouting(meter: &meter) {
    case .none: isNeverAsked = true
    case .notProved: isProved = false
    case .found: break
    }
    var known: [MemberID: Bool] = [:]
    var isProved = true
    var lent = meter
    idle = StepReach(policy.replySteps, of: policy).idle { member in
      if let asked = known[member] { return asked }
      switch rules.namesAlways(member, meter: &lent) {
      case .found: known[member] = true
      case .none: known[member] = false
      case .notProved:
        known[member] = true
        isProved = false
      }
      return known[member] ?? true
    }
    meter = lent
    self.isProved = self.isProved && isProved
  }
}
