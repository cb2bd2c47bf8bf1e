internal import Campaign
internal import Routing

extension NotificationFacts {
  /// What a notification can tell a member at present.
  ///
  /// - Parameter leaderboard: how the members stand; nil for a notification whose texts do not tell it.
  init(
    _ notification: NotificationID, _ member: MemberID, _ state: RoutingState, _ leaderboard: Leaderboard?
  ) {
    let policy = state.policy
    let rule = policy.notifications[notification.index]
    let counts = state.counts(of: member)
    self.init(
      action: policy.action, memberKey: policy.team[member.index].key, memberName: policy.team[member.index].name,
      count: state.count(of: notification, for: member), rank: leaderboard?.rank(of: member) ?? 1, counts: counts,
      leaders: leaderboard?.leaders(rule.top, of: policy.team) ?? [])
  }
}
