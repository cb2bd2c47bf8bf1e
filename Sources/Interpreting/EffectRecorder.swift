public import Campaign
public import Records
public import Routing
public import RuleLanguage

/// Where effects go, with the decision behind each.
public protocol DecisionSink: EffectSink {
  /// Called before the effect of a change, if it has one.
  mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision)
}

extension JSONLinesSink: DecisionSink {
  @inlinable public mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {}
}

extension EffectValueSink: DecisionSink {
  @inlinable public mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {}
}

/// Takes the lines of an event stream and describes their effects: as a stream of text, or as values to compare.
public struct EffectRecorder<Sink: DecisionSink>: ChangeRecorder {
  public var sink: Sink
  @usableFromInline var writer: EffectWriter
  @usableFromInline var details = EffectDetails()
  @usableFromInline let origins: OriginTable
  /// How the members stand, once a notification tells it, until that changes.
  @usableFromInline var leaderboard: Leaderboard?

  public init(_ sink: Sink, directory: Directory, origins: OriginTable, texts: @escaping NotificationTexts) {
    self.sink = sink
    self.origins = origins
    writer = EffectWriter(directory, texts: texts)
  }

  /// Decides about a line with an engine that is traced, if the rules have tag rules.
  ///
  /// - Returns: what is wrong with the line, if it is not an event.
  @inlinable public mutating func take(_ line: EventLine, _ engine: inout Engine) -> RecordProblem? {
    writer.keepOptOut(of: line)
    return describe(line) { event, isBeside, recorder in
      if !isBeside || Self.isNews(event, engine.state) { engine.take(event, recorder: &recorder) }
    }
  }

  /// Describes the effects that a line would have. The engine does not change.
  ///
  /// - Returns: what is wrong with the line, if it is not an event.
  public mutating func decide(_ line: EventLine, _ engine: borrowing Engine) -> RecordProblem? {
    describe(line) { event, isBeside, recorder in
      if !isBeside || Self.isNews(event, engine.state) { engine.decide(event, recorder: &recorder) }
    }
  }

  /// Whether what a line says beside its event is more than is known: it does not opt out anyone a second time.
  @usableFromInline
  static func isNews(_ event: TimedEvent, _ state: borrowing RoutingState) -> Bool {
    guard case .optOut(let contact, _) = event.event, contact.isKnown else { return true }
    return !state.isOptedOut(contact)
  }

  /// - Parameter deciding: gets also whether an event is one beside that of the line.
  @inlinable mutating func describe(
    _ line: EventLine, deciding: (TimedEvent, _ isBeside: Bool, inout Self) -> Void
  ) -> RecordProblem? {
    writer.beginEvent(n: line.line, moment: line.moment, isLate: line.isLate)
    leaderboard = nil
    let nothing = Bytes(start: nil, count: 0)
    (details.contact, details.member, details.code) = (nothing, nothing, nothing)
    // Other lines may say these: no name of this one is told with them.
    for event in line.optOuts { deciding(event, true, &self) }
    details.contact = line.contact
    details.member = line.member
    details.code = line.code
    switch line.outcome {
    case .event(let event):
      details.tags.removeAll(keepingCapacity: true)
      details.tags.append(contentsOf: event.tags)
      deciding(event, false, &self)
      return nil
    case .refused(let refusal, let at):
      // The engine is told the time even when nothing else happens.
      if line.optOuts.isEmpty { deciding(TimedEvent(at: at, event: .clock), false, &self) }
      writer.write(.refused(refusal), details, to: &sink)
      return nil
    case .malformed(let problem):
      writer.writeMalformed(problem, to: &sink)
      return problem
    }
  }

  /// Describes what was said elsewhere at a moment, before the event of line `n`.
  ///
  /// - Parameter optOutTag: what the contact no longer carries where it is undone.
  public mutating func hear(
    _ event: CampaignEvent, at moment: Instant?, n: Int, clock: Instant, optOutTag: TagID, _ engine: inout Engine
  ) {
    writer.beginHearing(n: n, moment: moment.map { Moment($0, .text) })
    leaderboard = nil
    details.contact = Bytes(start: nil, count: 0)
    details.member = Bytes(start: nil, count: 0)
    details.code = Bytes(start: nil, count: 0)
    withUnsafePointer(to: optOutTag) { tag in
      let event = TimedEvent(at: clock, event: event, tags: UnsafeBufferPointer(start: tag, count: 1))
      engine.hear(event, recorder: &self)
    }
  }

  @inlinable public mutating func changed(
    _ change: StateChange, _ decision: borrowing Routing.Decision, _ state: RoutingState
  ) {
    if case .timedOut(_, let placement) = change { details.recipients = state.holders(in: placement) }
    if case .routed(_, let destination, let via, _) = change {
      if destination == .recipients {
        details.recipients.removeAll(keepingCapacity: true)
        details.recipients.append(contentsOf: decision.recipients.members)
      }
      if via == .tagRule {
        details.rules = decision.trace.rules.map { MatchedRule(line: origins.line($0), index: $0.index) }
      }
    }
    noteStanding(change, state)
    sink.willDescribe(change, decision)
    writer.write(change, details, to: &sink)
  }

  @usableFromInline
  mutating func noteStanding(_ change: StateChange, _ state: RoutingState) {
    switch change {
    case .notified(let notification, let member):
      let isNamed = state.policy.notifications[notification.index].namesStanding
      if isNamed && leaderboard == nil { leaderboard = Leaderboard(state) }
      details.facts = NotificationFacts(notification, member, state, isNamed ? leaderboard : nil)
    case .sent, .joined, .left: leaderboard = nil
    case .published, .contactJoined, .assigned, .released, .kept, .replied, .routed, .held, .responded, .owned, .tagged,
      .untagged, .optedOut, .resolved, .reported, .clicked, .undelivered, .optedIn, .reviewBegan, .reviewEnded,
      .ownerSet,
      .hoursOpened, .notificationPutOff, .notificationDropped, .reopened, .wentAway, .askedBack, .cameBack,
      .copyDropped,
      .ringTurned, .ownerPicked, .timedOut, .startedOver, .lainLong, .messageTaken, .bucketStarted, .refused:
      break
    }
  }

  @inlinable public mutating func timeCame(_ moment: Instant, isTimer: Bool) {
    if isTimer { writer.beginTimer(at: moment) } else { writer.endTimers() }
  }
}
