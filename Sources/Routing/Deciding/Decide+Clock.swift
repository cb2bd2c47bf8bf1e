import Campaign

extension DecisionGraph {
  /// What is due at the moment that the clocks show: claims that ran out, texting hours that began, notifications that were put
  /// off.
  func decideByClock(in state: RoutingState, into decision: inout Decision) {
    let now = state.clocks.now
    for claim in state.claims.all {
      if claim.due > now { break }
      if state.isClaimed(claim) {
        decision.append(.released(claim.contact, state.assignee(of: claim.contact), .claimExpired))
      }
    }
    if state.nextOpening <= now { decision.append(.hoursOpened) }
    if state.notifications.nextDue <= now {
      for slot in state.notifications.due(at: now) { decideDueNotification(slot, in: state, into: &decision) }
    }
  }
}
