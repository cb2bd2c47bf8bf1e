import Campaign
import Proofs
import Routing
import TestSupport
import Testing

@Suite struct RuleDifferencesTests {
  /// Compares two small policies, and every class of contacts by walking both graphs: what is wrong with what is found.
  private func complaints(_ old: RoutingPolicy, _ new: RoutingPolicy, _ fault: PlantedFault? = nil) -> [String] {
    var complaints: [String] = []
    func expect(_ holds: Bool, _ what: String) {
      if !holds { complaints.append("\(old.tagRules) and \(new.tagRules): \(what)") }
    }
    let rings = RuleDifferences(old, new)
    let differences = RuleDifferences(fault.seen(old), fault.seen(new))
    var meter = ProofMeter(.standard)
    var notProved = false
    let found = differences.all(notProved: &notProved, meter: &meter)
    expect(!notProved, "not proved")
    let (before, after) = (compile(old), compile(new))
    let changed = Small.classes.filter { contact in
      Everything.differs(before, after, contact) { rings.newOf[$0] < 0 ? nil : rings.newOf[$0] }
    }
    expect(found.isEmpty == changed.isEmpty, "\(found) but \(changed)")
    for difference in found {
      let contact = difference.lack.contact
      expect(changed.contains(contact), "\(difference) is none")
      let side = difference.side == .old ? differences.old : differences.new
      expect(side.matching(contact).contains(difference.lack.rule), "\(difference) is of another rule")
    }
    return complaints
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: PlantedFault.allCases) func `a prover with a fault is found out`(
    _ fault: PlantedFault
  ) {
    let rules = [fault.example, fault.rule(fault.example)]
    #expect(!complaints(Small.policy([rules[0]]), Small.policy([rules[1]]), fault).isEmpty)
  }

  private func pair(_ chance: inout Chance, isPlain: Bool) -> (RoutingPolicy, RoutingPolicy) {
    let rules = (0..<(1 + chance.below(3))).map { _ in Small.rule(&chance, isPlain: isPlain) }
    var others = rules
    switch chance.below(4) {
    case 0: others.remove(at: chance.below(others.count))
    case 1: others.append(Small.rule(&chance, isPlain: isPlain))
    case 2: others[chance.below(others.count)] = Small.rule(&chance, isPlain: isPlain)
    default: others.reverse()
    }
    return (Small.policy(rules), Small.policy(others))
  }

  @Test func `policies with plain rules differ where walking shows it`() {
    var chance = Chance(3)
    for _ in 0..<(trials ?? 20) {
      let (old, new) = pair(&chance, isPlain: true)
      #expect(complaints(old, new) == [])
    }
  }

  @Test func `policies with rules that pick, look further, hold or ask at once differ where walking shows it`() {
    var chance = Chance(4)
    for _ in 0..<(trials ?? 3) {
      let (old, new) = pair(&chance, isPlain: false)
      #expect(complaints(old, new) == [])
    }
  }

  @Test func `tags, fields and members are the same by name`() {
    func policy(_ tags: [String], _ members: [String], _ to: MemberID) -> RoutingPolicy {
      RoutingPolicy(
        action: "a", team: members.map { TeamMember(key: $0, name: $0, permissions: .sendQueue) },
        selectedCount: members.count, lists: [], distribution: Distribution(),
        replySteps: [.roundRobin, .sharedInbox],
        tagRules: [TagRule(condition: Condition(all: [TagID(UInt32(tags.count - 1))]), recipients: [to])],
        optOutKeywords: [], tags: tags, fields: [])
    }
    let one = policy(["Donor"], ["ana", "joe"], MemberID(1))
    let same = policy(["VIP", "donor"], ["joe", "ana"], MemberID(0))
    let other = policy(["VIP", "donor"], ["joe", "ana"], MemberID(1))
    var meter = ProofMeter(.standard)
    var notProved = false
    #expect(RuleDifferences(one, same).all(notProved: &notProved, meter: &meter).isEmpty)
    let differences = RuleDifferences(one, other)
    let found = differences.all(notProved: &notProved, meter: &meter)
    #expect(found.map(\.side) == [.old, .new])
    #expect(found.map { differences.names.contact($0.lack.contact, under: 1).tags } == [[TagID(1)], [TagID(1)]])
  }
}
