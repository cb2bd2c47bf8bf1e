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
    orphans = conversationsWaiting(with: member)
    plan(.takeBack(member, underReviewFrom: 0))
    plan(.deal)
    plan(.routeOrphans(of: member, next: 0))
  }

  /// Conversations that need attention and of which this member has a copy, oldest first.
  private func conversationsWaiting(with member: MemberID) -> [ContactID] {
    var waiting: [ContactID] = []
    for index in 0..<contacts.count where contacts.flags[index].contains(.needsAttention) {
      switch contacts.placement[index].unpacked {
      case .nowhere, .sharedInbox, .held: break
      case .member(let holder): if holder == member { waiting.append(ContactID(UInt32(index))) }
      case .fanOut(let set): if sets[set].contains(member) { waiting.append(ContactID(UInt32(index))) }
      }
    }
    return waiting.sorted { contacts.age[$0.index] < contacts.age[$1.index] }
  }
}
