internal import Campaign
internal import Comparing
internal import Diagnostics
internal import Explaining
internal import Proofs
internal import Records
internal import Routing
internal import RuleLanguage
internal import Threads

/// A small mistake made in the rules, and whether the cases notice.
package struct Mutant {
  /// What was changed, in words.
  package let change: String
  /// `FILE:LINE` of what was changed.
  package let place: String
  /// The name of the first case that fails under it; nil where none does.
  package let killedBy: String?
  /// A case that holds under the rules and fails under the mistake, as an entry of a list of cases; nil where the mutant is killed, or
  /// where none was found.
  package let killer: String?
  /// It is known that replies go elsewhere, at some moment.
  package let isDifferent: Bool
  /// It is proved that every reply goes where it went: no case could notice.
  package let isEquivalent: Bool

  /// No case notices it, and one could, as far as is known.
  package var isGap: Bool { killedBy == nil && !isEquivalent }
}

/// Makes small mistakes in rules one by one and runs the cases under each.
struct MutationRun {
  private let rules: CaseRules
  private let cases: [RoutingCase]
  private let pool: DraftPool
  private let places: RulePlaces
  private let words: DecisionWords
  /// What drafts come to under the rules as they are, in the order of `drafts`.
  private var outcomes: [DraftRun?]
  private let drafts: [DraftCase]
  private var names: Set<String>
  /// The cases that were found. Looked up only, never walked.
  private var killers: [DraftCase: String] = [:]
  private var policy: RoutingPolicy { rules.checked.policy }
  private static let mostDrafts = 500
  /// How many of the differences that were proved are tried as cases.
  private static let mostWitnesses = 8

  /// - Parameter cases: those that hold under the rules.
  init(_ rules: CaseRules, cases: [RoutingCase], names: Set<String>) {
    self.rules = rules
    self.cases = cases
    self.names = names
    pool = DraftPool(rules.checked.policy)
    places = RulePlaces(origins: rules.checked.origins)
    words = DecisionWords(policy: rules.checked.policy)
    drafts = Self.drafts(pool, rules.checked.policy)
    outcomes = drafts.map { _ in nil }
  }

  /// Contacts as they are; then each circumstance with few contacts, and with those away who might take the reply.
  private static func drafts(_ pool: DraftPool, _ policy: RoutingPolicy) -> [DraftCase] {
    var drafts = pool.contacts
    let members = policy.selected.prefix(6)
    let away = [[]] + members.map { [$0] } + members.flatMap { one in members.filter { $0 > one }.map { [one, $0] } }
    for contact in pool.contacts.prefix(16) {
      for circumstances in pool.circumstances {
        for absent in away where !absent.isEmpty || circumstances != DraftCase() {
          var draft = contact.under(circumstances)
          draft.away = absent
          drafts.append(draft)
        }
      }
    }
    return Array(drafts.prefix(mostDrafts))
  }

  /// - Parameter jobs: on how many threads the cases run.
  mutating func run(jobs: Int, progress: any Progress) throws -> [Mutant] {
    // A file whose order of steps does not matter has mutants that are itself.
    let mutations = policy.mutations.filter { policy.mutated(by: $0) != policy }
    let killers = try firstFailures(under: mutations, jobs: jobs, progress)
    var mutants: [Mutant] = []
    for (mutation, killedBy) in zip(mutations, killers) {
      try progress.check()
      let mutated = policy.mutated(by: mutation)
      let comparison = killedBy == nil ? RoutingComparison(policy, mutated) : nil
      let isEquivalent = comparison?.isEquivalence ?? false
      var killer: String?
      if let comparison, !isEquivalent {
        var changed = CaseRules(rules.checked.supposing(mutated), optedOut: rules.optedOut)
        killer = try self.killer(of: &changed, witnesses(comparison))
      }
      mutants.append(
        Mutant(
          change: text(mutation), place: place(mutation), killedBy: killedBy, killer: killer,
          isDifferent: killer != nil || comparison?.differences.isEmpty == false, isEquivalent: isEquivalent))
      progress.note(mutants.count, "mutant")
    }
    return mutants
  }

