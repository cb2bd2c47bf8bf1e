import Campaign

/// A contact gets at most one first text.
struct FirstTextChecker: Checker {
  private var sent: Set<ContactID> = []

  mutating func saw(_ change: StateChange, recipients: [MemberID]) -> String? {
    guard case .sent(let contact, _) = change else { return nil }
    return sent.insert(contact).inserted ? nil : "contact \(contact.index) got a second first text"
  }
}

/// After an opt out a contact is never texted, given or shown to anyone.
struct OptOutChecker: Checker {
  private var optedOut: Set<ContactID> = []

  mutating func saw(_ change: StateChange, recipients: [MemberID]) -> String? {
    switch change {
    case .optedOut(let contact, _):
      optedOut.insert(contact)
      return nil
    case .optedIn(let contact, _):
      optedOut.remove(contact)
      return nil
    case .sent(let contact, _), .responded(let contact, _), .assigned(let contact, _, _), .routed(let contact, _, _, _),
      .held(let contact, _, _):
      return optedOut.contains(contact) ? "contact \(contact.index) opted out, and then: \(change)" : nil
    case .published, .contactJoined, .released, .replied, .owned, .tagged, .untagged, .resolved, .reopened, .joined,
      .left, .wentAway, .cameBack, .kept, .copyDropped, .ringTurned, .messageTaken, .bucketStarted, .refused, .reported,
      .clicked, .undelivered, .askedBack, .reviewBegan, .reviewEnded, .ownerSet, .hoursOpened, .notified,
      .notificationPutOff, .ownerPicked, .timedOut, .startedOver, .lainLong,
      .notificationDropped:
      return nil
    }
  }
}

/// Only selected members are given first texts, send and answer; replies are routed to members who are there.
struct SelectionChecker: Checker {
  private var selected: Set<MemberID>
  private var away: Set<MemberID> = []

  init(_ policy: RoutingPolicy) { selected = Set(policy.selected) }

  mutating func saw(_ change: StateChange, recipients: [MemberID]) -> String? {
    switch change {
    case .joined(let member): selected.insert(member)
    case .left(let member): selected.remove(member)
    case .wentAway(let member): away.insert(member)
    case .cameBack(let member): away.remove(member)
    case .sent(_, let member), .responded(_, let member), .assigned(_, let member, _), .owned(_, let member):
      if !selected.contains(member) { return "member \(member.index) takes no part, but: \(change)" }
    case .routed(_, .member(let member), _, .reassigned):
      if !selected.contains(member) { return "member \(member.index) takes no part, but: \(change)" }
    case .routed(_, let destination, _, _):
      let members: [MemberID] =
        switch destination {
        case .member(let member): [member]
        case .recipients: recipients
        case .sharedInbox: []
        }
      for member in members where !selected.contains(member) || away.contains(member) {
        return "member \(member.index) is not available, but: \(change)"
      }
    case .published, .contactJoined, .released, .replied, .held, .tagged, .untagged, .optedOut, .resolved, .reopened,
      .kept, .copyDropped, .ringTurned, .messageTaken, .bucketStarted, .refused, .reported, .clicked, .undelivered,
      .ownerPicked, .timedOut, .startedOver, .lainLong,
      .optedIn,
      .askedBack,
      .reviewBegan, .reviewEnded, .ownerSet, .hoursOpened, .notified, .notificationPutOff, .notificationDropped:
      break
    }
    return nil
  }
}
