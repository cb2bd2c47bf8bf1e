import Campaign

extension RoutingState {
  /// Makes one change: the only way in which what was decided comes to be.
  ///
  /// - Parameters:
  ///   - recipients: the members of `Destination.recipients`.
  ///   - event: the one that the change came of. It has the columns of a contact who joins, and the tags of `tagged` and `untagged`.
  mutating func apply(_ change: StateChange, recipients: UnsafeBufferPointer<MemberID>, of event: TimedEvent) {
    switch change {
    case .published:
      isPublished = true
      plan(.assignFixed(next: ContactID(0), end: ContactID(UInt32(contacts.count))))
      plan(.deal)
    case .contactJoined(let contact):
      addContact(contact, event)
    case .assigned(let contact, let member, let reason):
      assign(contact, to: member, reason, at: event.at)
      dropStaleClaims()
    case .released(let contact, _, let reason):
      release(contact, reason)
      dropStaleClaims()
    case .kept(let contact):
      keep(contact)
      dropStaleClaims()
    case .sent(let contact, let member):
      send(contact, member)
      dropStaleClaims()
    case .replied(let contact): noteReply(contact)
    case .routed(let contact, let destination, let via, _): place(contact, destination, via, recipients)
    case .held(let contact, _, _): move(contact, to: .held)
    case .timedOut(let contact, _): timeOut(contact)
    case .startedOver(let contact):
      startOver(contact)
      dropStaleAlarms()
    case .lainLong(let contact, let notification):
      noteLainLong(contact, notification)
      dropStaleAlarms()
    case .responded(let contact, let member): noteResponse(contact, member)
    case .owned(let contact, let member): giveToFirstResponder(contact, member)
    case .tagged(let contact):
      contacts.tags.add(event.tags, to: contact)
      noteTags(contact, event.tags)
      askAgain(contact)
    case .untagged(let contact):
      contacts.tags.remove(event.tags, from: contact)
      askAgain(contact)
    case .optedOut(let contact, let origin): optOut(contact, origin)
    case .resolved(let contact, let member): resolve(contact, member)
    case .reported(let contact, _): settle(contact)
    case .clicked(let contact, let member): click(contact, member)
    case .undelivered(let contact, let member): noteUndelivered(contact, member)
    case .optedIn(let contact, _): optIn(contact, event)
    case .askedBack(let contact): noteAskingBack(contact)
    case .reviewBegan(let contact, _): beginReview(contact)
    case .reviewEnded(let contact): endReview(contact)
    case .ownerSet(let contact, let member): giveByHand(contact, member)
    case .hoursOpened:
      drain()
      findNextOpening()
    case .notified(let notification, let member):
      notifications.notify(.init(notification: notification, member: member), at: event.at)
    case .notificationPutOff(let notification, let member):
      notifications.putOff(.init(notification: notification, member: member))
    case .notificationDropped(let notification, let member):
      notifications.drop(.init(notification: notification, member: member))
    case .reopened(let contact): changeConversation(contact) { $0.contacts.flags[contact.index].remove(.resolved) }
    case .joined(let member): join(member)
    case .left(let member): leave(member)
    case .wentAway(let member):
      members[member.index].isAway = true
      refreshAvailability(of: member)
    case .cameBack(let member):
      members[member.index].isAway = false
      members[member.index].isOffShift = false
      refreshAvailability(of: member)
      drain()
    case .copyDropped(let contact, let member): dropCopy(contact, member)
    case .ringTurned(let ring, let member, let contact): turn(ring, to: member, for: contact)
    case .ownerPicked(let contact, let member): setOwner(contact, member, isReassigned: false)
    case .messageTaken(let message, let contact, let optsOut):
      messagesTaken = max(messagesTaken, message.rawValue &+ 1)
      if optsOut { optOutMessages[message] = contact }
    case .bucketStarted(let member): members[member.index].takesBuckets = true
    case .refused: break
    }
  }

  private mutating func turn(_ ring: RingID, to member: MemberID, for contact: ContactID) {
    let others: [MemberID]
    switch policy.rings[ring.index] {
    case .everyone, .list, .leastOpen, .leastOpenOf: others = hasCaps ? fullHolders(of: contact) : []
    case .tagRule(let rule):
      others = rings[ring.index].isWeighted ? candidates(of: policy.tagRules[rule.index], for: contact) : []
    }
    rings[ring.index].turn(to: member, alsoEligible: others, except: passedOver(contact))
  }
}
