import Campaign
import Diagnostics
import KeyedFiles
internal import Text

// Names that no rule uses.
extension Checker {
  mutating func noteUnused(_ policy: RoutingPolicy) {
    for (index, list) in lists.enumerated() where !usedLists.contains(index) && list.shifts == nil {
      problems.report(
        Problem(
          .unusedList, .note, "no rule uses the user list \(quoted(list.name))", at: place(list.span),
          help: "delete it, unless replies are reassigned to it by hand"))
    }
    warnUnaskedTags(policy)
    warnJoinedTags { askedTags(policy).subtracting(policy.autoTags.map(\.tag)) }
    if policy.distribution.maxPerMember == 0, let span = syntax.distribution.value?.maxPerMember.span {
      problems.report(
        Problem(
          .noFirstTexts, .warning, "no one is given a first text: each member's cap is 0", at: place(span),
          help: "write a larger number, or `null` for no cap"))
    }
  }

  /// Warns of auto tags that no rule asks about, where one asks about a tag that is spelled nearly like it. Others may be set for people to
  /// see.
  private mutating func warnUnaskedTags(_ policy: RoutingPolicy) {
    guard case .value(let written, _) = syntax.autoTags, !written.isEmpty, !policy.tagRules.isEmpty else { return }
    let asked = askedTags(policy)
    let given = Set(policy.autoTags.map(\.tag))
    let names = asked.subtracting(given).sorted().map { policy.tags[$0.index] }
    guard !names.isEmpty else { return }
    var vocabulary = Vocabulary(names)
    for case .value(let entry, _) in written {
      guard case .value(let name, let span) = entry.tag, case .known(let tag) = tags.meet(name, span),
        !asked.contains(tag), tag != policy.optOutTag
      else { continue }
      let meant = vocabulary.meant(by: name)
      guard !meant.isEmpty else { continue }
      var problem = Problem.unknown(
        .unaskedAutoTag, .warning, "no tag rule asks about the tag \(quoted(name))", name, at: place(span), meant: meant
      )
      // People may look at the tag, so no change is safe.
      problem.fixes = problem.fixes.map { Fix($0.title, safety: .unsafe, edits: $0.edits) }
      problems.report(problem)
    }
  }
}

/// The tags that tag rules ask about.
private func askedTags(_ policy: RoutingPolicy) -> Set<TagID> {
  var asked: Set<TagID> = []
  for rule in policy.tagRules {
    asked.formUnion(rule.condition.all)
    asked.formUnion(rule.condition.any)
    asked.formUnion(rule.condition.none)
  }
  return asked
}
