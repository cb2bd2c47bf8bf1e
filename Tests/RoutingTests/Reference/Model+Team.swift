/// Members who step away, come back, join and leave.
extension Model {
  mutating func leaveDesk(_ member: String) {
    if let objection = objection(to: member) { return refuse(objection) }
    away.insert(member)
  }

  mutating func comeBack(_ member: String) {
    if let objection = objection(to: member) { return refuse(objection) }
    if away.remove(member) != nil && fault != .returnLeavesHeld { drain() }
  }

  mutating func join(_ member: String) {
    if !setup.team.contains(member) { return refuse("unknownMember") }
    if selected.contains(member) { return refuse("alreadySelected") }
    if setup.guests.contains(member) { return refuse("noPermission") }
    selected.insert(member)
    rings["everyone"]?.append(member)
    for list in setup.lists where list.members.contains(member) { rings[list.name]?.append(member) }
    effects.append(Effect(kind: "joined", member: member))
    if isPublished {
      if setup.lastTeamMemberFirst { takeOver(member) }
      if setup.mode == .distributed {
        deal(open)
        level(member)
      }
    }
    drain()
  }

  /// The unsent, unclaimed contacts whose last team member the joiner is.
  mutating func takeOver(_ member: String) {
    for c in contacts.indices
    where contacts[c].isUnsent && isTextable(contacts[c]) && contacts[c].row.lastTeamMember == member {
      if contacts[c].assignee != nil {
        guard isMovable(c) else { continue }
        release(c, "levelled")
      }
      assign(c, member, "lastTeamMember")
    }
  }

  /// Dealt, unsent, not pinned.
  func isMovable(_ c: Int) -> Bool {
    contacts[c].isUnsent && contacts[c].assignee != nil
      && ["distributed", "levelled"].contains(contacts[c].assignedBecause)
  }

  mutating func level(_ joiner: String) {
    while true {
      let movable = contacts.indices.filter { isMovable($0) && contacts[$0].assignee != joiner }
      let givers = Set(movable.compactMap { contacts[$0].assignee }).filter { total($0) >= total(joiner) + 2 }
      guard let largest = givers.map({ total($0) }).max() else { return }
      var tied = setup.team.filter { givers.contains($0) && total($0) == largest }
      if fault == .levellingTieToFirst { tied = Array(tied.prefix(1)) }
      let candidates = movable.filter { c in tied.contains { $0 == contacts[c].assignee } }
      guard let given = candidates.max(by: { contacts[$0].dealt < contacts[$1].dealt }) else { return }
      release(given, "levelled")
      assign(given, joiner, "levelled")
    }
  }

  mutating func leave(_ member: String) {
    if let objection = objection(to: member) { return refuse(objection) }
    selected.remove(member)
    away.remove(member)
    bucketStarters.remove(member)
    for name in rings.keys { rings[name]?.removeAll { $0 == member } }
    effects.append(Effect(kind: "left", member: member))
    let unsent = unsent(of: member)
    for c in unsent { release(c, "memberRemoved") }
    if setup.mode == .distributed { deal(unsent) }

    var waiting: [Int] = []
    for c in contacts.indices where contacts[c].needsAttention {
      guard case .with(let members) = contacts[c].place else { continue }
      guard members.contains(member) || fault == .leaverMovesOthers else { continue }
      if members.count > 1 {
        contacts[c].place = .with(members.filter { $0 != member })
      } else {
        waiting.append(c)
      }
    }
    waiting = byAge(waiting)
    for c in fault == .leaverYoungestFirst ? waiting.reversed() : waiting { route(c, again: true) }
  }
}
