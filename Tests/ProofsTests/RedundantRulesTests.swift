import Campaign
import Foundation
import Proofs
import Routing
import TestSupport
import Testing

/// How many random files to try; `PATCHBAY_PROOFS` asks for more.
let trials = ProcessInfo.processInfo.environment["PATCHBAY_PROOFS"].flatMap(Int.init)

@Suite struct RedundantRulesTests {
  /// Whether deleting some rules leaves everything as it is, by trying.
  private func isSame(_ policy: RoutingPolicy, without deleted: Set<Int>) -> Bool {
    let kept = policy.tagRules.indices.filter { !deleted.contains($0) }
    let fewer = Small.policy(kept.map { policy.tagRules[$0] }, steps: policy.replySteps)
    let (before, after) = (compile(policy), compile(fewer))
    return !Small.classes.contains { Everything.differs(before, after, $0) { kept.firstIndex(of: $0) } }
  }

  /// What is wrong with what is found.
  private func complaints(_ policy: RoutingPolicy, _ fault: PlantedFault? = nil) -> [String] {
    var complaints: [String] = []
    func expect(_ holds: Bool, _ what: String) { if !holds { complaints.append("\(policy.tagRules): \(what)") } }
    var meter = ProofMeter(.standard)
    let found = RedundantRules(of: RuleSet(fault.seen(policy)), meter: &meter)
    expect(found.notProved.isEmpty, "not proved")
    let deleted = Set(found.found.map(\.rule.index))
    expect(deleted.isEmpty || isSame(policy, without: deleted), "not the same without \(deleted)")
    for rule in policy.tagRules.indices where !deleted.contains(rule) {
      expect(!isSame(policy, without: deleted.union([rule])), "\(rule) was missed")
    }
    for redundant in found.found {
      guard let contact = redundant.contact else { continue }
      expect(RuleSet(policy).matching(contact).contains(redundant.rule), "the witness is of another rule")
      // What is named as the cause is enough.
      let named = Set(redundant.covers.map(\.index) + [redundant.rule.index])
      let rules = policy.tagRules.indices.filter { named.contains($0) }
      let alone = Small.policy(rules.map { policy.tagRules[$0] }, steps: policy.replySteps)
      let position = rules.firstIndex(of: redundant.rule.index) ?? 0
      expect(isSame(alone, without: [position]), "\(redundant) names too few")
    }
    return complaints
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: PlantedFault.allCases) func `a prover with a fault is found out`(
    _ fault: PlantedFault
  ) {
    // To the prover the two are the same, and it deletes the last.
    let rules = [fault.example, fault.rule(fault.example)]
    #expect([rules, rules.reversed()].contains { !complaints(Small.policy($0), fault).isEmpty })
  }

  @Test func `rules that have one tag in common take few steps each`() {
    let tags = 400
    let rules = (1..<tags).map { number in
      TagRule(
        condition: Condition(all: [TagID(0), TagID(UInt32(number))]),
        recipients: [MemberID(UInt16(number % Small.members))])
    }
    var meter = ProofMeter(ProofBudget(steps: 10 * tags))
    let proofs = RedundantRules(of: RuleSet(Small.policy(rules, tags: tags)), meter: &meter)
    #expect(proofs.found.isEmpty && proofs.notProved.isEmpty)
  }

  @Test func `plain rules that change nothing are found, and no others`() {
    var chance = Chance(1)
    for _ in 0..<(trials ?? 20) {
      let policy = Small.policy((0..<(2 + chance.below(4))).map { _ in Small.rule(&chance, isPlain: true) })
      #expect(complaints(policy) == [])
    }
  }

  @Test func `rules that pick, look further, hold or ask at once are found, and no others`() {
    var chance = Chance(2)
    for _ in 0..<(trials ?? 5) {
      let policy = Small.policy((0..<(1 + chance.below(3))).map { _ in Small.rule(&chance, isPlain: false) })
      #expect(complaints(policy) == [])
    }
  }

  @Test func `a rule covered by two others together is found with both`() {
    let rules = [
      TagRule(condition: Condition(all: [TagID(0)]), recipients: [MemberID(1)]),
      TagRule(condition: Condition(all: [TagID(1)]), recipients: [MemberID(0), MemberID(1)]),
      TagRule(condition: Condition(all: [TagID(0), TagID(1)]), recipients: [MemberID(0), MemberID(1)]),
    ]
    var meter = ProofMeter(.standard)
    let found = RedundantRules(of: RuleSet(Small.policy(rules)), meter: &meter).found
    #expect(found.map(\.rule.index) == [2])
    #expect(found.first?.covers.map(\.index) == [1])
    #expect(found.first?.contact == ContactClass(tags: [TagID(0), TagID(1)]))
  }

  @Test func `classes are the sets of rules that match together`() {
    var chance = Chance(7)
    for _ in 0..<(trials ?? 20) {
      let policy = Small.policy((0..<(1 + chance.below(5))).map { _ in Small.rule(&chance, isPlain: true) })
      let rules = RuleSet(policy)
      var meter = ProofMeter(.standard)
      let classes = RuleClasses(of: rules, limit: 1_000, meter: &meter)
      #expect(classes.isWhole)
      var expected: [[RuleID]: ContactClass] = [:]
      for contact in Small.classes {
        let matching = rules.matching(contact)
        if let known = expected[matching], known.size <= contact.size { continue }
        expected[matching] = contact
      }
      #expect(Set(classes.found.map(\.rules)) == Set(expected.keys))
      #expect(classes.found.count == expected.count)
      for found in classes.found {
        #expect(rules.matching(found.contact) == found.rules)
        #expect(found.contact.size == expected[found.rules]?.size)
      }
    }
  }
}