  /// The name of the first case that fails under each mutation.
  private func firstFailures(
    under mutations: [PolicyMutation], jobs: Int, _ progress: any Progress
  ) throws -> [String?] {
    let (checked, optedOut, cases) = (rules.checked, rules.optedOut, cases)
    return try share(mutations.count, jobs: jobs, check: progress.check) { _, number in
      var changed = CaseRules(
        checked.supposing(checked.policy.mutated(by: mutations[number])), optedOut: optedOut)
      return try cases.first { try !changed.verdict(of: $0).failures().isEmpty }?.name
    }
  }

  /// The contacts and moments of which it is proved that their replies go elsewhere, as drafts.
  private func witnesses(_ comparison: RoutingComparison) -> [DraftCase] {
    comparison.differences.prefix(Self.mostWitnesses).compactMap { difference in
      guard let moment = difference.moment, !moment.isPassedOver else { return nil }
      func member(_ shared: MemberID) -> MemberID? {
        policy.selected.first { comparison.names.member($0, of: 0) == shared }
      }
      var draft = DraftCase(comparison.names.contact(difference.contact, under: 0))
      draft.away = policy.selected.filter { !moment.accepting.contains(comparison.names.member($0, of: 0)) }
      draft.sender = member(moment.sender) ?? member(moment.latestWriter) ?? member(moment.owner)
      draft.lastTeamMember = member(moment.lastTeamMember)
      return draft
    }
  }

  /// A draft that holds under the rules and fails under a mutant: one of what was proved to differ, else the smallest.
  private mutating func killer(of mutant: inout CaseRules, _ witnesses: [DraftCase]) throws -> String? {
    var own = rules
    let tried = witnesses.map { (draft: $0, index: Int?.none) } + drafts.enumerated().map { ($1, $0) }
    for (draft, index) in tried {
      let expected = try index.flatMap { outcomes[$0] } ?? DraftRun(draft, under: rules)
      if let index { outcomes[index] = expected }
      guard let outcome = expected.outcome, try !DraftRun(draft, under: mutant).isSame(as: expected) else { continue }
      if let known = killers[draft] {
        guard let written = DraftRun.parsed(known, rules), try !mutant.verdict(of: written).failures().isEmpty
        else { continue }
        return known
      }
      var taken = names
      let name = newName("\(draft.subject(policy)): to \(expected.destination)", among: &taken)
      let yaml = draft.yaml(name, outcome, under: rules)
      guard let written = DraftRun.parsed(yaml, rules), try own.verdict(of: written).failures().isEmpty,
        try !mutant.verdict(of: written).failures().isEmpty
      else { continue }
      names = taken
      killers[draft] = yaml
      return yaml
    }
    return nil
  }

  private func place(_ mutation: PolicyMutation) -> String {
    switch mutation {
    case .deleteRule(let rule), .widen(let rule, _), .narrow(let rule, _, _), .require(let rule, _),
      .swap(let rule, _, _), .drop(let rule, _):
      places.rule(RuleID(UInt32(truncatingIfNeeded: rule)))
    case .reorderSteps(let step), .deleteStep(let step), .swapStep(let step, _):
      places.origin(.replyStep(step)) ?? rules.checked.origins.source.name
    }
  }

  private func text(_ mutation: PolicyMutation) -> String {
    func rule(_ index: Int) -> String { words.rule(policy.tagRules[index]) }
    func step(_ index: Int) -> String { policy.name(of: policy.replySteps[index]) }
    switch mutation {
    case .deleteRule(let index): return "without \(rule(index))"
    case .widen(let index, let test):
      return "\(rule(index)), without asking: \(words.condition(policy.tagRules[index].condition.tests[test]))"
    case .narrow(let index, let test, let without):
      let asked = policy.tagRules[index].condition.tests[test]
      let left: Condition =
        asked.any.isEmpty
        ? Condition(fields: asked.fields.map { FieldTest(field: $0.field, values: [$0.values[without]]) })
        : Condition(any: [asked.any[without]])
      return "\(rule(index)), not for \(words.condition(left))"
    case .require(let index, let tag): return "\(rule(index)), only with \(policy.tags[tag.index]) as well"
    case .swap(let index, let member, let other):
      return "\(rule(index)), with \(words.name(other)) for \(words.name(member))"
    case .drop(let index, let member): return "\(rule(index)), without \(words.name(member))"
    case .reorderSteps(let index): return "\(step(index + 1)) before \(step(index))"
    case .deleteStep(let index): return "without the step \(step(index))"
    case .swapStep(let index, let other): return "the step \(words.name(other)) for \(step(index))"
    }
  }
}
