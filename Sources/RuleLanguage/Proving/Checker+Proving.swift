import Campaign
import Diagnostics
import KeyedFiles
internal import Proofs
internal import Routing
internal import Text

// What is proved of a file without errors.
extension Checker {
  /// Reports what never has an effect, and each invariant that does not hold.
  mutating func prove(_ policy: RoutingPolicy, _ invariants: [RuleInvariant]) {
    var meter = ProofMeter(ProofBudget(steps: limits.proofSteps))
    proof = ProofState()
    let rules = RuleSet(policy)
    warnReachNoOne(policy)
    noteWaiting(policy)
    noteUnused(policy)
    warnShadowedPhrases()
    // What is hard to know of the rules leaves enough for what their author claims.
    var part = ProofMeter(ProofBudget(steps: invariants.isEmpty ? meter.left : meter.left / 2))
    let share = part.left
    let redundant = proveRules(policy, rules, &part)
    proveSteps(policy, rules, &part)
    meter.spend(share - part.left)
    if !redundant.isEmpty || !invariants.isEmpty {
      let graph = compile(policy)
      if !redundant.isEmpty { warn(redundant, policy, graph) }
      prove(invariants, ClaimProof(graph, rules), &meter)
    }
    noteFanOut(policy, rules, &meter)
  }

  /// Rules that can be deleted, but for those that were reported already.
  private mutating func proveRules(
    _ policy: RoutingPolicy, _ rules: RuleSet, _ meter: inout ProofMeter
  ) -> [RedundantRule] {
    let redundant = RedundantRules(of: rules, meter: &meter)
    proof?.idleRules = redundant.found.count
    proof?.unprovedRules = redundant.notProved.count
    if let first = redundant.notProved.first {
      let what = counted(redundant.notProved.count, "tag rule")
      reportNotProved(
        "it is not proved of \(what) that it changes who gets a reply", at: place(ruleSpans[first.index]))
    }
    // A rule without contacts asks for the tag `Opt Out`, which was reported.
    return redundant.found.filter { !repeatedRules.contains($0.rule.index) && $0.contact != nil }
  }

  mutating func reportNotProved(_ message: String, at place: Place) {
    problems.report(
      Problem(
        .notProved, .note, message, at: place,
        notes: ["the proofs about this file took \(grouped(limits.proofSteps)) steps, the limit `proof steps`"],
        help: "nothing is wrong with it as far as is known"))
  }

  private mutating func warn(_ redundant: [RedundantRule], _ policy: RoutingPolicy, _ graph: DecisionGraph) {
    let lines = LineTable(syntax.source)
    for redundant in redundant { warn(redundant, policy, graph, lines) }
  }

  private mutating func warn(
    _ redundant: RedundantRule, _ policy: RoutingPolicy, _ graph: DecisionGraph, _ lines: LineTable
  ) {
    guard !problems.drops(.warning), let contact = redundant.contact else { return }
    let span = ruleSpans[redundant.rule.index]
    let words = WitnessWords(policy)
    let members = graph.place(contact, at: SupposedMoment(everyoneOf: policy)).members
    let line = lines.position(ofByte: Int(span.lower)).line
    problems.report(
      Problem(
        .ruleChangesNothing, .warning, "this tag rule never changes who gets a reply", at: place(span),
        related: redundant.covers.prefix(5).map { rule in
          Label(
            place(ruleSpans[rule.index]),
            redundant.covers.count == 1
              ? "this rule does all that it does" : "with this rule, all of it is done already")
        },
        notes: ["witness: \(words.contact(contact)) → \(words.names(members)) with or without line \(line)"],
        help: "delete it, or ask for other contacts", fixes: deletingRule(redundant.rule)))
  }

  /// Deletes a tag rule, where no comment loses what it is about.
  private func deletingRule(_ rule: RuleID) -> [Fix] {
    guard case .value(let written, _) = syntax.tagRules, written.count > 1 else { return [] }
    let position = rulePositions[rule.index]
    let span = ruleSpans[rule.index]
    if position > 0 { return deletionFix("delete the rule", span, after: written[position - 1].span) }
    guard let edit = written[1].span.flatMap({ deletion(of: span, before: $0) }) else { return [] }
    return [Fix("delete the rule", safety: .safe, edits: [edit])]
  }

  /// Steps that find no one because of the tag rules.
  private mutating func proveSteps(_ policy: RoutingPolicy, _ rules: RuleSet, _ meter: inout ProofMeter) {
    guard policy.selectedCount > 0, !rules.rules.isEmpty else { return }
    let proofs = StepProofs(of: policy, rules: rules, meter: &meter)
    if !proofs.isProved, let span = syntax.replyRouting.span {
      reportNotProved("it is not proved that each reply step can find someone", at: place(span))
    }
    if proofs.isNeverAsked {
      guard let span = syntax.replyRouting.span else { return }
      problems.report(
        Problem(
          .unreachableStep, .warning, "reply routing is never asked: every contact's tag rules hold its replies",
          at: place(span), related: labels(policy, "it holds replies") { $0.holds },
          help: "delete `hold` from `otherwise`, or delete `reply_routing`"))
      return
    }
    let known = Set(StepReach(policy.replySteps, of: policy).idle().map(\.step))
    for idle in proofs.idle where !known.contains(idle.step) {
      guard let span = stepSpans[idle.step] else { continue }
      let step = policy.replySteps[idle.step]
      var named: [MemberID] = []
      if case .member(let member) = step { named = [member] }
      problems.report(
        Problem(
          .unreachableStep, .warning, "this reply step finds no one: the tag rules ask everyone whom it names before",
          at: place(span),
          related: labels(policy, "asked before") { rule in named.contains { rule.named.contains($0) } }
            + idle.earlier.prefix(3).compactMap { stepSpans[$0].map { Label(place($0), "asked before") } },
          help: "delete it, or name someone else"))
    }
  }

  /// The first few rules of a kind.
  private func labels(_ policy: RoutingPolicy, _ text: String, where isMeant: (TagRule) -> Bool) -> [Label] {
    var labels: [Label] = []
    for (index, rule) in policy.tagRules.enumerated() where labels.count < 3 && isMeant(rule) {
      labels.append(Label(place(ruleSpans[index]), text))
    }
    return labels
  }
}
