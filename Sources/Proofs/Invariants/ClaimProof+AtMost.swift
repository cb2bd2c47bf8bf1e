import Campaign
import Routing

// Tag rules give a reply to no more members than some number.
extension ClaimProof {
  /// Rules that match together, and who of them has a reply.
  private struct Together {
    var conditions: [Condition]
    var members: Set<MemberID> = []
    /// Those who do not accept, so that a later level is asked.
    var absent: Set<MemberID> = []
    var turns: [RingID: [MemberID]] = [:]
  }

  func wider(_ most: Int, _ condition: Condition, _ meter: inout ProofMeter) -> Proof<Counterexample> {
    wider(most, Together(conditions: [condition]), from: 0, &meter)
  }

  /// Adds rules one by one, from a number on, as long as they bring someone new and some contact meets all their conditions.
  private func wider(
    _ most: Int, _ together: Together, from first: Int, _ meter: inout ProofMeter
  ) -> Proof<Counterexample> {
    if together.members.count > most {
      switch contact(together.conditions, &meter) {
      case .none: return .none
      case .notProved: return .notProved
      case .found(let contact):
        var moment = SupposedMoment(everyoneOf: policy)
        for member in together.absent { moment.accepts[member.index] = false }
        moment.turns = together.turns
        return walked(contact, [moment]) { $0.members.count > most }.map { .found($0) } ?? .notProved
      }
    }
    var isProved = true
    for number in first..<max(first, rules.rules.count) {
      meter.spend(1)
      if meter.isSpent { return .notProved }
      let rule = rules.rules[number]
      for level in 0..<rule.levelCount {
        for next in adding(rule, number, level, to: together) {
          switch contact(next.conditions, &meter) {
          case .none: continue
          case .notProved:
            isProved = false
            continue
          case .found: break
          }
          switch wider(most, next, from: number + 1, &meter) {
          case .found(let found): return .found(found)
          case .notProved: isProved = false
          case .none: break
          }
        }
      }
    }
    return isProved ? .none : .notProved
  }

  /// What a rule adds with one of its levels; empty where that is no one new, or not possible.
  private func adding(_ rule: TagRule, _ number: Int, _ level: Int, to together: Together) -> [Together] {
    var next = together
    next.conditions.append(rule.condition)
    next.absent.formUnion(rule.members(before: level))
    // Whoever must be absent is lost to the rules before.
    next.members.subtract(next.absent)
    let candidates = rule.level(level).filter { !next.absent.contains($0) }
    if rule.by == .all {
      next.members.formUnion(candidates)
      return level > 0 || next.members.count > together.members.count ? [next] : []
    }
    guard let ring = policy.ring(.tagRule(RuleID(UInt32(truncatingIfNeeded: number)))) else { return [] }
    return candidates.filter { !together.members.contains($0) }.map { picked in
      var one = next
      one.members.insert(picked)
      one.turns[ring] = [picked]
      return one
    }
  }
}
