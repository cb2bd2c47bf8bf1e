import Campaign

extension DecisionGraph {
  /// Notifies the members who want to hear of what the event did, or delays it for those who were notified a short time
  /// ago.
  func decideNotifications(_ wanted: [NotificationDesk.Slot], in state: RoutingState, into decision: inout Decision) {
    for slot in wanted where state.isSelected(slot.member) && state.isWorthTelling(slot) {
      if state.notifications.quietUntil(slot) > state.clocks.now {
        decision.append(.notificationPutOff(slot.notification, slot.member))
      } else {
        decision.append(.notified(slot.notification, slot.member))
      }
    }
  }

  /// What was put off is sent if there is something to tell by now.
  func decideDueNotifications(in state: RoutingState, into decision: inout Decision) {
    for slot in state.notifications.due(at: state.clocks.now) {
      let isWorthTelling = state.isSelected(slot.member) && state.isWorthTelling(slot)
      decision.append(
        isWorthTelling
          ? .notified(slot.notification, slot.member) : .notificationDropped(slot.notification, slot.member))
    }
  }

  /// Notifies at once, because someone asked for it.
  func decideNotifying(
    _ kind: NotificationKind, _ recipient: Recipient?, in state: RoutingState, into decision: inout Decision
  ) {
    if let recipient, let refusal = state.refusal(of: recipient) { return decision.refuse(refusal) }
    let chosen = recipient.map { state.members(of: $0) }
    var hasKind = false
    for (index, notification) in policy.notifications.enumerated() where notification.kind == kind {
      hasKind = true
      for member in state.policy.team.indices.map({ MemberID(UInt16(truncatingIfNeeded: $0)) }) {
        let slot = NotificationDesk.Slot(
          notification: NotificationID(UInt16(truncatingIfNeeded: index)), member: member)
        guard state.isSelected(member), !policy.team[member.index].notify.isEmpty,
          chosen?.containsSorted(member) ?? notification.goes(to: member),
          kind == .leaderboard || count(slot, in: state) > 0
        else { continue }
        decision.append(.notified(slot.notification, member))
      }
    }
    if !hasKind { decision.refuse(.noNotification) }
  }

  /// What the notification counts for the member.
  private func count(_ slot: NotificationDesk.Slot, in state: RoutingState) -> Int {
    policy.notifications[slot.notification.index].kind.count(state.counts(of: slot.member), state.counts)
  }
}

extension RoutingState {
  /// The members that a recipient stands for, in declaration order.
  func members(of recipient: Recipient) -> [MemberID] {
    switch recipient {
    case .member(let member): [member]
    case .list(let list): policy.lists[list.index].members.sorted()
    }
  }

  /// Why nothing can go to a recipient, or nil.
  func refusal(of recipient: Recipient) -> Refusal? {
    switch recipient {
    case .member(let member): refusal(of: member)
    case .list(let list):
      policy.lists.indices.contains(list.index)
        ? (members(of: recipient).contains { isSelected($0) } ? nil : .notSelected) : .unknownMember
    }
  }
}
