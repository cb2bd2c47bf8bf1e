package import Campaign

/// A class of contacts whose replies the tag rules of two policies route differently, and what does it.
package struct RuleDifference: Hashable, Sendable {
  package enum Side: Hashable, Sendable { case old, new }
  /// The policy whose rule does something that the other policy's rules do not do.
  package let side: Side
  /// The rule, the duty, and the smallest contacts, in shared numbers.
  package let lack: Lack
}

/// Compares the tag rules of two policies for all contacts at once.
///
/// Rules that pick one member keep their turns where the rule is unchanged: each is paired with a rule of the other policy that names
/// the same members in the same order and picks the same way; those with the same condition first, then in the order of the files.
package struct RuleDifferences: Sendable {
  package let names: SharedNames
  package let old: RuleSet
  package let new: RuleSet
  /// For each old rule, the new one that is the same; -1 where there is none. Then the other way round.
  package let newOf: [Int]
  package let oldOf: [Int]

  package init(_ old: RoutingPolicy, _ new: RoutingPolicy) {
    names = SharedNames([old, new])
    self.old = names.rules(old, number: 0)
    self.new = names.rules(new, number: 1)
    newOf = Self.partners(of: self.old.rules, among: self.new.rules)
    var oldOf = [Int](repeating: -1, count: self.new.rules.count)
    for (index, partner) in newOf.enumerated() where partner >= 0 { oldOf[partner] = index }
    self.oldOf = oldOf
  }

  private struct Action: Hashable {
    let condition: Condition?
    let recipients: [MemberID]
    let otherwise: [[MemberID]]
    let by: Pick
  }

  private static func partners(of rules: [TagRule], among others: [TagRule]) -> [Int] {
    var partners = [Int](repeating: -1, count: rules.count)
    var isTaken = [Bool](repeating: false, count: others.count)
    for asksCondition in [true, false] {
      func action(_ rule: TagRule) -> Action {
        Action(
          condition: asksCondition ? rule.condition : nil, recipients: rule.recipients, otherwise: rule.otherwise,
          by: rule.by)
      }
      var free: [Action: [Int]] = [:]
      for (index, rule) in others.enumerated().reversed() where rule.by != .all && !isTaken[index] {
        free[action(rule), default: []].append(index)
      }
      for (index, rule) in rules.enumerated() where rule.by != .all && partners[index] < 0 {
        guard let partner = free[action(rule)]?.popLast() else { continue }
        partners[index] = partner
        isTaken[partner] = true
      }
    }
    return partners
  }

  /// What the tag rules of one policy do and those of the other do not: for each rule and duty the smallest contacts, in the order of
  /// the rules, the old ones first. Empty exactly when all replies are routed alike, unless `notProved` is set.
  ///
  /// - Parameters:
  ///   - limit: how many to look for.
  ///   - notProved: set where the budget was spent before it was known.
  package func all(limit: Int = .max, notProved: inout Bool, meter: inout ProofMeter) -> [RuleDifference] {
    var found: [RuleDifference] = []
    for side in [RuleDifference.Side.old, .new] {
      let comparison =
        side == .old
        ? RuleComparison(old, beside: new, partners: newOf) : RuleComparison(new, beside: old, partners: oldOf)
      for number in comparison.rules.rules.indices where found.count < limit {
        var covers: Set<Int> = []
        var isProved = true
        let lacks = comparison.lacks(
          number, limit: limit - found.count, covers: &covers, isProved: &isProved, meter: &meter)
        if !isProved { notProved = true }
        found += lacks.map { RuleDifference(side: side, lack: $0) }
      }
    }
    return found
  }
}
