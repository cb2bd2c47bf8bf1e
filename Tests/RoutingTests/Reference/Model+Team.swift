/// Members who join and leave.
extension Model {
  mutating func join(_ name: String) {
    guard let member = member(name) else { return refuse("unknownMember") }
    if isSelected[member] { return refuse("alreadySelected") }
    if setup.guests.contains(name) { return refuse("noPermission") }
    isSelected[member] = true
    hasRow[member] = true
    for (name, members) in ringsByName where members.contains(member) { rings[name]?.join(member) }
    add(Effect(kind: "joined", member: name))
    guard isPublished else { return }
    if setup.lastTeamMemberFirst { takeOver(member) }
    if setup.mode == .distributed {
      deal()
      level(member)
    }
  }

  /// The unsent, unclaimed contacts whose last team member the joiner is.
  private mutating func takeOver(_ member: Int) {
    for contact in contacts
    where contact.isUnsent && isTextable(contact) && contact.lastTeamMember == member
      && (hasRoom(member) || fault == .joinersIgnoreCap)
    {
      if contact.assignee != nil {
        guard isMovable(contact) else { continue }
        release(contact, "levelled")
      }
      assign(contact, member, "lastTeamMember")
    }
  }

  /// Dealt, unsent, not pinned, not given by hand; and the joiner could send it.
  private func isMovable(_ contact: Contact) -> Bool {
    contact.isUnsent && contact.assignee != nil && (isTextable(contact) || fault == .levellingMovesReviewed)
      && (["distributed", "levelled"].contains(contact.assignedBecause)
        || (fault == .levellingMovesReassigned && contact.assignedBecause == "reassigned"))
  }

  private mutating func level(_ joiner: Int) {
    while hasRoom(joiner) {
      let movable = contacts.filter { isMovable($0) && $0.assignee != joiner }
      let givers = Set(movable.compactMap(\.assignee)).filter { total($0) >= total(joiner) + 2 }
      guard let largest = givers.map({ total($0) }).max() else { return }
      var tied = givers.filter { total($0) == largest }.sorted()
      if fault == .levellingTieToFirst { tied = Array(tied.prefix(1)) }
      let candidates = movable.filter { contact in tied.contains { $0 == contact.assignee } }
      guard let given = candidates.max(by: { $0.dealt < $1.dealt }) else { return }
      release(given, "levelled")
      assign(given, joiner, "levelled")
    }
  }

  mutating func leave(_ member: Int) {
    isSelected[member] = false
    said[member] = nil
    startsBuckets[member] = false
    for name in rings.keys { rings[name]?.leave(member) }
    add(Effect(kind: "left", member: team[member]))
    let unsent = unsent(of: member)
    for contact in unsent { release(contact, "memberRemoved") }
    deal()

    var waiting: [Contact] = []
    for contact in contacts where contact.needsAttention {
      guard case .with(let members) = contact.place else { continue }
      guard members.contains(member) || fault == .leaverMovesOthers else { continue }
      if members.count > 1 {
        contact.place = .with(members.filter { $0 != member })
      } else {
        waiting.append(contact)
      }
    }
    waiting = byAge(waiting)
    for contact in fault == .leaverYoungestFirst ? waiting.reversed() : waiting { route(contact, again: true) }
  }
}
