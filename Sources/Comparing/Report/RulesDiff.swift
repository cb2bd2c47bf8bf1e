internal import Campaign
internal import Diagnostics
internal import Explaining
package import Proofs
internal import Routing
package import RuleLanguage

/// What another version of a rule file does differently.
package struct RulesDiff {
  package enum Verdict: String, Sendable {
    case same, differs
    /// Nothing was found that differs, and the budget was spent before it was known that nothing does.
    case notProved = "not_proved"
  }

  /// What the two files are called.
  package let names: (old: String, new: String)
  package let routing: RoutingComparison
  package let settings: [RuleChange]
  /// What a list of contacts shows, where there is one.
  package var list: ListedDiff?
  /// What a recorded event stream shows, where there is one.
  package var recorded: RecordedDiff?
  let sides: [DiffSide]

  package init(_ old: CheckedPolicy, _ new: CheckedPolicy, budget: ProofBudget = .standard) {
    names = (old.origins.source.name, new.origins.source.name)
    routing = RoutingComparison(old.policy, new.policy, budget: budget)
    settings =
      RuleChange.settings(from: old.policy, to: new.policy)
      + [RuleChange.list(from: old.list, to: new.list)].compactMap { $0 }
    sides = zip([old, new], routing.graphs).map {
      DiffSide(words: DecisionWords(policy: $0.policy), places: RulePlaces(origins: $0.origins), graph: $1)
    }
  }

  /// Whether every reply goes where it went.
  package var routingVerdict: Verdict {
    if !routing.differences.isEmpty { return .differs }
    return routing.isProved ? .same : .notProved
  }

  /// The same of replies and settings together.
  package var verdict: Verdict {
    settings.isEmpty ? routingVerdict : .differs
  }

  /// One sentence for people.
  package var summary: String {
    switch (routingVerdict, settings.isEmpty) {
    case (.same, true): "the same: every reply goes where it went, and nothing else is set otherwise"
    case (.same, false): "replies are routed by the same rules; other settings differ"
    case (.differs, true): "replies go elsewhere"
    case (.differs, false): "replies go elsewhere, and other settings differ"
    case (.notProved, true): "not proved: no difference was found, and the budget was spent before the end"
    case (.notProved, false): "other settings differ; not proved whether replies go elsewhere"
    }
  }
}
