import Campaign
import Diagnostics
import KeyedFiles
internal import Proofs
internal import Routing
internal import Text

// Invariants, proved or refuted.
extension Checker {
  /// Each invariant is proved with as much work as any other, so that a hard one takes nothing from those after it; what is left is
  /// divided among those that need more.
  mutating func prove(_ invariants: [RuleInvariant], _ proof: ClaimProof, _ meter: inout ProofMeter) {
    var answers = [Proof<Counterexample>](repeating: .notProved, count: invariants.count)
    var open = Array(invariants.indices)
    for _ in 0..<2 {
      let share = meter.left / max(1, open.count)
      for number in open {
        answers[number] = meter.lend(share) { proof.counterexample(invariants[number].claim, meter: &$0) }
      }
      open.removeAll { !answers[$0].isOpen }
      if open.isEmpty { break }
    }
    for (number, invariant) in invariants.enumerated() {
      switch answers[number] {
      case .found(let example): report(example, against: invariant, proof.policy)
      case .notProved:
        self.proof?.unprovedInvariants.insert(number)
        reportNotProved("it is not proved that this invariant holds", at: invariant.place)
      case .none: warnWithoutContacts(invariant, proof)
      }
    }
  }

  private mutating func warnWithoutContacts(_ invariant: RuleInvariant, _ proof: ClaimProof) {
    guard proof.isAboutNoContact(invariant.claim) else { return }
    problems.report(
      Problem(
        .invariantWithoutContacts, .warning, "no contact can meet the condition of this invariant",
        at: invariant.place, help: "contacts with the tag `\(OptOutTag.name)` are not routed; ask for other contacts"))
  }

  private mutating func report(_ example: Counterexample, against invariant: RuleInvariant, _ policy: RoutingPolicy) {
    guard !problems.drops(.error) else { return }
    let words = WitnessWords(policy)
    let rules = example.placement.rules.prefix(5)
    let message =
      switch invariant.claim.kind {
      case .never: "this does not hold: a reply can reach someone whom it must not reach"
      case .always: "this does not hold: a reply can reach none of them while one of them accepts it"
      case .atMost(let most): "this does not hold: tag rules can give a reply to more than \(counted(most, "member"))"
      }
    problems.report(
      Problem(
        .invariantRefuted, message, at: invariant.place,
        related: rules.map { Label(place(ruleSpans[$0.index]), "this rule matches") },
        notes: [
          "witness: \(words.contact(example.contact))\(words.moment(example.moment)) → \(words.placement(example.placement))"
        ],
        help: "change the rules, or the invariant"))
  }
}
