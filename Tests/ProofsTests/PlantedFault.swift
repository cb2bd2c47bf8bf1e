import Campaign
import Routing
import Testing

/// A fault that a prover might have: something of the rules that it does not see. The suites hand provers rules with one of these planted,
/// and try everything under the rules as they are; so a suite that finds no fault there could not find one in a prover either.
enum PlantedFault: String, CaseIterable, Sendable {
  case forgetsNone, forgetsAny, forgetsFields, forgetsRecipient
  case forgetsOtherwise, forgetsTurns, forgetsHold, forgetsAtOnce

  /// Those that show in rules without `by`, `otherwise`, `hold` and `at_once`.
  static let plain: [PlantedFault] = [.forgetsNone, .forgetsAny, .forgetsFields, .forgetsRecipient]

  /// A rule that has what is forgotten.
  var example: TagRule {
    let (one, other, third) = (TagID(0), TagID(1), TagID(2))
    let (first, both) = ([MemberID(0)], [MemberID(0), MemberID(1)])
    let value = FieldTest(field: FieldID(0), values: [ValueID(0)])
    return switch self {
    case .forgetsNone: TagRule(condition: Condition(all: [one], none: [other]), recipients: first)
    case .forgetsAny: TagRule(condition: Condition(all: [one], any: [other, third]), recipients: first)
    case .forgetsFields: TagRule(condition: Condition(all: [one], fields: [value]), recipients: first)
    case .forgetsRecipient: TagRule(condition: Condition(all: [one]), recipients: both)
    case .forgetsOtherwise: TagRule(condition: Condition(all: [one]), recipients: first, otherwise: [[MemberID(1)]])
    case .forgetsTurns: TagRule(condition: Condition(all: [one]), recipients: both, by: .roundRobin)
    case .forgetsHold: TagRule(condition: Condition(all: [one]), recipients: first, holds: true)
    case .forgetsAtOnce: TagRule(condition: Condition(all: [one]), recipients: first, atOnce: true)
    }
  }

  /// As a prover with the fault sees a rule.
  func rule(_ rule: TagRule) -> TagRule {
    let asked = rule.condition
    var condition = asked
    switch self {
    case .forgetsNone: condition = Condition(all: asked.all, any: asked.any, fields: asked.fields)
    case .forgetsAny: condition = Condition(all: asked.all, none: asked.none, fields: asked.fields)
    case .forgetsFields: condition = Condition(all: asked.all, any: asked.any, none: asked.none)
    case .forgetsOtherwise, .forgetsTurns, .forgetsHold, .forgetsAtOnce, .forgetsRecipient: break
    }
    let recipients =
      self == .forgetsRecipient && rule.recipients.count > 1 ? Array(rule.recipients.dropLast()) : rule.recipients
    return TagRule(
      condition: condition, recipients: recipients, by: self == .forgetsTurns ? .all : rule.by,
      otherwise: self == .forgetsOtherwise ? [] : rule.otherwise, holds: self == .forgetsHold ? false : rule.holds,
      atOnce: self == .forgetsAtOnce ? false : rule.atOnce)
  }
}

extension PlantedFault? {
  /// The rules as a prover with this fault sees them.
  func seen(_ policy: RoutingPolicy) -> RoutingPolicy {
    guard let fault = self else { return policy }
    return RoutingPolicy(
      action: policy.action, team: policy.team, selectedCount: policy.selectedCount, lists: policy.lists,
      distribution: policy.distribution, replySteps: policy.replySteps, tagRules: policy.tagRules.map(fault.rule),
      optOutKeywords: [], tags: policy.tags, fields: policy.fields)
  }

  func seen(_ rules: [TagRule]) -> [TagRule] { map { fault in rules.map(fault.rule) } ?? rules }
}
