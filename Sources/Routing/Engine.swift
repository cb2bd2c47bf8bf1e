public import Campaign

/// Watches what happens: every change in order, after it was applied.
public protocol ChangeRecorder {
  /// - Parameters:
  ///   - decision: holds the recipients of a fanned out change, and the trace of the walk that led to it.
  ///   - state: after the change, and after the other changes of the same decision.
  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: RoutingState)
  /// Called before what time alone brings about, with its moment, and again with the event's moment before the event itself is
  /// taken. Not called where nothing comes before the event.
  mutating func timeCame(_ moment: Instant, isTimer: Bool)
  /// All changes of a decision, one after the other, as `changed` has them: one call for those who do the same with each.
  mutating func allChanged(_ decision: borrowing Decision, _ state: RoutingState)
}

extension ChangeRecorder {
  public mutating func allChanged(_ decision: borrowing Decision, _ state: RoutingState) {
    for index in decision.changes.indices { changed(decision.changes[index], decision, state) }
  }
  public mutating func timeCame(_ moment: Instant, isTimer: Bool) {}
}

/// Watches nothing.
public struct NoChangeRecorder: ChangeRecorder {
  public init() {}
  public mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: RoutingState) {
  }
  public mutating func allChanged(_ decision: borrowing Decision, _ state: RoutingState) {}
}

/// The interpreter: takes events one by one, decides by the graph, and keeps the state.
///
/// `take` is decide, apply, and again while the event left work to do (contacts to deal, conversations to route again, members to
/// notify). What time brings about (claims that run out, texting hours that begin) is done before the first event at or after its
/// moment. Taking the same events gives the same state, always.
public struct Engine: ~Copyable {
  public let graph: DecisionGraph
  public private(set) var state: RoutingState
  private var decision: Decision

  /// - Parameter isTraced: whether recorders find the walk that led to a change in `Decision.trace`.
  public init(graph: DecisionGraph, isTraced: Bool = false) {
    self.graph = graph
    state = RoutingState(graph.policy)
    decision = Decision(isTraced: isTraced)
  }

  /// Goes on from a state that came from the same graph.
  public init(graph: DecisionGraph, state: RoutingState, isTraced: Bool = false) {
    self.graph = graph
    self.state = state
    decision = Decision(isTraced: isTraced)
  }

  /// Makes room for that many contacts in all.
  package mutating func reserve(contacts: Int) { state.reserve(contacts: contacts) }

  /// From now on, the shifts of some members do not count: they are always on.
  package mutating func ignoreShifts(of isIgnored: (MemberID) -> Bool) { state.ignoreShifts(of: isIgnored) }

  public mutating func take(_ event: TimedEvent, recorder: inout some ChangeRecorder) {
    var hasWaited = finishAdoption(before: event, &recorder)
    while let due = state.nextTimer, due <= event.at {
      state.show(due)
      recorder.timeCame(due, isTimer: true)
      run(TimedEvent(at: due, event: .clock), &recorder)
      hasWaited = true
    }
    state.show(event.at)
    if hasWaited { recorder.timeCame(event.at, isTimer: false) }
    if !state.isPublished && event.event.needsPublishing {
      run(TimedEvent(at: event.at, event: .publish), &recorder)
    }
    run(event, &recorder)
  }

  /// Takes a contact of the list. Of most of them nothing is to be decided, and then this is what `take` comes to.
  package mutating func list(_ event: TimedEvent) {
    guard case .contact(let arrival) = event.event, !state.isPublished, arrival.contact.index == state.contactCount,
      !arrival.samePhoneAs.isKnown, arrival.optedOutElsewhere == nil, !isDue(before: event)
    else { return take(event) }
    state.show(event.at)
    state.apply(.contactJoined(arrival.contact), recipients: UnsafeBufferPointer(start: nil, count: 0), of: event)
    var nobody = NoChangeRecorder()
    finish(event, &nobody)
  }

  public mutating func take(_ event: TimedEvent) {
    var nobody = NoChangeRecorder()
    take(event, recorder: &nobody)
  }

  /// Takes what was said elsewhere, before anything that is due by now: adoption, timers and the event at hand come after it.
  public mutating func hear(_ event: TimedEvent, recorder: inout some ChangeRecorder) { run(event, &recorder) }

