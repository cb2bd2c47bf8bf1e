package import Campaign

// What the engine changes in a state beside `apply`: which moment the clocks show, which of the work that was left to do it has
// begun, and how much room there is. None is the outcome of a decision. A house rule holds that there is nothing else.
extension RoutingState {
  /// When time alone brings something about next.
  package var nextTimer: Instant? {
    var next = min(claims.first?.due ?? .never, nextShiftChange, nextOpening, notifications.nextDue)
    if hasReplyClocks { next = min(next, replyClocks.first?.due ?? .never, replyAlarms.first?.due ?? .never) }
    return next == .never ? nil : next
  }

  /// Makes room for that many contacts in all.
  mutating func reserve(contacts count: Int) { contacts.reserve(count) }

  /// Finds whom a reassignment may mean, before it is decided.
  mutating func prepare(for event: TimedEvent) {
    if case .reassign(let reassignment) = event.event { findContacts(for: reassignment, event.tags) }
  }

  func isClaimed(_ claim: Claims.Entry) -> Bool {
    let contact = claim.contact
    return contacts.dealt[contact.index] == claim.dealt && contacts.assignee[contact.index].isSomebody
      && !flags(contact).contains(.sent)
  }

  /// Sets the clocks to a moment.
  mutating func show(_ moment: Instant) {
    // Hours that begin at this very moment are told of before the next ones are looked for.
    if clocks.show(moment), nextOpening > moment { findNextOpening() }
    if shifts.nextChange <= moment { changeShifts(moment) }
  }

  mutating func nextWantedNotifications() -> [NotificationDesk.Slot] { notifications.drainWanted() }

  /// Asked first, because it costs nothing: mostly there is no work.
  var mayHavePendingWork: Bool { !pending.isEmpty || hasReplyClocks && (isReplyDue || isAlarmDue) }

  private var isAlarmDue: Bool { replyAlarms.first.map { $0.due <= clocks.now } ?? false }

  mutating func nextPendingWork(for graph: DecisionGraph) -> PendingWork? {
    guard let work = pending.first else { return nextDueWork }
    pending.removeFirst()
    switch work {
    case .drainHeld: sortHeld(for: graph)
    case .giveToLastTeamMember(let member, let next):
      if graph.policy.distribution.lastTeamMemberFirst, next.index == 0 { findContacts(whoKnow: member) }
    case .level: makeLevelling()
    case .assignFixed, .deal, .takeBack, .routeOrphans, .grantBucket, .routeAgain, .runOut, .routeTimedOut,
      .tellOfLainLong:
      break
    }
    return work
  }

  /// What is due at this moment and comes one by one, once nothing else is left to do.
  private var nextDueWork: PendingWork? {
    guard hasReplyClocks else { return nil }
    if isReplyDue { return .runOut }
    return isAlarmDue ? .tellOfLainLong : nil
  }

  /// Some notification that was put off is to be sent now.
  var isNotificationDue: Bool { notifications.nextDue <= clocks.now }

  /// Puts what is left of a piece of work before everything else.
  mutating func resume(_ work: PendingWork) { pending.insert(work, at: 0) }

  mutating func beginAdoptedWork() -> AdoptedWork {
    defer { adopted = AdoptedWork() }
    return adopted
  }

  /// Plans what is left once everyone joined and left.
  mutating func finishAdoptedWork(_ work: AdoptedWork) {
    if work.distributes && isPublished {
      plan(.assignFixed(next: ContactID(0), end: ContactID(UInt32(contacts.count))))
      deal()
    }
    if work.asksHeld { drain() }
  }

  /// From now on, the shifts of some members do not count: they are always on.
  package mutating func ignoreShifts(of isIgnored: (MemberID) -> Bool) {
    guard hasShifts else { return }
    shifts.forget(where: isIgnored)
    for index in members.indices where members[index].isOffShift {
      let member = MemberID(UInt16(truncatingIfNeeded: index))
      guard isIgnored(member) else { continue }
      members[index].isOffShift = false
      refreshAvailability(of: member)
    }
  }
}
