/// Notifications `replies_waiting` with `after`: told when a clock reads so long.
///
/// 1. The clock is that of conversations with members, whether or not they ever run out. They are told to those of their members
///    for whom the notification is.
/// 2. In the shared inbox there is one, too, from the moment it comes to lie there. It is told to everyone for whom the notification is.
/// 3. Each is told once, unless the clock starts anew.
extension Model {
  /// When the notification is due of the conversation.
  private func due(_ entry: Int, _ contact: Contact) -> Int? {
    guard let after = setup.notices[entry].after, let start = contact.clock ?? contact.sharedClock else { return nil }
    return moment(after: after, from: start, contact)
  }

  var delayedNoticeTimes: [Int] {
    var times: [Int] = []
    for entry in setup.notices.indices {
      for contact in contacts where !contact.told.contains(entry) {
        if let due = due(entry, contact) { times.append(due) }
      }
    }
    return times
  }

  private func isOver(_ entry: Int, _ contact: Contact) -> Bool { due(entry, contact).map { $0 <= now } ?? false }

  /// Who is to be told of it.
  private func isFor(_ entry: Int, _ contact: Contact, _ member: Int) -> Bool {
    isSelected[member] && isFor(setup.notices[entry].to, member)
      && (contact.place == .sharedInbox || contact.holders.contains(member))
  }

  mutating func tellDelayed(_ entry: Int) {
    let over = contacts.filter { !$0.told.contains(entry) && isOver(entry, $0) }
    for contact in over { contact.told.insert(entry) }
    for member in team.indices where over.contains(where: { isFor(entry, $0, member) }) {
      tellOrPutOff(entry, member)
    }
  }

  /// Whether something still waits so long that the member was to be told of.
  func hasWaited(_ entry: Int, _ member: Int) -> Bool {
    contacts.contains { isOver(entry, $0) && isFor(entry, $0, member) }
  }
}
