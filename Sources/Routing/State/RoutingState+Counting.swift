import Campaign

// The counts that follow from where a conversation is, whose it is and what it needs.
extension RoutingState {
  /// What of a conversation counts, each as 0 or 1.
  private struct Standing {
    let flags: ContactFlags
    let owner: MemberID
    let place: PackedPlacement

    private var counts: Bool { !flags.contains(.optedOut) }
    var attention: Int { counts && flags.contains(.needsAttention) ? 1 : 0 }
    var inbox: Int { flags.isDisjoint(with: [.optedOut, .resolved]) ? 1 : 0 }
    var ongoing: Int { inbox == 1 && flags.contains(.replied) ? 1 : 0 }
  }

  private func standing(_ contact: ContactID) -> Standing {
    Standing(
      flags: contacts.rows[contact.index].flags, owner: contacts.rows[contact.index].owner,
      place: contacts.rows[contact.index].placement)
  }

  /// Changes a conversation and counts it anew, for its members and in all.
  mutating func changeConversation(_ contact: ContactID, _ change: (inout RoutingState) -> Void) {
    let old = standing(contact)
    change(&self)
    let new = standing(contact)
    if old.place == new.place {
      // Most changes leave it where it is, and then few counts change or none.
      count(
        contact, in: new.place, attention: new.attention - old.attention, inbox: new.inbox - old.inbox,
        ongoing: new.ongoing - old.ongoing)
      if old.owner != new.owner || old.ongoing != new.ongoing {
        countOwner(old, by: -1)
        countOwner(new, by: 1)
      }
    } else {
      count(contact, old, by: -1)
      count(contact, new, by: 1)
    }
    let neededAttention = old.flags.contains(.needsAttention)
    if old.place == new.place && neededAttention == new.flags.contains(.needsAttention) { return }
    let (before, after) = (old.place.unpacked, new.place.unpacked)
    notePlace(contact, after)
    if hasReplyClocks { refreshReplyClock(contact, from: before, neededAttention: neededAttention) }
    if hasReplyAlarms { dropStaleAlarms() }
    if watchesOpen {
      refreshOpen(of: before)
      refreshOpen(of: after)
    }
  }

  private mutating func count(_ contact: ContactID, _ standing: Standing, by step: Int) {
    count(
      contact, in: standing.place, attention: standing.attention * step, inbox: standing.inbox * step,
      ongoing: standing.ongoing * step)
    countOwner(standing, by: step)
  }

  private mutating func count(
    _ contact: ContactID, in place: PackedPlacement, attention: Int, inbox: Int, ongoing: Int
  ) {
    if attention == 0 && inbox == 0 && ongoing == 0 { return }
    totals.needsAttention += attention
    totals.active += ongoing
    func countHolder(_ member: MemberID, _ state: inout RoutingState) {
      state.members[member.index].counts.inbox += inbox
      state.members[member.index].counts.needsAttention += attention
      state.members[member.index].counts.active += ongoing
      if attention != 0 && state.countsAttentionByClock {
        state.attentionByClock.count(member, on: state.clock(of: contact), by: attention, team: state.members.count)
      }
    }
    switch place.unpacked {
    case .nowhere, .sharedInbox, .held: return
    case .member(let member): countHolder(member, &self)
    case .fanOut(let set): for member in sets[set] { countHolder(member, &self) }
    }
    totals.inbox += inbox
  }

  /// Whoever owns an ongoing conversation has it, also where it lies with others or with no one.
  private mutating func countOwner(_ standing: Standing, by step: Int) {
    let owner = standing.owner
    if standing.ongoing == 0 || !owner.isSomebody || isHolder(owner, in: standing.place.unpacked) { return }
    members[owner.index].counts.active += step
  }

  func isHolder(_ member: MemberID, in placement: Placement) -> Bool {
    switch placement {
    case .nowhere, .sharedInbox, .held: false
    case .member(let holder): holder == member
    case .fanOut(let set): sets.contains(member, in: set)
    }
  }

  private mutating func refreshOpen(of placement: Placement) {
    switch placement {
    case .nowhere, .sharedInbox, .held: break
    case .member(let member): refreshOpen(of: member)
    case .fanOut(let set): for member in sets[set] { refreshOpen(of: member) }
    }
  }

  /// What a member has open may have changed.
  private mutating func refreshOpen(of member: MemberID) {
    for ring in leastOpenRings { rings[ring.index].setOpen(member, members[member.index].counts.needsAttention) }
    if hasCaps { refreshRoom(of: member) }
  }
}
