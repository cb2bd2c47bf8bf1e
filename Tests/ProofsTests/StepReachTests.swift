import Campaign
import Proofs
import Routing
import TestSupport
import Testing

@Suite struct StepReachTests {
  private static func lists() -> [UserList] {
    [
      UserList(name: "two", members: [MemberID(0), MemberID(1)]), UserList(name: "last", members: [MemberID(2)]),
      UserList(name: "all", members: [MemberID(0), MemberID(1), MemberID(2)]),
    ]
  }

  private static func policy(_ steps: [ReplyStep], _ rules: [TagRule]) -> RoutingPolicy {
    let small = Small.policy(rules)
    return RoutingPolicy(
      action: "small", team: small.team, selectedCount: small.selectedCount, lists: lists(),
      distribution: Distribution(), replySteps: steps, tagRules: rules, optOutKeywords: [], tags: small.tags,
      fields: small.fields)
  }

  /// The steps at which some reply ends.
  private func used(_ graph: DecisionGraph) -> Set<Int> {
    var used: Set<Int> = []
    for contact in Small.classes {
      for bits in 0..<(1 << Small.members) {
        for roles in 0..<256 {
          var moment = SupposedMoment(only: Small.members(bits), of: graph.policy)
          func member(_ shift: Int) -> MemberID {
            let number = roles >> shift & 3
            return number < 3 ? MemberID(UInt16(number)) : .nobody
          }
          (moment.owner, moment.sender, moment.latestWriter) = (member(0), member(2), member(4))
          moment.lastTeamMember = member(6)
          guard let end = graph.place(contact, at: moment).nodes.last else { continue }
          if case .replyStep(let step) = graph.origin(ofNode: end) { used.insert(step) }
        }
      }
    }
    return used
  }

  /// What is wrong with what is found.
  private func complaints(_ steps: [ReplyStep], _ rules: [TagRule], _ fault: PlantedFault? = nil) -> [String] {
    let policy = Self.policy(steps, rules)
    let seen = Self.policy(steps, fault.seen(rules))
    var meter = ProofMeter(.standard)
    let proofs = StepProofs(of: seen, rules: RuleSet(seen), meter: &meter)
    let used = used(compile(policy))
    if proofs.isNeverAsked { return used.isEmpty ? [] : ["\(steps) after \(rules): steps are asked"] }
    let idle = Set(proofs.idle.map(\.step))
    let ends: Set<Int> = [steps.count - 1]
    let isRight = idle == Set(steps.indices).subtracting(used).subtracting(ends)
    return isRight ? [] : ["\(steps) after \(rules): \(idle) but \(used)"]
  }

  private func check(_ steps: [ReplyStep], _ rules: [TagRule]) { #expect(complaints(steps, rules) == []) }

  /// Rules that match every contact and name those whom steps name; as a prover with a fault sees them, they name others or match fewer.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: [PlantedFault.forgetsNone, .forgetsOtherwise, .forgetsHold])
  func `a prover with a fault is found out`(_ fault: PlantedFault) {
    let steps: [ReplyStep] = [.member(MemberID(0)), .member(MemberID(1)), .member(MemberID(2)), .sharedInbox]
    let conditions = [Condition(all: [TagID(0)]), Condition(none: [TagID(0)])]
    func rules(_ others: [Condition], holds: Bool) -> [TagRule] {
      others.map { TagRule(condition: $0, recipients: [MemberID(1)], otherwise: [[MemberID(0)]], holds: holds) }
    }
    let some = Condition(all: [TagID(0)], none: [TagID(1)])
    let tries = [
      rules(conditions, holds: false), rules(conditions, holds: true), rules([some, conditions[1]], holds: false),
    ]
    #expect(tries.contains { !complaints(steps, $0, fault).isEmpty })
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `steps that find no one are found, and no others`() {
    let choice: [ReplyStep] = [
      .roundRobin, .leastOpen, .sender, .lastTeamMember, .senderOrLastTeamMember, .member(MemberID(0)),
      .member(MemberID(1)), .member(MemberID(2)), .list(ListID(0)), .leastOpenOf(ListID(1)), .list(ListID(2)),
    ]
    var chance = Chance(6)
    for _ in 0..<(trials.map { $0 / 10 } ?? 4) {
      let steps = (0..<(1 + chance.below(3))).map { _ in choice[chance.below(choice.count)] }
      check(steps + [chance.happens(50) ? .hold : .sharedInbox], [])
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `tag rules that match every contact leave nothing for some steps`() {
    let with = Condition(all: [TagID(0)])
    let without = Condition(none: [TagID(0)])
    let rules = [
      TagRule(condition: with, recipients: [MemberID(0)]),
      TagRule(condition: without, recipients: [MemberID(1)], otherwise: [[MemberID(0)]]),
    ]
    check([.member(MemberID(0)), .member(MemberID(1)), .sharedInbox], rules)
    check(
      [.member(MemberID(0)), .sharedInbox],
      rules.map { rule in
        TagRule(condition: rule.condition, recipients: rule.recipients, otherwise: rule.otherwise, holds: true)
      })
  }
}
