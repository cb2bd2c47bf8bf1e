import Campaign

extension RoutingState {
  /// The only mutation. `recipients` are the members of a `.fanOut(.pending)`; arrival columns ride in `arrival`.
  mutating func apply(_ change: StateChange, recipients: UnsafeBufferPointer<MemberID>, of event: TimedEvent) {
    switch change {
    case .published:
      isPublished = true
      pending.append(.assignFixed(next: ContactID(0), end: ContactID(UInt32(contacts.count))))
      pending.append(.deal)
    case .contactJoined(let contact):
      addContact(contact, event)
    case .assigned(let contact, let member, let reason): assign(contact, to: member, reason)
    case .released(let contact, _, let reason): release(contact, reason)
    case .sent(let contact, let member): send(contact, member)
    case .replied(let contact): noteReply(contact)
    case .routed(let contact, let placement, let via, _): place(contact, placement, via, recipients)
    case .held(let contact, _, _): move(contact, to: .held)
    case .responded(let contact, let member): noteResponse(contact, member)
    case .owned(let contact, let member): take(contact, member)
    case .tagged(let contact): contacts.tags.add(event.tags, to: contact)
    case .untagged(let contact): contacts.tags.remove(event.tags, from: contact)
    case .optedOut(let contact, let origin): optOut(contact, origin)
    case .resolved(let contact, let member): resolve(contact, member)
    case .reopened(let contact): changeConversation(contact) { $0.contacts.flags[contact.index].remove(.resolved) }
    case .joined(let member): join(member)
    case .left(let member): leave(member)
    case .wentAway(let member):
      members[member.index].isAway = true
      available[member.index] = false
    case .cameBack(let member):
      members[member.index].isAway = false
      available[member.index] = isSelected(member)
      pending.append(.drainHeld(from: 0))
    case .copyDropped(let contact, let member): dropCopy(contact, member)
    case .ringTurned(let ring, let member): rings[ring.index].moveToEnd(member)
    case .messageTaken(let message): messagesTaken = max(messagesTaken, message.rawValue &+ 1)
    case .bucketStarted(let member): members[member.index].takesBuckets = true
    case .refused: break
    }
  }
}
