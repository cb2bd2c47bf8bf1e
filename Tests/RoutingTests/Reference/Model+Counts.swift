/// What is counted, counted from the beginning every time.
extension Model {
  /// The totals, then one row per member of the team, in declaration order.
  var rows: [Tally] {
    var totals = Tally()
    var rows = zip(optOutsOf, timedOutOf).map { Tally(optOuts: $0, timedOut: $1) }
    totals.optOuts = optOuts
    totals.timedOut = timedOut
    totals.contacts = contacts.count
    totals.askedBack = contacts.count { $0.hasAskedBack }
    for contact in contacts {
      countFirstText(contact, &totals, &rows)
      if let converser = contact.converser {
        totals.conversed += 1
        rows[converser].conversed += 1
      }
      if contact.hadResolution { totals.resolved += 1 }
      if let resolver = contact.resolver { rows[resolver].resolved += 1 }
      if contact.hasClicked { totals.clicked += 1 }
      if let credited = contact.clickCredit { rows[credited].clicked += 1 }
      countConversation(contact, &totals, &rows)
    }
    return [totals] + rows
  }

  private func countFirstText(_ contact: Contact, _ totals: inout Tally, _ rows: inout [Tally]) {
    if let assignee = contact.assignee {
      totals.assigned += 1
      rows[assignee].assigned += 1
      if contact.isUnsent {
        totals.waiting += 1
        rows[assignee].waiting += 1
      }
    }
    if let sender = contact.sender {
      totals.sent += 1
      rows[sender].sent += 1
      if contact.repliedToFirstText {
        totals.replies += 1
        rows[sender].replies += 1
      }
      if contact.isUndelivered {
        totals.undelivered += 1
        rows[sender].undelivered += 1
      }
    } else if contact.optedOut || (contact.getsNoFirstText && fault != .duplicatesAreTextable) {
      totals.neverTextable += 1
    } else if contact.assignee == nil {
      totals.unassigned += 1
    }
  }

  private func countConversation(_ contact: Contact, _ totals: inout Tally, _ rows: inout [Tally]) {
    if contact.place == .held { totals.held += 1 }
    if contact.needsAttention { totals.needsAttention += 1 }
    if contact.isResolved || contact.optedOut { return }
    let inboxes = contact.holders
    if !inboxes.isEmpty { totals.inbox += 1 }
    for member in inboxes {
      rows[member].inbox += 1
      if contact.needsAttention { rows[member].needsAttention += 1 }
    }
    if !contact.hasReplied { return }
    totals.active += 1
    for member in inboxes { rows[member].active += 1 }
    if let owner = contact.owner, !inboxes.contains(owner) { rows[owner].active += 1 }
  }
}
