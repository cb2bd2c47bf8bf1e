public import Campaign

// How long conversations lie with members who are to answer them, and what happens when that is too long.
extension RoutingState {
  /// Some conversation is to leave its members now.
  var isReplyDue: Bool { replyClocks.first.map { $0.due <= clocks.now } ?? false }

  /// Members who did not answer in time since the conversation came to need attention.
  func passedOver(_ contact: ContactID) -> [MemberID] { hasReplyClocks ? passedOver[contact]?.members ?? [] : [] }
  func isPassedOver(_ contact: ContactID) -> Bool { hasReplyClocks && passedOver.contains(contact) }
  func timesRunOut(_ contact: ContactID) -> Int { passedOver[contact]?.times ?? 0 }

  /// A conversation's place changed, or whether it needs attention.
  mutating func refreshReplyClock(_ contact: ContactID, from before: Placement, neededAttention: Bool) {
    guard flags(contact).contains(.needsAttention) else {
      passedOver[contact] = nil
      return replyClocks.stop(contact)
    }
    if !hasReplyClock(contact) { return replyClocks.stop(contact) }
    // Others who had it go on as they did.
    if neededAttention, isHeld(contact, onlyByThoseIn: before) { return }
    startReplyClock(contact, at: clocks.now)
  }

  private func isHeld(_ contact: ContactID, onlyByThoseIn before: Placement) -> Bool {
    switch placement(of: contact) {
    case .nowhere, .sharedInbox, .held: false
    case .member(let member): isHolder(member, in: before)
    case .fanOut(let set): sets[set].allSatisfy { isHolder($0, in: before) }
    }
  }

  private func isHolder(_ member: MemberID, in placement: Placement) -> Bool {
    switch placement {
    case .nowhere, .sharedInbox, .held: false
    case .member(let holder): holder == member
    case .fanOut(let set): sets.contains(member, in: set)
    }
  }

  mutating func startReplyClock(_ contact: ContactID, at start: Instant) {
    let clock = clock(of: contact)
    var due: Instant?
    if let after = policy.replyTimeout?.after, placement(of: contact) != .sharedInbox {
      due = max(clocks.moment(after: after, from: start, on: clock), clocks.now)
    }
    replyClocks.start(contact, age: contacts.age[contact.index], at: start, due: due)
    if !hasReplyAlarms { return }
    for (index, notification) in policy.notifications.enumerated() {
      guard let after = notification.after else { continue }
      let number = NotificationID(UInt16(truncatingIfNeeded: index))
      let (clock, due) = (
        ReplyAlarms.Told(contact: contact, start: start), clocks.moment(after: after, from: start, on: clock)
      )
      if due > clocks.now {
        replyAlarms.add(.init(due: due, age: contacts.age[contact.index], told: clock, notification: number))
      } else {
        tell(clock, of: number)
      }
    }
  }

  /// A conversation that needs attention has a clock in this place.
  private func hasReplyClock(_ contact: ContactID) -> Bool {
    switch placement(of: contact) {
    case .nowhere, .held: false
    case .sharedInbox: hasReplyAlarms
    case .member, .fanOut: true
    }
  }

  private mutating func tell(_ clock: ReplyAlarms.Told, of notification: NotificationID) {
    let replyClocks = replyClocks
    replyAlarms.tell(clock, of: notification) { replyClocks.start(of: $0.contact) == $0.start }
  }

  /// When a notification is to tell of a conversation next.
  mutating func dropStaleAlarms() {
    if let top = replyAlarms.first, replyClocks.start(of: top.told.contact) == top.told.start,
      !replyAlarms.hasManyStale(running: replyClocks.running)
    {
      return
    }
    let replyClocks = replyClocks
    replyAlarms.dropStale(running: replyClocks.running) { replyClocks.start(of: $0.contact) == $0.start }
  }

  /// A conversation lies unanswered for so long: those who have it are to hear of it, in the shared inbox everyone.
  mutating func noteLainLong(_ contact: ContactID, _ notification: NotificationID) {
    guard let entry = replyAlarms.first else { return }
    replyAlarms.removeFirst()
    tell(entry.told, of: notification)
    let isShared = placement(of: contact) == .sharedInbox
    let rule = policy.notifications[notification.index]
    for member in isShared
      ? policy.team.indices.map({ MemberID(UInt16(truncatingIfNeeded: $0)) }) : holders(of: contact)
    {
      guard isSelected(member), rule.goes(to: member), !policy.team[member.index].notify.isEmpty else { continue }
      notifications.want(.init(notification: notification, member: member))
    }
  }

