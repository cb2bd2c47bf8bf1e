/// A small mistake that rules might have.
package enum PolicyMutation: Hashable, Sendable {
  /// A tag rule is missing.
  case deleteRule(Int)
  /// A tag rule asks one test less: the number of one of `Condition.tests`.
  case widen(rule: Int, test: Int)
  /// A tag rule has one of several tags or values less of which one is enough: the number of a test, and of its tag or value.
  case narrow(rule: Int, test: Int, without: Int)
  /// A tag rule asks for one more tag.
  case require(rule: Int, TagID)
  /// A tag rule names another member.
  case swap(rule: Int, MemberID, for: MemberID)
  /// A tag rule names one member less.
  case drop(rule: Int, MemberID)
  /// A reply step and the next one change places.
  case reorderSteps(Int)
  /// A reply step is missing.
  case deleteStep(Int)
  /// A reply step names another member.
  case swapStep(Int, for: MemberID)
}

extension RoutingPolicy {
  /// All mistakes of these kinds that leave rules which could be written.
  package var mutations: [PolicyMutation] {
    tagRules.indices.flatMap { mutations(ofRule: $0) } + stepMutations
  }

  private func mutations(ofRule index: Int) -> [PolicyMutation] {
    let rule = tagRules[index]
    var found: [PolicyMutation] = [.deleteRule(index)]
    for (number, test) in rule.condition.tests.enumerated() {
      found.append(.widen(rule: index, test: number))
      let choices = max(test.any.count, test.fields.first?.values.count ?? 0)
      if choices > 1 { found += (0..<choices).map { .narrow(rule: index, test: number, without: $0) } }
    }
    let asked = Set(rule.condition.all + rule.condition.any + rule.condition.none)
    let others = tags.indices.map { TagID(UInt32(truncatingIfNeeded: $0)) }
    if let other = others.first(where: { !asked.contains($0) && $0 != optOutTag }) {
      found.append(.require(rule: index, other))
    }
    for member in rule.recipients {
      if let other = selected.first(where: { !rule.named.contains($0) }) {
        found.append(.swap(rule: index, member, for: other))
      }
      if rule.recipients.count > 1 { found.append(.drop(rule: index, member)) }
    }
    return found
  }

  /// The last step stays: what it is follows from the others.
  private var stepMutations: [PolicyMutation] {
    var found: [PolicyMutation] = []
    let free = replySteps.count - 1
    let holds = replySteps.last == .hold
    for index in 0..<max(0, free) {
      if !holds || free > 1 { found.append(.deleteStep(index)) }
      if index + 1 < free { found.append(.reorderSteps(index)) }
      if case .member(let member) = replySteps[index], let other = selected.first(where: { $0 != member }) {
        found.append(.swapStep(index, for: other))
      }
    }
    return found
  }

  /// The rules with a mistake. Rules keep their numbers: one that is missing never matches.
  package func mutated(by mutation: PolicyMutation) -> RoutingPolicy {
    var (rules, steps) = (tagRules, replySteps)
    switch mutation {
    case .deleteRule(let rule): rules[rule] = rules[rule].with(rules[rule].condition.neverHolding)
    case .widen(let rule, let test):
      var tests = rules[rule].condition.tests
      tests.remove(at: test)
      rules[rule] = rules[rule].with(Condition(tests))
    case .narrow(let rule, let test, let without):
      var tests = rules[rule].condition.tests
      tests[test] = tests[test].without(without)
      rules[rule] = rules[rule].with(Condition(tests))
    case .require(let rule, let tag):
      rules[rule] = rules[rule].with(Condition(rules[rule].condition.tests + [Condition(all: [tag])]))
    case .swap(let rule, let member, let other):
      rules[rule] = rules[rule].with(recipients: rules[rule].recipients.map { $0 == member ? other : $0 }.sorted())
    case .drop(let rule, let member):
      rules[rule] = rules[rule].with(recipients: rules[rule].recipients.filter { $0 != member })
    case .reorderSteps(let step): steps.swapAt(step, step + 1)
    case .deleteStep(let step): steps.remove(at: step)
    case .swapStep(let step, let other): steps[step] = .member(other)
    }
    return RoutingPolicy(
      action: action, team: team, selectedCount: selectedCount, lists: lists, distribution: distribution,
      replySteps: steps, tagRules: rules, optOutKeywords: optOutKeywords, optInKeywords: optInKeywords,
      reviewPhrases: reviewPhrases, optOutScope: optOutScope, autoTags: autoTags, textingHours: textingHours,
      notifications: notifications, tags: tags, optOutTag: optOutTag, fields: fields, replyTimeout: replyTimeout)
  }
}

extension TagRule {
  fileprivate func with(_ condition: Condition) -> TagRule {
    TagRule(
      condition: condition, recipients: recipients, by: by, otherwise: otherwise, holds: holds, atOnce: atOnce)
  }

  fileprivate func with(recipients: [MemberID]) -> TagRule {
    TagRule(
      condition: condition, recipients: recipients, by: by, otherwise: otherwise, holds: holds, atOnce: atOnce)
  }
}

extension Condition {
  /// A condition that no contact meets, by the tags and fields of this one: some are asked for and refused, or no value will do.
  fileprivate var neverHolding: Condition {
    if let field = fields.first { return Condition(fields: [FieldTest(field: field.field, values: [])]) }
    let tags = all + any + none
    return Condition(all: Array(tags.prefix(1)), none: Array(tags.prefix(1)))
  }

  /// All of some tests.
  fileprivate init(_ tests: [Condition]) {
    self.init(
      all: tests.flatMap(\.all).sorted(), any: tests.flatMap(\.any), none: tests.flatMap(\.none).sorted(),
      fields: tests.flatMap(\.fields))
  }

  /// The same test with one tag or value less.
  fileprivate func without(_ index: Int) -> Condition {
    var any = any
    if any.indices.contains(index) { any.remove(at: index) }
    return Condition(
      any: any,
      fields: fields.map { test in
        FieldTest(field: test.field, values: test.values.enumerated().filter { $0.offset != index }.map(\.element))
      })
  }
}
