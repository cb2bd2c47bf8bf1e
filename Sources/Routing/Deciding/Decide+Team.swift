import Campaign

extension DecisionGraph {
  func decideAway(_ member: MemberID, in state: RoutingState, into decision: inout Decision) {
    if let refusal = state.refusal(of: member) { return decision.refuse(refusal) }
    if !state.members[member.index].isAway { decision.append(.wentAway(member)) }
  }

  func decideBack(_ member: MemberID, in state: RoutingState, into decision: inout Decision) {
    if let refusal = state.refusal(of: member) { return decision.refuse(refusal) }
    if !state.isAvailable(member) { decision.append(.cameBack(member)) }
  }

  func decideJoining(_ member: MemberID, in state: RoutingState, into decision: inout Decision) {
    guard state.isKnown(member) else { return decision.refuse(.unknownMember) }
    if state.isSelected(member) { return decision.refuse(.alreadySelected) }
    guard policy.team[member.index].permissions.contains(.sendQueue) else { return decision.refuse(.noPermission) }
    decision.append(.joined(member))
  }

  func decideLeaving(_ member: MemberID, in state: RoutingState, into decision: inout Decision) {
    if let refusal = state.refusal(of: member) { return decision.refuse(refusal) }
    decision.append(.left(member))
  }
}
