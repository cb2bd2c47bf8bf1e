import Campaign

@testable import Routing

/// Counts everything again from the columns, the slow and obvious way, and compares with what the engine kept along the way.
enum Recount {
  static func differences(_ state: RoutingState) -> [String] {
    var found: [String] = []
    var members = [MemberCounts](repeating: MemberCounts(), count: state.members.count)
    var totals = TotalCounts()
    for index in 0..<state.contactCount {
      let contact = ContactID(UInt32(index))
      let flags = state.flags(contact)
      count(contact, flags, in: state, &members, &totals)
      let isUnassigned = !flags.contains(.sent) && state.isTextable(contact) && !state.assignee(of: contact).isSomebody
      let isOpen = isUnassigned && !flags.contains(.underReview)
      if state.open.contains(contact, on: state.clock(of: contact)) != isOpen {
        found.append("contact \(index) open: \(!isOpen)")
      }
      if isUnassigned { totals.unassigned += 1 }
      if !flags.contains(.sent) && !state.isTextable(contact) { totals.neverTextable += 1 }
    }
    totals.contacts = state.contactCount
    totals.askedBack = (0..<state.contactCount).count {
      state.askedBack.contains(ContactID(UInt32($0))) && state.isOptedOut(ContactID(UInt32($0)))
    }
    for (index, counts) in members.enumerated() {
      // What the columns do not keep is taken over: opt outs and clicks are credited once.
      var kept = state.members[index].counts
      kept.optOuts = 0
      kept.clicked = 0
      kept.timedOut = 0
      if kept != counts { found.append("member \(index): kept \(kept), counted \(counts)") }
    }
    var kept = state.totals
    kept.optOuts = 0
    kept.timedOut = 0
    if kept != totals { found.append("totals: kept \(kept), counted \(totals)") }
    if kept.contacts != kept.sent + kept.waiting + kept.unassigned + kept.neverTextable {
      found.append("contacts are not sent + waiting + unassigned + never textable: \(kept)")
    }
    return found + queueFaults(state)
  }

  private static func count(
    _ contact: ContactID, _ flags: ContactFlags, in state: RoutingState, _ members: inout [MemberCounts],
    _ totals: inout TotalCounts
  ) {
    let assignee = state.assignee(of: contact)
    if assignee.isSomebody {
      members[assignee.index].assigned += 1
      totals.assigned += 1
      if !flags.contains(.sent) {
        members[assignee.index].waiting += 1
        totals.waiting += 1
      }
    }
    if flags.contains(.sent) {
      members[state.sender(of: contact).index].sent += 1
      totals.sent += 1
    }
    if flags.contains(.repliedToFirstText) {
      members[state.sender(of: contact).index].replies += 1
      totals.replies += 1
    }
    if flags.contains(.clicked) { totals.clicked += 1 }
    if state.isUndelivered(contact) {
      totals.undelivered += 1
      members[state.sender(of: contact).index].undelivered += 1
    }
    if flags.contains(.conversed) { totals.conversed += 1 }
    if flags.contains(.resolutionCounted) { totals.resolved += 1 }
    let resolver = state.contacts.resolver[contact.index]
    if resolver.isSomebody { members[resolver.index].resolved += 1 }
    let converser = state.contacts.converser[contact.index]
    if converser.isSomebody { members[converser.index].conversed += 1 }
    if flags.contains(.optedOut) { return }

    let isOngoing = flags.contains(.replied) && !flags.contains(.resolved)
    var holders: Set<MemberID> = []
    switch state.placement(of: contact) {
    case .nowhere, .sharedInbox: break
    case .held: totals.held += 1
    case .member(let member): holders.insert(member)
    case .fanOut(let set): holders.formUnion(state.members(of: set))
    }
    for holder in holders {
      if !flags.contains(.resolved) { members[holder.index].inbox += 1 }
      if flags.contains(.needsAttention) { members[holder.index].needsAttention += 1 }
    }
    if !holders.isEmpty && !flags.contains(.resolved) { totals.inbox += 1 }
    if flags.contains(.needsAttention) { totals.needsAttention += 1 }
    if isOngoing {
      totals.active += 1
      let owner = state.owner(of: contact)
      if owner.isSomebody { holders.insert(owner) }
      for holder in holders { members[holder.index].active += 1 }
    }
  }

  private static func queueFaults(_ state: RoutingState) -> [String] {
    var found: [String] = []
    for (index, member) in state.members.enumerated() {
      let id = MemberID(UInt16(index))
      if member.isSelected != state.rings[0].order.contains(id) {
        found.append("member \(index) and the ring disagree")
      }
      let mine = (0..<state.contactCount).map { ContactID(UInt32($0)) }
        .filter { state.assignee(of: $0) == id && !state.isSent($0) && !state.isOptedOut($0) }
      let sendable = mine.first { !state.isUnderReview($0) }
      if member.unsent.first != sendable {
        found.append("member \(index): first unsent \(String(describing: member.unsent.first)), counted \(mine.count)")
      }
      let most = state.policy.team[index].maxOpen ?? .max
      if state.accepting[index] != (state.available[index] && member.counts.needsAttention < most) {
        found.append("member \(index): accepts \(state.accepting[index])")
      }
      if !member.isSelected && !mine.isEmpty { found.append("member \(index) left and still holds \(mine.count)") }
    }
    if !state.pending.isEmpty { found.append("work was left: \(state.pending)") }
    return found + heldFaults(state)
  }

  /// What is held is held because no one can take it, or because it is night.
  private static func heldFaults(_ state: RoutingState) -> [String] {
    let graph = compile(state.policy)
    var found: [String] = []
    for index in 0..<state.contactCount {
      let contact = ContactID(UInt32(index))
      let isHeld = state.placement(of: contact) == .held
      if state.held.contains(contact) != isHeld { found.append("contact \(index) held: \(!isHeld)") }
      if !isHeld || (state.waitsForHours(contact) && state.policy.textingHours?.repliesWait == true) { continue }
      var decision = Decision()
      let end = graph.walkReply(contact, in: state, into: &decision)
      if end.settlement != .hold { found.append("contact \(index) is held and could be \(end.settlement)") }
    }
    return found
  }
}
