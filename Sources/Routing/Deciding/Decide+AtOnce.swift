import Campaign

// Tags that route a conversation again before its next reply.
extension DecisionGraph {
  /// Routes a conversation that waits for an answer again, where a tag makes a rule match that asks at once.
  ///
  /// `decision.tags` is all that the contact carries from now on.
  func routeAtOnce(
    _ contact: ContactID, _ tags: UnsafeBufferPointer<TagID>, in state: RoutingState, into decision: inout Decision
  ) {
    guard state.needsAttention(contact) else { return }
    switch state.placement(of: contact) {
    case .nowhere, .held: return
    case .sharedInbox, .member, .fanOut: break
    }
    let facts = ConversationFacts(contact, in: state, cause: .tag)
    let carried = decision.tags
    let begins = state.withTags(of: contact) { before in
      carried.withUnsafeBufferPointer { tagRules.beginsToAsk(adding: tags, to: before, giving: $0, facts) }
    }
    guard begins else { return }
    let end = carried.withUnsafeBufferPointer { walkReply(facts, tags: $0, into: &decision) }
    let holders = state.holders(of: contact)
    switch end.settlement {
    case .recipients: if decision.recipients.members.elementsEqual(holders) { return }
    case .owner(tagRule: true): if holders == [state.owner(of: contact)] { return }
    case .optOut, .holdUntilOpen, .reassignedOwner, .owner, .sharedInbox, .nextOf, .latestWriter, .previousTeamMember,
      .sender, .member, .hold, .stay:
      return
    }
    place(contact, end, .routedAgain, in: state, into: &decision)
  }
}

extension TagDispatch {
  /// Whether a rule that asks at once matches with new tags and did not without them.
  fileprivate func beginsToAsk(
    adding tags: UnsafeBufferPointer<TagID>, to before: UnsafeBufferPointer<TagID>,
    giving after: UnsafeBufferPointer<TagID>, _ facts: ConversationFacts
  ) -> Bool {
    for tag in tags where tag.index < atOnce.count && !before.containsSorted(tag) {
      for row in atOnce[tag.index] {
        let condition = rules[atOnce.values[row].index].condition
        if condition.holds(tags: after, value: { facts.value(of: $0) })
          && !condition.holds(tags: before, value: { facts.value(of: $0) })
        {
          return true
        }
      }
    }
    return false
  }
}
