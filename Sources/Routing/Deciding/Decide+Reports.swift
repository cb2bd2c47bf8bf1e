import Campaign

extension DecisionGraph {
  func decideReport(
    _ member: MemberID, _ contact: ContactID, _ tags: UnsafeBufferPointer<TagID>, resolves: Bool,
    in state: RoutingState, into decision: inout Decision
  ) {
    let isOptOut = isOptOut(tags)
    if let refusal = state.refusalToRecord(contact, by: isOptOut ? nil : member) { return decision.refuse(refusal) }
    let isTooMany = wouldCarryTooMany(contact, tags, in: state, into: &decision)
    if isTooMany && !isOptOut { return decision.refuse(.tooManyTags) }
    decision.append(.reported(contact, member))
    if !tags.isEmpty && !isTooMany { decision.append(.tagged(contact)) }
    if resolves { decision.append(.resolved(contact, member)) }
    if isOptOut && !state.isOptedOut(contact) {
      return optOut(contact, .manual(member), in: state, into: &decision)
    }
    endReview(contact, in: state, into: &decision)
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
    optIn(contact, .member(member), in: state, into: &decision)
  }

  /// Opts in a contact and every other one with the same phone.
  func optIn(_ contact: ContactID, _ origin: OptInOrigin, in state: RoutingState, into decision: inout Decision) {
    optInAlone(contact, origin, in: state, into: &decision)
    for sharer in state.sharers(of: contact) where sharer != contact && state.isOptedOut(sharer) {
      optInAlone(sharer, origin, in: state, into: &decision)
    }
  }

  private func optInAlone(
    _ contact: ContactID, _ origin: OptInOrigin, in state: RoutingState, into decision: inout Decision
  ) {
    decision.append(.optedIn(contact, origin))
    // The reply that opted out came after the resolution.
    if state.flags(contact).isSuperset(of: [.resolved, .needsAttention]) { decision.append(.reopened(contact)) }
  }
}
