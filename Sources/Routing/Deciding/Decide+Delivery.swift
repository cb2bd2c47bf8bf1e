import Campaign

extension DecisionGraph {
  /// What a provider says became of a first text. A text that did not arrive is told once; what the carrier blocks is an opt out, also
  /// before there is a first text.
  func decideDelivery(
    _ contact: ContactID, _ status: DeliveryStatus, in state: RoutingState, into decision: inout Decision
  ) {
    guard state.isKnown(contact) else { return decision.refuse(.unknownContact) }
    guard status == .blocked || state.isSent(contact) else { return decision.refuse(.noConversation) }
    switch status {
    case .delivered: break
    case .undelivered:
      if !state.isUndelivered(contact) { decision.append(.undelivered(contact, state.sender(of: contact))) }
    case .blocked:
      if !state.isOptedOut(contact) {
        optOut(contact, .carrier(credited: state.credited(with: contact)), in: state, into: &decision)
      }
    }
  }
}
