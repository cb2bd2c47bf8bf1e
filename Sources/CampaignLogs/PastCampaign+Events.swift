internal import Campaign
package import Diagnostics
internal import Fitting
internal import Interpreting
package import Records
internal import Routing

extension PastCampaign {
  /// Reads an event stream, as `route` takes it: the rules say who sent which first text, and what they refused.
  package func read(
    events: some ByteReader, lateBy: Int64, problems: inout some RecordProblemReceiver, progress: some Progress
  ) throws {
    var reader = interpreter.events(events, after: StreamPosition(lateBy: lateBy))
    var recorder = LogRecorder(log: log)
    var hasMoments = false
    while let line = try reader.next() {
      lines += 1
      progress.note(lines, "event")
      for remark in line.remarks { problems.report(remark) }
      if line.moment != nil { hasMoments = true }
      switch line.outcome {
      case .event(let event):
        recorder.now = event.at.milliseconds
        recorder.optsOut = false
        if case .reply(_, let reading, _) = event.event { recorder.optsOut = reading.isKeyword }
        if case .contact(let arrival) = event.event, arrival.contact.index >= traits.count { note(event.tags) }
        interpreter.engine.take(event, recorder: &recorder)
      case .refused(_, let at): interpreter.engine.take(TimedEvent(at: at, event: .clock), recorder: &recorder)
      case .malformed(let problem):
        unreadable += 1
        problems.report(problem)
      }
      for event in line.optOuts { interpreter.engine.take(event, recorder: &recorder) }
    }
    log = recorder.log
    if log.texted > 0, !hasMoments {
      throw Failure("no event of the log has an `at`", help: "fit a log whose events have moments")
    }
  }
}

/// Writes down what the engine changes.
private struct LogRecorder: ChangeRecorder {
  var log: CampaignLog
  var now: Int64 = 0
  /// Whether the reply that is taken is an opt-out word.
  var optsOut = false

  mutating func timeCame(_ moment: Instant, isTimer: Bool) { now = moment.milliseconds }

  mutating func changed(_ change: StateChange, _ decision: borrowing Routing.Decision, _ state: RoutingState) {
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