  /// Takes an event unless it would be refused now. Then only the clocks are set to the event's moment. Where something else is due
  /// first, the event is taken, since only that shows what comes of it.
  ///
  /// - Parameter willTake: is called before anything is shown of an event that is taken.
  /// - Returns: whether it was taken.
  package mutating func attempt<Recorder: ChangeRecorder>(
    _ event: TimedEvent, recorder: inout Recorder, willTake: (inout Recorder) -> Void
  ) -> Bool {
    if isDue(before: event) {
      willTake(&recorder)
      take(event, recorder: &recorder)
      return true
    }
    state.show(event.at)
    decide(event)
    if case .refused = decision.changes.last { return false }
    willTake(&recorder)
    carryOut(event, &recorder)
    return true
  }

  /// Whether an event would be refused if it were taken now: see `attempt`.
  package mutating func refuses(_ event: TimedEvent) -> Bool {
    if isDue(before: event) { return false }
    state.show(event.at)
    decide(event)
    if case .refused = decision.changes.last { return true }
    return false
  }

  private func isDue(before event: TimedEvent) -> Bool {
    if !state.adopted.isEmpty || !state.isPublished && event.event.needsPublishing { return true }
    return state.nextTimer.map { $0 <= event.at } ?? false
  }

  private mutating func run(_ event: TimedEvent, _ recorder: inout some ChangeRecorder) {
    decide(event)
    carryOut(event, &recorder)
  }

  private mutating func decide(_ event: TimedEvent) {
    decision.clear()
    state.prepare(for: event)
    graph.decide(event, in: state, into: &decision)
  }

  private mutating func carryOut(_ event: TimedEvent, _ recorder: inout some ChangeRecorder) {
    applyAndShow(event, &recorder)
    finish(event, &recorder)
  }

  /// Does the work that an event left to do.
  private mutating func finish(_ event: TimedEvent, _ recorder: inout some ChangeRecorder) {
    while state.mayHavePendingWork, let work = state.nextPendingWork(for: graph) {
      decision.clear()
      if let rest = graph.decide(work, in: state, into: &decision) { state.resume(rest) }
      applyAndShow(event, &recorder)
    }
    if state.notifications.isAnythingWanted {
      decision.clear()
      graph.decideNotifications(state.nextWantedNotifications(), in: state, into: &decision)
      applyAndShow(event, &recorder)
    }
    if state.hasReplyClocks && state.isNotificationDue {
      decision.clear()
      graph.decideDueNotifications(in: state, into: &decision)
      applyAndShow(event, &recorder)
    }
  }

  /// Does what taking over other rules left to do, at the first moment after that.
  ///
  /// - Returns: whether that moment comes before the event's own.
  private mutating func finishAdoption(before event: TimedEvent, _ recorder: inout some ChangeRecorder) -> Bool {
    if state.adopted.isEmpty { return false }
    let timer = state.nextTimer.flatMap { $0 <= event.at ? $0 : nil }
    let moment = timer ?? event.at
    state.show(moment)
    if let timer { recorder.timeCame(timer, isTimer: true) }
    let work = state.beginAdoptedWork()
    for joiner in work.joiners { run(TimedEvent(at: moment, event: .addMember(joiner)), &recorder) }
    for leaver in work.leavers { run(TimedEvent(at: moment, event: .removeMember(leaver)), &recorder) }
    state.finishAdoptedWork(work)
    finish(TimedEvent(at: moment, event: .clock), &recorder)
    return timer != nil
  }

  /// All changes of a decision are made before the first of them is shown.
  private mutating func applyAndShow(_ event: TimedEvent, _ recorder: inout some ChangeRecorder) {
    for index in decision.changes.indices {
      state.apply(decision.changes[index], recipients: decision.recipients.members, of: event)
    }
    recorder.allChanged(decision, state)
  }
}

extension CampaignEvent {
  /// Whether the event implies that the contact action was published.
  fileprivate var needsPublishing: Bool {
    switch self {
    case .start, .send: true
    case .contact, .publish, .reply, .respond, .optOut, .away, .back, .addMember, .removeMember, .tag, .untag, .resolve,
      .report, .reopen, .click, .delivery, .optIn, .optOutElsewhere, .optInElsewhere, .reassign, .notify, .clock:
      false
    }
  }
}
