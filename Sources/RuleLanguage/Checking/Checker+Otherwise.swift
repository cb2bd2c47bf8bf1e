import Campaign
import Diagnostics
import KeyedFiles
internal import Text

// Who gets the reply of a tag rule where none of `to` accepts.
extension Checker {
  /// Those whom `otherwise` names, entry by entry, and whether the reply is held at the end.
  mutating func otherwise(_ rule: TagRuleSyntax) -> (members: [[MemberID]], holds: Bool) {
    guard case .value(let names, _) = rule.otherwise else { return ([], false) }
    warnRepeatedNames(names, in: "`otherwise`")
    var members: [[MemberID]] = []
    var hold: SourceSpan?
    for case .value(let name, let span) in names {
      if let hold {
        problems.report(
          Problem(
            .unreachableStep, "this entry is never reached", at: place(span),
            related: [Label(place(hold), "the reply is held here")], help: "move it before `hold`, or delete it"))
        break
      }
      if name == ReplyStepWord.hold.rawValue {
        hold = span
        continue
      }
      switch recipient(name, span, .otherwise) {
      case .member(let member): members.append([ids[member]])
      case .list(let list): members.append(sortedOnce(lists[list].members.map { ids[$0] }))
      case nil: break
      }
    }
    return (members.filter { !$0.isEmpty }, hold != nil)
  }

  /// Warns of an entry of `otherwise` that no one can be found by, because everyone there was asked before.
  mutating func warnNeverUsed(_ written: TagRuleSyntax, _ rule: TagRule) {
    guard case .value(let names, _) = written.otherwise,
      names.count == rule.otherwise.count + (rule.holds ? 1 : 0)
    else { return }
    var asked = Set(rule.recipients)
    for (entry, name) in zip(rule.otherwise, names) {
      if asked.isSuperset(of: entry), case .value(let text, let span) = name {
        problems.report(
          Problem(
            .otherwiseNeverUsed, .warning, "everyone in \(quoted(text)) is asked before, so this entry finds no one",
            at: place(span), help: "delete it, or name someone else"))
      }
      asked.formUnion(entry)
    }
  }

  /// Warns of `at_once` in a rule that no tag makes match.
  mutating func warnNeverAtOnce(_ written: TagRuleSyntax, _ rule: TagRule) {
    guard rule.atOnce, rule.condition.all.isEmpty, rule.condition.any.isEmpty, let span = written.atOnce.span else {
      return
    }
    problems.report(
      Problem(
        .atOnceWithoutTag, .warning, "no tag makes this rule match, so `at_once` has no effect", at: place(span),
        help: "delete it, or ask for a tag in `all` or `any`"))
  }

  /// Rules that pick have a ring each, of which there are only so many.
  mutating func countPicking(_ span: SourceSpan) {
    pickingRules += 1
    guard pickingRules == limits.pickingRules + 1 else { return }
    problems.report(
      Problem(
        .tooManyPickingRules,
        "at most \(limits.pickingRules) tag rules of a file pick one member, the limit `picking rules`",
        at: place(span), label: "this is one more",
        help: "merge rules with the same recipients into one `any` condition"))
  }
}
