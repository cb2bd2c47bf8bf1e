import Campaign
import Diagnostics
import KeyedFiles
internal import Proofs
internal import Routing
internal import Text

// Replies that very many members have at once.
extension Checker {
  /// Notes that a tag rule, or two together, can give one reply to more members than the limit `fan out`: the first to answer keeps the
  /// conversation, and everyone else has read it for nothing.
  mutating func noteFanOut(_ policy: RoutingPolicy, _ rules: RuleSet, _ meter: inout ProofMeter) {
    guard mostNamedByTwo(policy.tagRules) > limits.fanOut, !problems.drops(.note) else { return }
    let proof = ClaimProof(compile(policy), rules)
    // A note is not worth what other proofs may need. Without an answer by then, nothing is said.
    guard let example = meter.lend(meter.left / 64, { proof.fanOut(over: limits.fanOut, meter: &$0) }),
      let first = example.placement.rules.first
    else { return }
    let words = WitnessWords(policy)
    problems.report(
      Problem(
        .wideFanOut, .note, "tag rules can give one reply to more than \(counted(limits.fanOut, "member"))",
        at: place(ruleSpans[first.index]),
        related: example.placement.rules.dropFirst().prefix(4).map { rule in
          Label(place(ruleSpans[rule.index]), "this rule matches as well")
        },
        notes: [
          "witness: \(words.contact(example.contact))\(words.moment(example.moment)) → \(words.placement(example.placement))"
        ],
        help: "with `by: round_robin` or `by: least_open` a rule gives a reply to one of its members"))
  }

  /// How many members one rule or two can name at most: no graph has to be compiled where that is few.
  private func mostNamedByTwo(_ rules: [TagRule]) -> Int {
    var (first, second) = (0, 0)
    for index in rules.indices {
      let count = rules[index].otherwise.isEmpty ? rules[index].recipients.count : rules[index].named.count
      if count > first { (first, second) = (count, first) } else if count > second { second = count }
    }
    return first + second
  }
}
