import Campaign

extension DecisionGraph {
  /// What is due at the moment that the clocks show: claims that ran out, texting hours that began, notifications that were put
  /// off. Conversations that no one answered in time come behind that, one by one.
  func decideByClock(in state: RoutingState, into decision: inout Decision) {
    let now = state.clocks.now
    for claim in state.claims.all {
      if claim.due > now { break }
      if state.isClaimed(claim) {
        decision.append(.released(claim.contact, state.assignee(of: claim.contact), .claimExpired))
      }
    }
    if state.nextOpening <= now { decision.append(.hoursOpened) }
    // Where conversations run out or are told of, everything else comes before what was put off: see `Engine.finish`.
    if state.isNotificationDue && !state.hasReplyClocks { decideDueNotifications(in: state, into: &decision) }
  }
}
