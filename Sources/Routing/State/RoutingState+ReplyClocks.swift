import Campaign

// How long conversations lie with members who are to answer them, and what happens when that is too long.
extension RoutingState {
  /// Some conversation is to leave its members now.
  var isReplyDue: Bool { replyClocks.first.map { $0.due <= clocks.now } ?? false }

  /// Members who did not answer in time since the conversation came to need attention.
  func passedOver(_ contact: ContactID) -> [MemberID] { hasReplyClocks ? passedOver[contact]?.members ?? [] : [] }
  func isPassedOver(_ contact: ContactID) -> Bool { hasReplyClocks && passedOver[contact] != nil }
  func timesRunOut(_ contact: ContactID) -> Int { passedOver[contact]?.times ?? 0 }

  /// A conversation's place changed, or whether it needs attention.
  mutating func refreshReplyClock(_ contact: ContactID, from before: Placement, neededAttention: Bool) {
    guard flags(contact).contains(.needsAttention) else {
      passedOver[contact] = nil
      return replyClocks.stop(contact)
    }
    let holders = holders(of: contact)
    if holders.isEmpty { return replyClocks.stop(contact) }
    // Others who had it go on as they did.
    if neededAttention, holders.allSatisfy({ isHolder($0, in: before) }) { return }
    startReplyClock(contact, at: clocks.now)
  }

  private func isHolder(_ member: MemberID, in placement: Placement) -> Bool {
    switch placement {
    case .nowhere, .sharedInbox, .held: false
    case .member(let holder): holder == member
    case .fanOut(let set): sets.contains(member, in: set)
    }
  }

  mutating func startReplyClock(_ contact: ContactID, at start: Instant) {
    guard let after = policy.replyTimeout?.after else { return }
    let due = clocks.moment(after: after, from: start, in: zone(of: contact))
    replyClocks.start(contact, age: contacts.age[contact.index], at: start, due: max(due, clocks.now))
  }

  mutating func timeOut(_ contact: ContactID) {
    let holders = holders(of: contact)
    totals.timedOut += 1
    for member in holders { members[member.index].counts.timedOut += 1 }
    passedOver[contact, default: PassedOver()].add(holders)
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
    if !holders(of: contact).isEmpty { startReplyClock(contact, at: clocks.now) }
  }

  /// Puts the clocks of conversations that lie with members on the agenda.
  ///
  /// - Parameter start: when a conversation's clock started; nil for one that starts now.
  mutating func rebuildReplyClocks(_ start: (ContactID) -> Instant?) {
    guard hasReplyClocks else { return }
    replyClocks = ReplyClocks()
    for index in contacts.flags.indices where contacts.flags[index].contains(.needsAttention) {
      let contact = ContactID(UInt32(truncatingIfNeeded: index))
      if holders(of: contact).isEmpty { continue }
      startReplyClock(contact, at: start(contact) ?? clocks.now)
    }
  }

  mutating func codeReplyClocks(with coder: inout some StateCoder) {
    guard hasReplyClocks else { return }
    replyClocks.code(with: &coder)
    var contacts = passedOver.keys.sorted()
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
      guard start <= end, end <= members.count else { return coder.fail() }
      passedOver[contact] = PassedOver(members: Array(members[start..<end]), times: Int(times[index]))
      start = end
    }
  }

  /// Whether what was read about clocks stands for something.
  var areReplyClocksSound: Bool {
    replyClocks.starts.count <= contacts.count
      && passedOver.allSatisfy { contact, passed in
        contact.index < contacts.count && passed.members.allSatisfy { $0.index < members.count }
      }
  }
}
