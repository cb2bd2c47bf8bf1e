import Campaign
package import Diagnostics
import KeyedFiles
package import Proofs
internal import Text

/// Something that must hold, and where the rule file says it.
package struct RuleInvariant: Sendable {
  /// Where it is written.
  package let place: Place
  package let claim: Claim
}

extension Checker {
  /// What must hold, as far as it could be read.
  mutating func invariants() -> [RuleInvariant] {
    guard case .value(let written, _) = syntax.invariants else { return [] }
    if written.count > limits.invariants, let span = written[limits.invariants].span {
      problems.report(
        Problem(
          .tooManyInvariants, "a rule file has at most \(limits.invariants) invariants, the limit `invariants`",
          at: place(span), label: "this is one more", help: "name several members, or a user list, in one"))
    }
    var invariants: [RuleInvariant] = []
    for case .value(let entry, let span) in written {
      let condition = entry.when.isAbsent ? Condition() : self.condition(when: entry.when)
      let recipients = entry.kind == .atMost ? nil : self.recipients(entry.to.value ?? [])
      guard let condition else { continue }
      let kind: Claim.Kind
      switch entry.kind {
      case .never, .always:
        guard let recipients else { continue }
        let members = recipientSets.sets[recipients]
        kind = entry.kind == .never ? .never(members) : .always(members)
      case .atMost:
        guard let most = entry.members.value else { continue }
        kind = .atMost(most)
      }
      invariants.append(RuleInvariant(place: place(span), claim: Claim(condition, kind)))
    }
    return invariants
  }
}
