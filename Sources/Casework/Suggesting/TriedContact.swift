package import Campaign
package import Explaining
internal import Records
package import Routing
internal import RuleLanguage

/// A contact whom someone tries: who they are, and what has happened before their reply.
package struct TriedContact {
  private let draft: DraftCase
  private let names: String

  /// Only what the rules ask about counts: nothing else could change where the reply goes.
  ///
  /// - Parameters:
  ///   - sender: who sent the first text, if someone has.
  ///   - away: who is away when the reply comes.
  package init(_ contact: ExplainedContact, sender: MemberID? = nil, away: [MemberID] = [], under policy: RoutingPolicy)
  {
    var draft = DraftCase()
    draft.tags = contact.carried
    for (index, value) in contact.values.enumerated() where policy.fields[index].values.indices.contains(value.index) {
      draft.values[FieldID(UInt16(truncatingIfNeeded: index))] = value
    }
    if contact.lastTeamMember.isSomebody { draft.lastTeamMember = contact.lastTeamMember }
    (draft.sender, draft.away) = (sender, away)
    self.draft = draft
    names = draft.subject(policy)
  }

  /// Where the reply goes, and what was asked on the way; nil where the rules refuse what happened before, or place no reply.
  package func reply(under rules: CaseRules) throws -> TriedReply? {
    let run = try DraftRun(draft, under: rules)
    guard let outcome = run.outcome, let trace = run.walks.last?.trace else { return nil }
    var members: [String] = []
    if case .list(let names)? = outcome[EffectKey.to.name] { members = names }
    return TriedReply(trace: trace, members: members, isHeld: outcome.kind == .held)
  }

  /// A case that expects what the rules do now; nil where they place no reply.
  ///
  /// - Parameter taken: the names that cases have already.
  package func suggestion(under rules: CaseRules, besides taken: Set<String>) throws -> SuggestedCase? {
    let run = try DraftRun(draft, under: rules)
    guard run.outcome != nil else { return nil }
    var taken = taken
    let name = newName("\(names): to \(run.destination)", among: &taken)
    return SuggestedCase(yaml: draft.yaml(name, run.outcome, under: rules), tries: [])
  }
}

/// Where the reply of a contact went that was tried.
package struct TriedReply {
  package let trace: Trace
  /// To whom, as effects name them.
  package let members: [String]
  /// Whether it waits until someone can take it.
  package let isHeld: Bool
}
