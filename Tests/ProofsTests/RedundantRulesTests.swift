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

  private func check(_ policy: RoutingPolicy) {
    var meter = ProofMeter(.standard)
    let found = RedundantRules(of: RuleSet(policy), meter: &meter)
    #expect(found.notProved.isEmpty)
    let deleted = Set(found.found.map(\.rule.index))
    #expect(deleted.isEmpty || isSame(policy, without: deleted), "\(policy.tagRules) without \(deleted)")
    for rule in policy.tagRules.indices where !deleted.contains(rule) {
      #expect(!isSame(policy, without: deleted.union([rule])), "\(policy.tagRules): \(rule) was missed")
    }
    for redundant in found.found {
      guard let contact = redundant.contact else { continue }
      #expect(RuleSet(policy).matching(contact).contains(redundant.rule))
      // What is named as the cause is enough.
      let named = Set(redundant.covers.map(\.index) + [redundant.rule.index])
      let rules = policy.tagRules.indices.filter { named.contains($0) }
      let alone = Small.policy(rules.map { policy.tagRules[$0] }, steps: policy.replySteps)
      let position = rules.firstIndex(of: redundant.rule.index) ?? 0
      #expect(isSame(alone, without: [position]), "\(policy.tagRules): \(redundant)")
    }
  }

  @Test func `plain rules that change nothing are found, and no others`() {
    var chance = Chance(1)
    for _ in 0..<(trials ?? 20) {
      check(Small.policy((0..<(2 + chance.below(4))).map { _ in Small.rule(&chance, isPlain: true) }))
    }
  }

  @Test func `rules that pick, look further, hold or ask at once are found, and no others`() {
    var chance = Chance(2)
    for _ in 0..<(trials ?? 5) {
      check(Small.policy((0..<(1 + chance.below(3))).map { _ in Small.rule(&chance, isPlain: false) }))
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
