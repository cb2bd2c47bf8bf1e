import Campaign

// What was said of a person elsewhere: in another contact action of the same sender, or in a file. It is true already, so it is never
// refused.
extension DecisionGraph {
  func decideOptOutElsewhere(
    _ contact: ContactID, _ place: ElsewhereID, in state: RoutingState, into decision: inout Decision
  ) {
    guard state.isKnown(contact), !state.isOptedOut(contact) else { return }
    optOut(contact, .elsewhere(place), in: state, into: &decision)
  }

  func decideOptInElsewhere(
    _ contact: ContactID, _ place: ElsewhereID, in state: RoutingState, into decision: inout Decision
  ) {
    guard state.isKnown(contact), state.isOptedOut(contact) else { return }
    optIn(contact, .elsewhere(place), in: state, into: &decision)
  }
}
