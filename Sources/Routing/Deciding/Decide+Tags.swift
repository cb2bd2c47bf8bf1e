import Campaign

extension DecisionGraph {
  func decideTag(
    _ contact: ContactID, by member: MemberID?, _ tags: UnsafeBufferPointer<TagID>, in state: RoutingState,
    into decision: inout Decision
  ) {
    let isOptOut = isOptOut(tags)
    if !isOptOut, let member, let refusal = state.refusal(of: member) { return decision.refuse(refusal) }
    guard state.isKnown(contact) else { return decision.refuse(.unknownContact) }
    guard give(tags, to: contact, in: state, into: &decision) || isOptOut else { return decision.refuse(.tooManyTags) }
    if !isOptOut && tagRules.asksAtOnce { routeAtOnce(contact, tags, in: state, into: &decision) }
    if isOptOut && !state.isOptedOut(contact) {
      optOut(contact, .manual(member ?? .nobody), in: state, into: &decision)
    }
  }

  func decideUntag(_ contact: ContactID, by member: MemberID?, in state: RoutingState, into decision: inout Decision) {
    if let member, let refusal = state.refusal(of: member) { return decision.refuse(refusal) }
    guard state.isKnown(contact) else { return decision.refuse(.unknownContact) }
    decision.append(.untagged(contact))
  }

  /// Whether the tag `Opt Out` is among the tags of an event, which makes it an opt out.
  func isOptOut(_ tags: UnsafeBufferPointer<TagID>) -> Bool { tags.containsSorted(policy.optOutTag) }

  /// Gives a contact an event's tags. False when it would have too many, and then it gets none.
  func give(
    _ tags: UnsafeBufferPointer<TagID>, to contact: ContactID, in state: RoutingState, into decision: inout Decision
  ) -> Bool {
    if wouldCarryTooMany(contact, tags, in: state, into: &decision) { return false }
    decision.append(.tagged(contact))
    return true
  }

  /// Whether a contact would carry more tags than one may, each counted once. `decision.tags` is then all that it would carry.
  func wouldCarryTooMany(
    _ contact: ContactID, _ tags: UnsafeBufferPointer<TagID>, in state: RoutingState, into decision: inout Decision
  ) -> Bool {
    state.contacts.tags.merge(tags, with: contact, into: &decision.tags) > mostTagsOfContact
  }
}
