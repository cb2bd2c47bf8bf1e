/// What is counted, counted from the beginning every time.
extension Model {
  func isActive(_ contact: Contact) -> Bool { contact.hasReplied && !contact.isResolved && !contact.optedOut }

  func inboxes(_ contact: Contact) -> [String] {
    if contact.optedOut || contact.isResolved { return [] }
    if case .with(let members) = contact.place { return members }
    return []
  }

  /// One row per member of the team, in declaration order.
  var rows: [Tally] {
    var rows = [String: Tally]()
    for contact in contacts {
      if let assignee = contact.assignee {
        rows[assignee, default: Tally()].assigned += 1
        if contact.isUnsent { rows[assignee, default: Tally()].waiting += 1 }
      }
      if let sender = contact.sender {
        rows[sender, default: Tally()].sent += 1
        if contact.repliedToFirstText { rows[sender, default: Tally()].replies += 1 }
      }
      if let converser = contact.converser { rows[converser, default: Tally()].conversed += 1 }
      if let resolver = contact.resolver { rows[resolver, default: Tally()].resolved += 1 }
      let inboxes = inboxes(contact)
      for member in inboxes {
        rows[member, default: Tally()].inbox += 1
        if contact.needsAttention { rows[member, default: Tally()].needsAttention += 1 }
      }
      if isActive(contact) {
        for member in Set(inboxes + [contact.owner].compactMap { $0 }) { rows[member, default: Tally()].active += 1 }
      }
    }
    for (member, count) in optOutsOf { rows[member, default: Tally()].optOuts = count }
    return setup.team.map { rows[$0] ?? Tally() }
  }

  var totals: Tally {
    func count(_ condition: (Contact) -> Bool) -> Int { contacts.filter(condition).count }
    var totals = Tally()
    totals.assigned = count { $0.assignee != nil }
    totals.waiting = count { $0.isUnsent && $0.assignee != nil }
    totals.sent = count { !$0.isUnsent }
    totals.replies = count { $0.repliedToFirstText }
    totals.conversed = count { $0.converser != nil }
    totals.resolved = count { $0.hadResolution }
    totals.active = count { isActive($0) }
    totals.inbox = count { !inboxes($0).isEmpty }
    totals.optOuts = optOuts
    totals.needsAttention = count { $0.needsAttention }
    totals.contacts = contacts.count
    totals.unassigned = open.count
    totals.held = count { $0.place == .held }
    totals.neverTextable = count { $0.isUnsent && !$0.isTextable }
    return totals
  }
}
