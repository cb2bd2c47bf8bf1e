import Campaign

// How changes touch first texts: who has them, who sent them.
extension RoutingState {
  mutating func assign(_ contact: ContactID, to member: MemberID, _ reason: AssignmentReason) {
    open.remove(contact)
    contacts.assignee[contact.index] = member
    contacts.dealt[contact.index] = nextDealt
    totals.unassigned -= 1
    totals.assigned += 1
    totals.waiting += 1
    members[member.index].counts.assigned += 1
    members[member.index].counts.waiting += 1
    members[member.index].unsent.insert(contact)
    switch reason {
    case .distributed, .levelled:
      contacts.flags[contact.index].insert(.isMovable)
      members[member.index].movable.append(DealtContact(contact: contact, dealt: nextDealt))
    case .lastTeamMember, .claimed, .bucket, .reassigned, .pinned:
      contacts.flags[contact.index].remove(.isMovable)
    }
    nextDealt += 1
  }

  mutating func release(_ contact: ContactID, _ reason: ReleaseReason) {
    let member = contacts.assignee[contact.index]
    contacts.assignee[contact.index] = .nobody
    contacts.flags[contact.index].remove(.isMovable)
    totals.assigned -= 1
    totals.waiting -= 1
    totals.unassigned += 1
    members[member.index].counts.assigned -= 1
    members[member.index].counts.waiting -= 1
    open.insert(contact)
    dropStale(member)
  }

  mutating func send(_ contact: ContactID, _ member: MemberID) {
    contacts.flags[contact.index].insert(.sent)
    contacts.flags[contact.index].remove(.isMovable)
    contacts.sender[contact.index] = member
    noteTextOut(contact, member)
    totals.waiting -= 1
    totals.sent += 1
    members[member.index].counts.waiting -= 1
    members[member.index].counts.sent += 1
    dropStale(member)
    if members[member.index].takesBuckets && members[member.index].counts.waiting == 0 {
      pending.append(.grantBucket(member))
    }
    // A reply that came before the first text may have waited for a sender.
    if contacts.place[contact.index].placement == .held { pending.append(.drainHeld(from: 0)) }
  }

  /// Keeps the tops of a member's queues true, so that decisions can read them.
  private mutating func dropStale(_ member: MemberID) {
    while let top = members[member.index].unsent.top,
      contacts.assignee[top.index] != member || flags(top).contains(.sent)
    {
      members[member.index].unsent.removeTop()
    }
    while let top = members[member.index].movable.last,
      contacts.dealt[top.contact.index] != top.dealt || !flags(top.contact).contains(.isMovable)
    {
      members[member.index].movable.removeLast()
    }
  }
}
