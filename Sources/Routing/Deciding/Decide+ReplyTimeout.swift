import Campaign

// What becomes of conversations that no one answers in time.
extension DecisionGraph {
  /// The conversation that is due first leaves those who have it, and is routed at once.
  func runOut(in state: RoutingState, into decision: inout Decision) -> PendingWork? {
    guard let contact = state.replyClocks.first?.contact else { return nil }
    decision.append(.timedOut(contact, state.placement(of: contact)))
    return .routeTimedOut(contact)
  }

  func routeTimedOut(_ contact: ContactID, in state: RoutingState, into decision: inout Decision) -> PendingWork? {
    let end = walkReply(contact, cause: .timeout, in: state, into: &decision)
    place(contact, end, .timedOut, in: state, into: &decision)
    return nil
  }

  func tellOfLainLong(in state: RoutingState, into decision: inout Decision) -> PendingWork? {
    guard let alarm = state.replyAlarms.first else { return nil }
    decision.append(.lainLong(alarm.told.contact, alarm.notification))
    return nil
  }
}
