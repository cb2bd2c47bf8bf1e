package import Campaign
package import Proofs
package import Routing

/// Whether two policies route every reply alike, whoever accepts and whatever happened before, and if not, whom they route
/// differently.
///
/// - What tag rules do is compared rule by rule and duty by duty, reply steps by trying the moments that can tell them apart.
/// - A reply that a tag rule gives someone and a reply step gives the same member is routed differently: the rule overrides who wrote
///   before, and effects name it.
/// - Whoever takes part under one policy alone accepts replies under that one, and has not written before.
package struct RoutingComparison {
  /// The smallest contacts first; empty exactly when all replies are routed alike, unless `isProved` is false.
  package let differences: [RoutingDifference]
  /// The budget was enough. Where it was not, there may be more differences.
  package let isProved: Bool
  /// It is proved that every reply goes where it went.
  package var isEquivalence: Bool { isProved && differences.isEmpty }
  package let names: SharedNames
  package let graphs: [DecisionGraph]
  /// Each rule is told once for each of its duties; of very many, the first.
  package static let mostLacks = 5_000

  package init(_ old: RoutingPolicy, _ new: RoutingPolicy, budget: ProofBudget = .standard) {
    var meter = ProofMeter(budget)
    let rules = RuleDifferences(old, new)
    let pair = PolicyPair(rules.names, [compile(old), compile(new)])
    var notProved = false
    let lacks = rules.all(limit: Self.mostLacks, notProved: &notProved, meter: &meter)
    let steps = StepDifferences(pair, rules, &meter)
    var differences = Self.byContact(lacks).map { Self.difference($0, pair, rules) }
    differences += steps.found.map { found in
      RoutingDifference(
        contact: found.contact, moment: found.moment, old: pair.walk(found.contact, found.moment, under: 0),
        new: pair.walk(found.contact, found.moment, under: 1), oldRules: [], newRules: [], isAboutAtOnce: false)
    }
    // In a stable order: of one contact, tag rules come before reply steps.
    self.differences = differences.enumerated().sorted { one, other in
      if one.element.contact == other.element.contact { return one.offset < other.offset }
      return one.element.contact.precedes(other.element.contact)
    }.map(\.element)
    isProved = !notProved && steps.isProved && lacks.count < Self.mostLacks
    names = rules.names
    graphs = pair.graphs
  }

  /// Whether the difference of a contact shows at its moment when both graphs are walked.
  package func shows(_ difference: RoutingDifference) -> Bool {
    guard let moment = difference.moment else { return difference.isAboutAtOnce }
    return PolicyPair(names, graphs).differs(difference.contact, moment)
  }

  private static func byContact(_ lacks: [RuleDifference]) -> [[RuleDifference]] {
    var numbers: [ContactClass: Int] = [:]
    var groups: [[RuleDifference]] = []
    for lack in lacks {
      if let number = numbers[lack.lack.contact] {
        groups[number].append(lack)
      } else {
        numbers[lack.lack.contact] = groups.count
        groups.append([lack])
      }
    }
    return groups
  }

  private static func difference(
    _ lacks: [RuleDifference], _ pair: PolicyPair, _ rules: RuleDifferences
  ) -> RoutingDifference {
    let contact = lacks[0].lack.contact
    let everyone = SharedMoment(Set(pair.members))
    // Everyone there, where that shows it; else with as few absent as it takes.
    let moments = [everyone] + lacks.flatMap { Self.moments(for: $0, pair, rules) }
    let moment = moments.first { pair.differs(contact, $0) }
    func causes(_ side: RuleDifference.Side) -> [RuleID] {
      Array(Set(lacks.filter { $0.side == side }.map(\.lack.rule))).sorted()
    }
    let isAboutAtOnce = lacks.contains { if case .routesAgain = $0.lack.duty { true } else { false } }
    return RoutingDifference(
      contact: contact, moment: moment, old: pair.walk(contact, moment ?? everyone, under: 0),
      new: pair.walk(contact, moment ?? everyone, under: 1), oldRules: causes(.old), newRules: causes(.new),
      isAboutAtOnce: isAboutAtOnce)
  }

  /// Moments that show that no rule of the other side sees to a duty, those with fewer absent first.
  private static func moments(
    for difference: RuleDifference, _ pair: PolicyPair, _ rules: RuleDifferences
  ) -> [SharedMoment] {
    let (number, partners) = difference.side == .old ? (0, rules.newOf) : (1, rules.oldOf)
    let lack = difference.lack
    let rule = (difference.side == .old ? rules.old : rules.new).rules[lack.rule.index]
    let there = Set(pair.members).subtracting(rule.absent(for: lack.duty))
    // The turns of the same rule of the other side are the same.
    var turned = [-1, -1]
    turned[number] = lack.rule.index
    turned[1 - number] = partners[lack.rule.index]
    func moments(_ member: MemberID) -> [SharedMoment] {
      [there, [member]].map { accepting in
        var moment = SharedMoment(accepting)
        moment.turn = SharedMoment.Turn(member: member, rules: turned)
        return moment
      }
    }
    switch lack.duty {
    case .gives(let member, _): return moments(member)
    case .makesOwner(let member): return moments(member)
    case .holds:
      // No one whom a rule names is there, of either policy.
      let named = [rules.old, rules.new].flatMap { set in
        set.matching(lack.contact).flatMap { set.rules[$0.index].named }
      }
      return [SharedMoment(there), SharedMoment(there.subtracting(named)), SharedMoment([])]
    case .routesAgain: return []
    }
  }
}
