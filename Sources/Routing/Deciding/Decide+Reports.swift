import Campaign

/// What a report says, beside who wrote it about whom.
struct Report {
  var isOptOut: Bool
  var resolves: Bool
  /// How many tags it sets.
  var tags: Int
}

extension DecisionGraph {
  func decideReport(
    _ member: MemberID, _ contact: ContactID, _ report: Report, in state: RoutingState, into decision: inout Decision
  ) {
    if let refusal = state.refusalToRecord(contact, by: member) { return decision.refuse(refusal) }
    if state.contacts.tags.count(of: contact) + report.tags > mostTagsOfContact {
      return decision.refuse(.tooManyTags)
    }
    decision.append(.reported(contact, member))
    if report.tags > 0 { decision.append(.tagged(contact)) }
    if report.resolves { decision.append(.resolved(contact, member)) }
    if report.isOptOut && !state.isOptedOut(contact) {
      return optOut(contact, .manual(member), in: state, into: &decision)
    }
    if state.isUnderReview(contact) { decision.append(.reviewEnded(contact)) }
  }

  func decideReopening(
    _ contact: ContactID, by member: MemberID?, in state: RoutingState, into decision: inout Decision
  ) {
    if let refusal = state.refusalToRecord(contact, by: member) { return decision.refuse(refusal) }
    if !state.isResolved(contact) { return decision.refuse(.notResolved) }
    decision.append(.reopened(contact))
  }

  func decideClick(_ contact: ContactID, in state: RoutingState, into decision: inout Decision) {
    guard state.isKnown(contact) else { return decision.refuse(.unknownContact) }
    decision.append(.clicked(contact, state.sender(of: contact)))
  }

  /// A member who manages may undo an opt out, even without taking part.
  func decideOptIn(_ contact: ContactID, by member: MemberID, in state: RoutingState, into decision: inout Decision) {
    guard state.isKnown(member) else { return decision.refuse(.unknownMember) }
    guard policy.team[member.index].permissions.contains(.manage) else { return decision.refuse(.noPermission) }
    guard state.isKnown(contact) else { return decision.refuse(.unknownContact) }
    guard state.isOptedOut(contact) else { return decision.refuse(.notOptedOut) }
    decision.append(.optedIn(contact, member))
    for sharer in state.sharers(of: contact) where sharer != contact && state.isOptedOut(sharer) {
      decision.append(.optedIn(sharer, member))
    }
  }
}
