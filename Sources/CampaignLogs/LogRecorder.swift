package import Campaign
package import Fitting
package import Routing
internal import Simulation

/// Writes down what the engine changes: in a campaign that is read, and in one that is simulated.
package struct LogRecorder: RunRecorder {
  package private(set) var log: CampaignLog
  private var now: Int64 = 0
  /// Whether the reply that is taken is an opt-out word.
  private var optsOut = false

  package init(log: CampaignLog = CampaignLog()) { self.log = log }

  package mutating func taking(_ event: borrowing TimedEvent, text: Int?) {
    now = event.at.milliseconds
    optsOut = false
    if case .reply(_, let reading, _) = event.event { optsOut = reading.isKeyword }
  }

  package mutating func timeCame(_ moment: Instant, isTimer: Bool) { now = moment.milliseconds }

  package mutating func changed(_ change: StateChange, _ decision: borrowing Routing.Decision, _ state: RoutingState) {
    switch change {
    case .sent(let contact, let member): log.sent(contact.index, by: member.index, at: now)
    case .replied(let contact): log.replied(contact.index, at: now, optsOut: optsOut)
    case .routed(let contact, _, _, _): log.placed(contact.index, at: now)
    case .responded(let contact, let member): log.responded(contact.index, by: member.index, at: now)
    case .clicked(let contact, _): log.clicked(contact.index, at: now)
    case .undelivered(let contact, _): log.undelivered(contact.index)
    case .optedOut(let contact, let origin):
      switch origin {
      case .keyword: break
      case .carrier, .manual, .samePhone, .anotherRow, .elsewhere: log.closed(contact.index)
      }
    case .wentAway(let member), .left(let member): log.cameOrWent(member.index, isBack: false, at: now)
    case .cameBack(let member), .joined(let member): log.cameOrWent(member.index, isBack: true, at: now)
    case .published, .contactJoined, .assigned, .released, .kept, .held, .timedOut, .startedOver, .owned, .tagged,
      .untagged,
      .resolved, .reported, .optedIn, .askedBack, .reviewBegan, .reviewEnded, .ownerSet, .hoursOpened, .notified,
      .notificationPutOff, .lainLong, .notificationDropped, .reopened, .copyDropped, .ringTurned, .ownerPicked,
      .messageTaken, .bucketStarted, .refused:
      break
    }
  }
}
