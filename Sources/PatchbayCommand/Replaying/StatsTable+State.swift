import Campaign
import Routing

extension StatsTable {
  /// The statistics of a state: a row for everyone who was ever selected.
  init(_ state: borrowing RoutingState, policy: RoutingPolicy) {
    var rows: [MemberStats] = []
    for index in policy.team.indices {
      let member = MemberID(UInt16(truncatingIfNeeded: index))
      guard state.hasRow(member) else { continue }
      rows.append(MemberStats(member: member, counts: ConversationCounts(state.counts(of: member))))
    }
    let counts = state.counts
    var totals = TotalStats()
    totals.counts = ConversationCounts(counts)
    totals.contacts = counts.contacts
    totals.unassigned = counts.unassigned
    totals.held = counts.held
    totals.neverTextable = counts.neverTextable
    self.init(members: rows, totals: totals)
  }
}

extension ConversationCounts {
  fileprivate init(_ counts: MemberCounts) {
    self.init()
    assigned = counts.assigned
    waiting = counts.waiting
    sent = counts.sent
    replies = counts.replies
    conversed = counts.conversed
    resolved = counts.resolved
    active = counts.active
    inbox = counts.inbox
    optOuts = counts.optOuts
    needsAttention = counts.needsAttention
  }

  fileprivate init(_ counts: TotalCounts) {
    self.init()
    assigned = counts.assigned
    waiting = counts.waiting
    sent = counts.sent
    replies = counts.replies
    conversed = counts.conversed
    resolved = counts.resolved
    active = counts.active
    inbox = counts.inbox
    optOuts = counts.optOuts
    needsAttention = counts.needsAttention
  }
}
