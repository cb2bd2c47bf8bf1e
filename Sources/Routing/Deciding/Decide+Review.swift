import Campaign

// A review is about a person, so it covers the phone, as an opt out does.
extension DecisionGraph {
  /// Holds the first text to the contact, and that to another row with the phone.
  func beginReview(_ contact: ContactID, _ phrase: PhraseID, in state: RoutingState, into decision: inout Decision) {
    if !state.isUnderReview(contact) { decision.append(.reviewBegan(contact, phrase)) }
    for sharer in state.sharers(of: contact) where sharer != contact && !state.isUnderReview(sharer) {
      if state.isTextable(sharer) && !state.isSent(sharer) { decision.append(.reviewBegan(sharer, phrase)) }
    }
  }

  /// Someone decided that the contact stays.
  func endReview(_ contact: ContactID, in state: RoutingState, into decision: inout Decision) {
    if state.isUnderReview(contact) { decision.append(.reviewEnded(contact)) }
    for sharer in state.sharers(of: contact) where sharer != contact && state.isUnderReview(sharer) {
      decision.append(.reviewEnded(sharer))
    }
  }
}
