import Campaign
import Routing

// The engine.
extension Replication {
  /// The time that clocks show.
  var clock: Instant { Instant(milliseconds: plan.begin.milliseconds + Int64(agenda.now)) }

  /// Passes an event to the engine and acts on the changes; returns whether the event was accepted.
  @discardableResult
  mutating func take(_ event: CampaignEvent) -> Bool { take(TimedEvent(at: clock, event: event)) }

  /// Takes an event of a member unless the engine would refuse it, so that members attempt only what they may do.
  ///
  /// - Returns: whether the event was accepted.
  @discardableResult
  mutating func attempt(_ event: CampaignEvent) -> Bool {
    let event = TimedEvent(at: clock, event: event)
    return engine.attempt(event, recorder: &log) { $0.begin(event) } && react()
  }

  /// - Parameter text: what a reply says.
  @discardableResult
  mutating func take(_ event: TimedEvent, text: Int? = nil) -> Bool {
    log.begin(event, text: text)
    engine.take(event, recorder: &log)
    return react()
  }

  /// Acts on the changes of the event that was taken; returns whether it was accepted.
  private mutating func react() -> Bool {
    var isAccepted = true
    for index in 0..<log.count {
      switch log[index] {
      case .sent(let contact, _):
        measures.noteSent(at: agenda.now)
        react(toText: contact, number: 0)
      case .replied(let contact):
        turns[contact.index] &+= 1
        if inboxes.noteReply(contact, at: agenda.now) { attention(contact, 1) }
      case .routed(let contact, _, _, let notes):
        if notes.isDisjoint(with: [.routedAgain, .timedOut]) { noteRouted(contact) }
        show(contact)
      case .responded(let contact, _):
        guard let since = settle(contact) else { continue }
        measures.noteResponse(since: since, now: agenda.now, isFirst: turns[contact.index] == 1)
        react(toResponse: contact)
      case .optedOut(let contact, _), .resolved(let contact, _), .reported(let contact, _):
        if let since = settle(contact) { measures.noteSettled(since: since, now: agenda.now) }
      case .assigned(let contact, let member, let reason):
        // A member who claims a contact is at work.
        guard reason != .claimed, !engine.state.isSent(contact) else { continue }
        if awaitHours(of: contact) { continue }
        wake(member)
      case .released(let contact, let member, let reason):
        if reason == .claimExpired { measures.noteClaimExpired(at: agenda.now) }
        awaitHours(of: contact)
        mayTakeAgain(member)
      case .refused: isAccepted = false
      case .contactJoined(let contact), .optedIn(let contact, _): awaitHours(of: contact)
      case .reviewEnded(let contact):
        let member = engine.state.assignee(of: contact)
        if !awaitHours(of: contact), member.isSomebody { wake(member) }
      case .reviewBegan(let contact, _): mayTakeAgain(engine.state.assignee(of: contact))
      case .published, .held, .owned, .tagged, .untagged, .reopened, .joined, .left, .wentAway, .cameBack,
        .kept, .copyDropped, .ringTurned, .messageTaken, .bucketStarted, .clicked, .undelivered, .askedBack, .ownerSet,
        .hoursOpened, .ownerPicked, .timedOut, .startedOver, .lainLong,
        .notified,
        .notificationPutOff, .notificationDropped:
        continue
      }
    }
    if isAccepted { accepted += 1 }
    return isAccepted
  }

  private mutating func settle(_ contact: ContactID) -> UInt64? {
    guard let since = inboxes.settle(contact) else { return nil }
    attention(contact, -1)
    return since
  }

  /// Notes that one conversation more, or one fewer, needs attention.
  private mutating func attention(_ contact: ContactID, _ change: Int) {
    measures.needsAttention.change(by: change, at: agenda.now)
    if !inboxes.isInHand(contact) { measures.queue.change(by: change, at: agenda.now) }
  }

  private mutating func noteRouted(_ contact: ContactID) {
    switch engine.state.placement(of: contact) {
    case .nowhere, .held: return
    case .sharedInbox, .member: measures.noteRouted(to: 1, at: agenda.now)
    case .fanOut(let set): measures.noteRouted(to: engine.state.members(of: set).count, at: agenda.now)
    }
  }

  /// Puts a conversation before the members who may answer it, and wakes one of them. What is in the shared inbox is work for
  /// anyone.
  mutating func show(_ contact: ContactID) {
    guard engine.state.needsAttention(contact) else { return }
    switch engine.state.placement(of: contact) {
    case .nowhere, .held: return
    case .sharedInbox:
      inboxes.putShared(contact)
    case .member(let member):
      inboxes.put(contact, with: member)
      wake(member)
    case .fanOut(let set):
      inboxes.put(contact, withAll: set, in: engine.state)
      wakeRecipient(of: contact)
    }
  }
}
