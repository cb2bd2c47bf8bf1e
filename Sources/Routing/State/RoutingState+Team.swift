import Campaign

// How changes touch the team, and what they leave to do.
extension RoutingState {
  mutating func join(_ member: MemberID) {
    members[member.index].isSelected = true
    members[member.index].isAway = false
    members[member.index].isOffShift = !shifts.isOn(member)
    members[member.index].hasRow = true
    refreshDealing(of: member)
    for ring in rings.indices { rings[ring].enter(member) }
    plan(.giveToLastTeamMember(member, next: ContactID(0)))
    plan(.deal)
    plan(.level(joiner: member))
    refreshAvailability(of: member)
    // Also without room: what was given to them by hand may be held.
    drain()
  }

  mutating func leave(_ member: MemberID) {
    members[member.index].isSelected = false
    refreshDealing(of: member)
    refreshAvailability(of: member)
    members[member.index].takesBuckets = false
    for ring in rings.indices { rings[ring].remove(member) }
    orphans = takeStock(of: member)
    plan(.takeBack(member, underReviewFrom: 0))
    plan(.deal)
    plan(.routeOrphans(of: member, next: 0))
  }
}
