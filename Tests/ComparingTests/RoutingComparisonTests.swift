import Campaign
import Comparing
import Proofs
import Routing
import TestSupport
import Testing

/// What is said of two policies is what walking both graphs shows for every class of contacts at every moment.
@Suite struct RoutingComparisonTests {
  private func pair(_ chance: inout Chance) -> (RoutingPolicy, RoutingPolicy) {
    let rules = SmallRules(&chance)
    let edited = chance.happens(10) ? rules : rules.edited(&chance)
    return (
      rules.policy(memberOrder: chance.order(3), tagOrder: chance.order(3)),
      edited.policy(memberOrder: chance.order(3), tagOrder: chance.order(3))
    )
  }

  private func named(_ contact: ContactClass, _ names: SharedNames) -> EveryClass.Class {
    EveryClass.Class(
      tags: Set(contact.tags.map { names.tags[$0.index] }),
      value: contact.values.first.map { names.fields[$0.field.index].values[$0.value.index] })
  }

  /// What is wrong with the comparison of two policies; nil where nothing is.
  private func fault(_ old: RoutingPolicy, _ new: RoutingPolicy, _ every: inout EveryClass) -> String? {
    let comparison = RoutingComparison(old, new)
    guard comparison.isProved else { return "not proved" }
    let changed = EveryClass.all.filter { every.differs($0) }
    if comparison.differences.isEmpty != changed.isEmpty {
      return "\(comparison.differences.map { named($0.contact, comparison.names) }) but \(changed)"
    }
    for difference in comparison.differences {
      let contact = named(difference.contact, comparison.names)
      if !changed.contains(contact) { return "\(contact) does not change" }
      if !comparison.shows(difference) { return "\(contact) is not seen to change: \(difference)" }
    }
    return nil
  }

  @Test func `policies differ exactly where some class of contacts does`() {
    var chance = Chance(14)
    var (same, differ, told) = (0, 0, 0)
    let count = trials ?? samples(150, fast: 40)
    for trial in 0..<count {
      let (old, new) = pair(&chance)
      var every = EveryClass(old, new)
      // Every turn of each rule that picks is tried, so few of them pick.
      if every.turnCount > 2 { continue }
      if let fault = fault(old, new, &every), told < 5 {
        told += 1
        Issue.record(
          "trial \(trial): \(fault)\n\(old.tagRules) \(old.replySteps) \(old.team.map(\.key)) \(old.tags)\n\(new.tagRules) \(new.replySteps) \(new.team.map(\.key)) \(new.tags)"
        )
      }
      if RoutingComparison(old, new).differences.isEmpty { same += 1 } else { differ += 1 }
    }
    #expect(same > count / 20 && differ > count / 4, "\(same) the same, \(differ) differ")
    if trials != nil { print("\(same) the same, \(differ) differ") }
  }

  @Test func `a fault that is planted is seen`() {
    let chance = Chance(14)
    var first = chance
    let rules = (0..<50).map { _ in SmallRules(&first) }.first {
      $0.rules.contains { $0.by == .all && $0.otherwise.isEmpty }
    }
    guard var rules else { return }
    // One rule alone, then sent to someone else.
    rules.rules = [
      SmallRules.Rule(
        all: [0], any: [], none: [], values: [], to: [0], by: .all, otherwise: [], holds: false, atOnce: false)
    ]
    rules.steps = [.word(.sharedInbox)]
    var other = rules
    other.rules[0].to = [1]
    let order = [0, 1, 2]
    let (old, new) = (
      rules.policy(memberOrder: order, tagOrder: order), other.policy(memberOrder: [2, 1, 0], tagOrder: [1, 2, 0])
    )
    let comparison = RoutingComparison(old, new)
    #expect(comparison.differences.count == 1)
    #expect(comparison.differences.first?.oldRules == [RuleID(0)])
    #expect(comparison.differences.first?.newRules == [RuleID(0)])
    #expect(comparison.differences.first.map { $0.old.members } == [MemberID(0)])
    #expect(comparison.differences.first.map { $0.new.members } == [MemberID(1)])
  }

  @Test func `beyond the budget nothing is guessed`() {
    var chance = Chance(3)
    var rules = SmallRules(&chance)
    while rules.rules.count < 3 { rules.rules.append(SmallRules.rule(&chance)) }
    var other = rules
    other.rules.reverse()
    other.steps = [.member(0), .word(.roundRobin), .word(.sharedInbox)]
    rules.steps = [.word(.roundRobin), .word(.sharedInbox)]
    let order = [0, 1, 2]
    let comparison = RoutingComparison(
      rules.policy(memberOrder: order, tagOrder: order), other.policy(memberOrder: order, tagOrder: order),
      budget: ProofBudget(steps: 0))
    #expect(!comparison.isProved)
  }
}
