public import Campaign
public import Routing

extension NotificationFacts {
  /// What a notification can tell a member at present.
  public init(_ notification: NotificationID, _ member: MemberID, _ state: borrowing RoutingState) {
    let policy = state.policy
    let counts = state.counts(of: member)
    let count = policy.notifications[notification.index].kind.count(counts, state.counts)
    var leaders: [(member: MemberID, sent: Int)] = []
    for index in policy.team.indices {
      let other = MemberID(UInt16(truncatingIfNeeded: index))
      if state.isSelected(other) { leaders.append((other, state.counts(of: other).sent)) }
    }
    leaders.sort { $0.sent == $1.sent ? $0.member < $1.member : $0.sent > $1.sent }
    // Members who are level share the better rank.
    let ranks = leaders.map { leader in leaders.firstIndex { $0.sent == leader.sent }.map { $0 + 1 } ?? 1 }
    let rank = zip(leaders, ranks).first { $0.0.member == member }?.1 ?? ranks.count + 1
    self.init(
      action: policy.action, memberKey: policy.team[member.index].key, memberName: policy.team[member.index].name,
      count: count, rank: rank, counts: counts,
      leaders: zip(leaders, ranks).map { leader, rank in
        Leader(rank: rank, name: policy.team[leader.member.index].name, sent: leader.sent)
      })
  }
}
