/// Conversations that no one answers.
///
/// 1. A conversation that needs attention and lies with members has a clock. It starts when it comes to need attention, when someone gets
///    it who did not have it, and at a reassignment.
/// 2. Where replies wait for the texting hours, only time inside them counts, and the clock runs out inside them. Where none ever come, all time
///    counts.
/// 3. What has run out leaves its members. An owner among them owns it no more, and they do not accept it again: they are passed over.
/// 4. It is routed at once, by `then`, and keeps its age. From the fourth time on it goes to the shared inbox without anyone being asked.
/// 5. While someone is passed over, whatever routes the conversation asks `then`, and `hold` means the shared inbox.
/// 6. When it needs attention no more, or is reassigned, no one is passed over any more, and times are counted anew.
extension Model.Contact {
  /// Sentence 6.
  func forgetTimeOuts() {
    clock = nil
    sharedClock = nil
    passedOver = []
    timeOuts = 0
  }
}

extension Model {
  /// Sentence 1, after the conversation was placed.
  func startClock(_ contact: Contact, _ before: [Int]) {
    guard contact.needsAttention else { return }
    let isNew = contact.holders.contains { !before.contains($0) }
    if isNew || (fault == .repliesStartClock && !before.isEmpty) { contact.clock = now }
  }

  func isPassedOver(_ member: Int, _ contact: Contact) -> Bool {
    contact.passedOver.contains(member) && fault != .passedOverAreAsked
  }

  /// Sentence 5.
  func steps(for contact: Contact) -> [String] {
    guard !contact.passedOver.isEmpty, fault != .thenIsIgnored else { return setup.steps }
    let steps = (setup.timeOut?.then ?? setup.steps).map { $0 == "hold" ? "shared_inbox" : $0 }
    return steps.contains("shared_inbox") ? steps : steps + ["shared_inbox"]
  }

  /// When a clock reads so long, by sentence 2.
  func moment(after length: Int, from start: Int, _ contact: Contact) -> Int {
    if setup.hours?.repliesWait != true || fault == .clockRunsAtNight { return start + length }
    return openTimes(contact)?.moment(after: length, from: start) ?? start + length
  }

  private func end(_ contact: Contact) -> Int? {
    guard let timeOut = setup.timeOut, let clock = contact.clock else { return nil }
    return moment(after: timeOut.after, from: clock, contact)
  }

  var timeOutTimes: [Int] { contacts.compactMap { end($0) } }

  /// Everything that has run out by now, oldest reply first; what is held may go to whoever has room after each.
  mutating func runOut() {
    let over = contacts.filter { contact in end(contact).map { $0 <= now } ?? false }
    for contact in byAge(over) {
      runOut(contact)
      drain()
    }
  }

  /// Sentences 3 and 4.
  private mutating func runOut(_ contact: Contact) {
    let from = contact.holders
    if let owner = contact.owner, from.contains(owner) {
      contact.owner = nil
      contact.isOwnerSet = false
    }
    contact.place = .nowhere
    contact.passedOver.formUnion(from)
    contact.timeOuts += 1
    timedOut += 1
    for member in from { timedOutOf[member] += 1 }
    add(Effect(kind: "timed_out", contact: contact.row.id, from: from.map { team[$0] }))
    if contact.timeOuts >= 4 && fault != .fourthTimeIsLikeOthers {
      share(contact, ["timed_out"])
    } else {
      findPlace(contact, ["timed_out"])
    }
  }
}