  /// How many conversations lie unanswered so long that a notification tells the member of them.
  private func lainLong(_ notification: NotificationID, for member: MemberID) -> Int {
    replyAlarms.told(of: notification).count { clock in
      guard replyClocks.start(of: clock.contact) == clock.start else { return false }
      let placement = placement(of: clock.contact)
      return placement == .sharedInbox || isHolder(member, in: placement)
    }
  }

  /// How much a notification has to tell a member.
  public func count(of notification: NotificationID, for member: MemberID) -> Int {
    let rule = policy.notifications[notification.index]
    let count = rule.kind.count(counts(of: member), counts)
    return rule.after == nil ? count : max(count, lainLong(notification, for: member))
  }

  /// Whether a notification has something to tell a member by itself.
  func isWorthTelling(_ slot: NotificationDesk.Slot) -> Bool {
    policy.notifications[slot.notification.index].after == nil
      ? count(of: slot.notification, for: slot.member) > 0 : lainLong(slot.notification, for: slot.member) > 0
  }

  mutating func timeOut(_ contact: ContactID) {
    let holders = holders(of: contact)
    totals.timedOut += 1
    for member in holders { members[member.index].counts.timedOut += 1 }
    var passed = passedOver[contact] ?? PassedOver()
    passed.add(holders)
    passedOver[contact] = passed
    move(contact, to: .nowhere)
    let owner = contacts.owner[contact.index]
    if holders.contains(owner) {
      contacts.flags[contact.index].remove(.ownerReassigned)
      changeConversation(contact) { $0.contacts.owner[contact.index] = .nobody }
    }
    drain()
  }

  /// Someone gave the conversation to whoever has it, who has all the time to answer.
  mutating func startOver(_ contact: ContactID) {
    passedOver[contact] = nil
    if hasReplyClock(contact) { startReplyClock(contact, at: clocks.now) }
  }

  /// Puts the clocks of conversations that lie with members on the agenda.
  ///
  /// - Parameter start: when a conversation's clock started; nil for one that starts now.
  mutating func rebuildReplyClocks(_ start: (ContactID) -> Instant?) {
    guard hasReplyClocks else { return }
    (replyClocks, replyAlarms) = (ReplyClocks(), ReplyAlarms())
    for index in contacts.flags.indices where contacts.flags[index].contains(.needsAttention) {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      if !hasReplyClock(contact) { continue }
      startReplyClock(contact, at: start(contact) ?? clocks.now)
    }
  }

  mutating func codeReplyClocks(with coder: inout some StateCoder) {
    guard hasReplyClocks else { return }
    replyClocks.code(with: &coder)
    var contacts = passedOver.contacts
    var times = contacts.map { UInt32(clamping: passedOver[$0]?.times ?? 0) }
    var members = contacts.flatMap { passedOver[$0]?.members ?? [] }
    var ends: [UInt32] = []
    for contact in contacts {
      ends.append((ends.last ?? 0) + UInt32(clamping: passedOver[contact]?.members.count ?? 0))
    }
    coder.code(&contacts)
    coder.code(&times, count: contacts.count)
    coder.code(&ends, count: contacts.count)
    coder.code(&members, count: Int(ends.last ?? 0))
    guard coder.isReading, times.count == contacts.count, ends.count == contacts.count else { return }
    var start = 0
    for (index, contact) in contacts.enumerated() {
      let end = Int(ends[index])
      guard start <= end, end <= members.count, contact.index < self.contacts.count else { return coder.fail() }
      passedOver[contact] = PassedOver(members: Array(members[start..<end]), times: Int(times[index]))
      start = end
    }
  }

  /// Whether what was read about clocks stands for something.
  var areReplyClocksSound: Bool {
    replyClocks.contactCount <= contacts.count
      && passedOver.contacts.allSatisfy { contact in
        contact.index < contacts.count && passedOver[contact]?.members.allSatisfy { $0.index < members.count } == true
      }
  }
}
