import Campaign
import Proofs
import Routing
import TestSupport
import Testing

@Suite struct ClaimProofTests {
  /// Whether a claim holds at every moment that can be tried.
  private func holds(_ claim: Claim, _ graph: DecisionGraph) -> Bool {
    let policy = graph.policy
    let rings = policy.tagRules.indices.compactMap { policy.ring(.tagRule(RuleID(UInt32($0)))) }
    // Whoever is first in one ring says nothing of who is in another.
    let orders = rings.reduce(1) { count, _ in count * Small.members }
    for contact in Small.classes where contact.meets(claim.condition) {
      for bits in 0..<(1 << Small.members) {
        for roles in 0..<16 {
          for order in 0..<orders {
            var moment = SupposedMoment(only: Small.members(bits), of: policy)
            if roles & 3 < 3 { moment.owner = MemberID(UInt16(roles & 3)) }
            if roles >> 2 < 3 { moment.sender = MemberID(UInt16(roles >> 2)) }
            moment.latestWriter = moment.sender
            var order = order
            for ring in rings {
              moment.turns[ring] = (0..<Small.members).map { MemberID(UInt16((order + $0) % Small.members)) }
              order /= Small.members
            }
            if !holds(claim, graph.place(contact, at: moment), moment) { return false }
          }
        }
      }
    }
    return true
  }

  private func holds(_ claim: Claim, _ placement: SupposedPlacement, _ moment: SupposedMoment) -> Bool {
    let isShared = placement.settlement == .sharedInbox
    return switch claim.kind {
    case .never(let members): !isShared && !placement.members.contains { members.contains($0) }
    case .always(let members):
      !members.contains { moment.accepts[$0.index] } || isShared
        || placement.members.contains { members.contains($0) }
    case .atMost(let most): placement.settlement != .recipients || placement.members.count <= most
    }
  }

  private func steps(_ chance: inout Chance) -> [ReplyStep] {
    let choice: [ReplyStep] = [
      .roundRobin, .leastOpen, .sender, .lastTeamMember, .member(MemberID(0)), .member(MemberID(1)),
    ]
    var steps = (0..<(1 + chance.below(2))).map { _ in choice[chance.below(choice.count)] }
    steps.append(chance.happens(50) ? .hold : .sharedInbox)
    return steps
  }

  /// What a proof says of a random claim about random rules, and what is wrong with it.
  private func complaints(
    _ chance: inout Chance, _ fault: PlantedFault? = nil, _ isHeld: (Bool) -> Void = { _ in }
  ) -> [String] {
    let rules =
      fault.map { [$0.example] }
      ?? (0..<chance.below(4)).map { _ in Small.rule(&chance, isPlain: chance.happens(50)) }
    let policy = Small.policy(rules, steps: steps(&chance))
    let condition = chance.happens(20) ? Condition() : Small.condition(&chance)
    let members = Small.members(1 + chance.below(7))
    let kind: Claim.Kind =
      switch chance.below(3) {
      case 0: .never(members)
      case 1: .always(members)
      default: .atMost(1 + chance.below(2))
      }
    let claim = Claim(condition, kind)
    let graph = compile(policy)
    let seen = fault.seen(policy)
    var meter = ProofMeter(.standard)
    let proof = ClaimProof(compile(seen), RuleSet(seen)).counterexample(claim, meter: &meter)
    let about = "\(claim) of \(policy.tagRules), \(policy.replySteps)"
    switch proof {
    case .none:
      isHeld(true)
      return holds(claim, graph) ? [] : ["it does not hold: \(about)"]
    case .found(let example):
      isHeld(false)
      let placement = graph.place(example.contact, at: example.moment)
      let isRight = example.contact.meets(condition) && !holds(claim, placement, example.moment)
      return isRight && !holds(claim, graph) ? [] : ["it is no example against it: \(about)"]
    case .notProved: return ["not proved: \(about)"]
    }
  }

  @Test func `claims are proved and refuted as trying everything shows`() {
    var chance = Chance(5)
    var counts = (held: 0, refuted: 0)
    for _ in 0..<(trials ?? 25) {
      #expect(complaints(&chance) { if $0 { counts.held += 1 } else { counts.refuted += 1 } } == [])
    }
    #expect(counts.held > 2 && counts.refuted > 2)
  }

  /// What routes again is no part of any claim.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: PlantedFault.allCases.filter { $0 != .forgetsAtOnce })
  func `a prover with a fault is found out`(_ fault: PlantedFault) {
    var chance = Chance(14)
    #expect((0..<1_000).contains { _ in !complaints(&chance, fault).isEmpty })
  }
}
