import Campaign

/// Asks what the rules of one file do for contacts that those of another do not.
///
/// To ask what a rule alone does, compare the rules with themselves and leave the rule out.
package struct RuleComparison {
  /// Whose duties are asked about.
  package let rules: RuleSet
  /// Who is to see to them.
  package let others: RuleSet
  /// For each rule, the one of the others that picks by the same ring; -1 where there is none.
  let partners: [Int]
  private let naming: NamingRules
  /// Whether examples are to be the smallest ones, which takes longer.
  package var wantsSmallest = true
  /// For each of the others, whether it does not count.
  package var leftOut: [Bool]

  /// Compares rules with themselves.
  package init(alone rules: RuleSet) {
    self.rules = rules
    others = rules
    partners = rules.rules.indices.map { $0 }
    naming = NamingRules(rules)
    leftOut = Array(repeating: false, count: rules.rules.count)
  }

  /// - Parameter partners: for each rule, the one of the others that picks by the same ring; -1 where there is none.
  package init(_ rules: RuleSet, beside others: RuleSet, partners: [Int]) {
    self.rules = rules
    self.others = others
    self.partners = partners
    naming = NamingRules(others)
    leftOut = Array(repeating: false, count: others.rules.count)
  }

  private func sees(_ other: Int, to duty: Duty, of rule: Int) -> Bool {
    if partners[rule] == other {
      // The same ring turns to the same member.
      switch duty {
      case .gives, .makesOwner: return true
      case .holds, .routesAgain: break
      }
    }
    return others.rules[other].seesTo(duty, of: rules.rules[rule])
  }

  /// What a rule does that the others do not. The answer `none` means that they do all that it does.
  ///
  /// - Parameter covers: where the answer is `none`, the others that do what it does.
  package func lack(_ rule: Int, covers: inout Set<Int>, meter: inout ProofMeter) -> Proof<Lack> {
    var isProved = true
    let found = lacks(rule, limit: 1, covers: &covers, isProved: &isProved, meter: &meter)
    if let first = found.first { return .found(first) }
    return isProved ? .none : .notProved
  }

  /// All that a rule does and the others do not: for each duty, the smallest contacts for which they do not see to it.
  ///
  /// - Parameters:
  ///   - limit: how many to look for.
  ///   - covers: gets the others that do what it does.
  ///   - isProved: becomes false where the budget was spent before it was known.
  package func lacks(
    _ rule: Int, limit: Int = .max, covers: inout Set<Int>, isProved: inout Bool, meter: inout ProofMeter
  ) -> [Lack] {
    let condition = rules.rules[rule].condition
    guard let plainest = rules.plainest(condition) else { return [] }
    let id = RuleID(UInt32(truncatingIfNeeded: rule))
    // What matches the plainest contact decides nearly always.
    let matching = matching(plainest, &meter)
    if meter.isSpent {
      isProved = false
      return []
    }
    if limit == 1, let first = rules.rules[rule].recipients.first {
      let duty = Duty.gives(first, level: 0)
      if !matching.contains(where: { sees($0, to: duty, of: rule) }) {
        return [Lack(rule: id, duty: duty, contact: plainest)]
      }
    }
    let duties = rules.rules[rule].duties
    let missing = duties.filter { duty in
      !duty.isAboutBefore && !matching.contains { sees($0, to: duty, of: rule) }
    }
    var found = missing.prefix(limit).map { Lack(rule: id, duty: $0, contact: plainest) }
    if found.count == limit { return found }
    // Often one rule does all of it, or one does each part of it, wherever this one matches.
    let implied = matching.filter { others.rules[$0].condition.isImplied(by: condition) }.sorted()
    if let whole = implied.first(where: { other in
      duties.allSatisfy { !$0.isAboutBefore && sees(other, to: $0, of: rule) }
    }) {
      covers.insert(whole)
      return found
    }
    let isMissing = Set(missing)
    for duty in duties where !isMissing.contains(duty) && found.count < limit {
      if !duty.isAboutBefore, let other = implied.first(where: { sees($0, to: duty, of: rule) }) {
        covers.insert(other)
        continue
      }
      switch lack(duty, of: rule, covers: &covers, meter: &meter) {
      case .none: continue
      case .notProved: isProved = false
      case .found(let contact): found.append(Lack(rule: id, duty: duty, contact: contact))
      }
    }
    return found
  }

  /// Whether a rule of a file that is compared with itself gives its first member the replies of its plainest contacts and no other rule
  /// does, where that is seen at once, as of nearly all rules that ask for tags alone. Where it is not, `lack` takes a closer look.
  func surelyGivesMore(_ rule: Int, meter: inout ProofMeter) -> Bool {
    var (looked, isAlone) = (0, false)
    let left = meter.left
    // Lent, because to copy each rule would take longer than the question.
    rules.rules.withUnsafeBufferPointer { all in
      guard all[rule].condition.isOfWantedTags, let first = all[rule].recipients.first else { return }
      let wanted = all[rule].condition.all
      isAlone = !wanted.contains(rules.optOutTag)
      rules.index.forEachCandidate(tags: wanted) { other in
        looked += 1
        if other == rule || leftOut[other] || !all[other].surelyGives(first) { return looked >= left }
        isAlone = isAlone && !wanted.withUnsafeBufferPointer { all[other].condition.holds(tags: $0) { _ in .other } }
        return !isAlone || looked >= left
      }
    }
    guard isAlone, looked < left else { return false }
    meter.spend(looked)
    return true
  }

  private func matching(_ contact: ContactClass, _ meter: inout ProofMeter) -> [Int] {
    var matching: [Int] = []
    var looked = 0
    others.index.forEachCandidate(of: contact) { other in
      looked += 1
      if !leftOut[other], contact.meets(others.rules[other].condition) { matching.append(other) }
      return false
    }
    meter.spend(looked)
    return matching
  }

  /// The smallest class of contacts for which a rule sees to a duty and no other does.
  private func lack(
    _ duty: Duty, of rule: Int, covers: inout Set<Int>, meter: inout ProofMeter
  ) -> Proof<ContactClass> {
    if case .routesAgain(let tag) = duty { return lackOfRouting(tag, of: rule, covers: &covers, meter: &meter) }
    let condition = rules.rules[rule].condition
    var sponsors: [Int] = []
    let naming = naming.byMember.rules(that: duty, among: others.rules.count)
    meter.spend(naming.count / 8)
    for other in naming where !leftOut[other] && sees(other, to: duty, of: rule) {
      if others.rules[other].condition.isImplied(by: condition) {
        covers.insert(other)
        return .none
      }
      sponsors.append(other)
    }
    return search(condition, sponsors, sponsors.map { others.rules[$0].condition }, [], &covers, &meter)
  }

  func search(
    _ wanted: Condition, _ sponsors: [Int], _ refused: [Condition], _ always: [Condition], _ covers: inout Set<Int>,
    _ meter: inout ProofMeter
  ) -> Proof<ContactClass> {
    let search = ContactSearch(wanted: [wanted], refused: refused + always, absent: rules.optOutTag)
    var used: [Int] = []
    switch search.run(smallest: wantsSmallest, used: &used, meter: &meter) {
    case .found(let found): return .found(found.contact)
    case .notProved: return .notProved
    case .none:
      covers.formUnion(fewest(used, of: search, &meter).filter { $0 < sponsors.count }.map { sponsors[$0] })
      return .none
    }
  }

  /// Leaves out of refused conditions what is not needed.
  private func fewest(_ used: [Int], of search: ContactSearch, _ meter: inout ProofMeter) -> [Int] {
    let most = 40
    guard used.count > 1, used.count <= most else { return used }
    var kept = used
    for index in used {
      let fewer = kept.filter { $0 != index }
      let smaller = ContactSearch(
        wanted: search.wanted, refused: fewer.map { search.refused[$0] }, absent: search.absent)
      if case .none = meter.lend(meter.left / 64, { smaller.run(smallest: false, meter: &$0) }) { kept = fewer }
    }
    return kept
  }
}

extension Condition {
  /// Whether it asks for tags that a contact must have, and for nothing else.
  fileprivate var isOfWantedTags: Bool { !all.isEmpty && any.isEmpty && none.isEmpty && fields.isEmpty }
}

/// Rules by the members whom they name, once someone asks: of most files no one does.
private final class NamingRules {
  private let rules: RuleSet
  private(set) lazy var byMember = RulesByMember(rules.rules)

  init(_ rules: RuleSet) { self.rules = rules }
}
