import Campaign
import Routing

// Members.
extension Replication {
  /// A member comes or goes as planned.
  mutating func carryOut(_ turn: ShiftPlan.Turn) {
    let member = turn.member
    switch turn.kind {
    case .comes:
      guard desks[member.index].abandoned != turn.shift else { return }
      expected.insert(member)
      if !desks[member.index].isHere { begin(member) }
    case .pauses, .leaves:
      desks[member.index].going = turn.kind
      if expected.remove(member) {
        if idle.remove(member) { leave(member) }
      } else if turn.kind == .leaves {
        // The member is away already, and now leaves the team.
        if engine.state.isSelected(member), !desks[member.index].isHere { take(.removeMember(member)) }
      }
    }
  }

  /// A member comes. The first action follows after the time from one text to the next, so that members are not in
  /// step, unless there is no text to write.
  private mutating func begin(_ member: MemberID) {
    desks[member.index].isHere = true
    workingTime.comes(member, at: agenda.now)
    if !engine.state.isSelected(member) {
      take(.addMember(member))
    } else if !engine.state.isAvailable(member) {
      take(.back(member))
    }
    if engine.state.hasUnsentTexts { rest(member) } else { scheduleFree(member, after: 0) }
  }

  private mutating func leave(_ member: MemberID) {
    desks[member.index].isHere = false
    workingTime.goes(member, at: agenda.now)
    switch desks[member.index].going {
    case .leaves: take(.removeMember(member))
    case .comes, .pauses: take(.away(member))
    }
  }

  mutating func scheduleAbandonment(of shift: ShiftPlan.Shift, _ index: Int) {
    let (does, when) = chance.pair(plan.memberLuck[shift.member.index], .abandon, shift.number)
    guard does < shift.chance else { return }
    let moment = Double(shift.start) + when * Double(shift.end - shift.start)
    agenda.schedule(.abandonment, UInt32(truncatingIfNeeded: index), after: UInt64(moment.rounded()))
  }

  /// A member walks away. The conversation in hand is left as it is. Where members claim contacts, the contact whose
  /// text they were writing is left too, until the claim expires.
  mutating func abandon(_ shift: ShiftPlan.Shift) {
    let member = shift.member
    desks[member.index].abandoned = shift.number
    guard expected.remove(member) || desks[member.index].isHere else { return }
    let contact = desks[member.index].inHand
    let wasIdle = idle.remove(member)
    desks[member.index].visit &+= 1
    desks[member.index].inHand = .unknown
    if !contact.isKnown, !wasIdle, plan.claims { take(.start(member)) }
    let behaviour = plan.kinds.behaviours[Int(plan.kinds.kind[member.index])]
    desks[member.index].going = behaviour.leaving == .removed ? .leaves : .pauses
    leave(member)
    guard contact.isKnown, inboxes.putDown(contact) else { return }
    measures.queue.change(by: 1, at: agenda.now)
    show(contact)
  }

  mutating func free(_ member: MemberID, visit: UInt16) {
    guard visit == desks[member.index].visit else { return }
    respond(member)
    guard expected.contains(member) else { return leave(member) }
    work(member)
  }

  /// A member turns to the oldest conversation that needs attention, otherwise to the next first text, otherwise waits.
  private mutating func work(_ member: MemberID) {
    if inboxes.isAnythingBefore(member), let contact = inboxes.pickUp(for: member, in: engine.state) {
      measures.queue.change(by: -1, at: agenda.now)
      desks[member.index].inHand = contact
      let draws = chance.pair(plan.memberLuck[member.index], .handling, desks[member.index].responses)
      desks[member.index].responses &+= 1
      let kind = Int(plan.kinds.kind[member.index])
      return scheduleFree(member, after: plan.kinds.behaviours[kind].handling.length(draws))
    }
    if sendNext(member) { return rest(member) }
    idle.insert(member)
    workingTime.idles(member, at: agenda.now)
  }

  private mutating func rest(_ member: MemberID) {
    let draws = chance.pair(plan.memberLuck[member.index], .texting, desks[member.index].texts)
    desks[member.index].texts &+= 1
    let kind = Int(plan.kinds.kind[member.index])
    scheduleFree(member, after: plan.kinds.behaviours[kind].texting.length(draws))
  }

  private mutating func scheduleFree(_ member: MemberID, after delay: UInt64) {
    agenda.schedule(.memberFree, UInt32(member.rawValue) | UInt32(desks[member.index].visit) << 16, after: delay)
  }

  private mutating func respond(_ member: MemberID) {
    let contact = desks[member.index].inHand
    guard contact.isKnown else { return }
    desks[member.index].inHand = .unknown
    if inboxes.putDown(contact) { measures.queue.change(by: 1, at: agenda.now) }
    take(.respond(member, contact))
  }

  /// Returns whether a first text was sent. Where members start buckets, a member who holds nothing starts the next.
  private mutating func sendNext(_ member: MemberID) -> Bool {
    if outOfTexts.contains(member) { return false }
    if take(.send(member, nil)) { return true }
    if plan.startsBuckets {
      take(.start(member))
      if take(.send(member, nil)) { return true }
    }
    outOfTexts.insert(member)
    awaitHours()
    return false
  }

  /// Where contacts may not be texted yet, members are asked again when they may.
  private mutating func awaitHours() {
    guard !awaitsHours, let next = engine.state.nextTextingHours else { return }
    let delay = next.milliseconds - plan.begin.milliseconds - Int64(agenda.now)
    // Hours that begin when the run ends come too late for any text.
    guard delay > 0, agenda.now + UInt64(delay) < plan.until else { return }
    awaitsHours = true
    agenda.schedule(.hoursBegin, 0, after: UInt64(delay))
  }

  mutating func beginHours() {
    awaitsHours = false
    take(.clock)
    wakeSenders()
  }

  mutating func wake(_ member: MemberID) {
    if idle.remove(member) { setToWork(member) }
  }

  /// First texts were returned: every member may have something to send again. In the order of their numbers.
  mutating func wakeSenders() {
    outOfTexts.removeAll()
    while let member = idle.removeFirst() { setToWork(member) }
  }

  mutating func wakeAnybody() {
    if let member = idle.removeFirst() { setToWork(member) }
  }

  private mutating func setToWork(_ member: MemberID) {
    workingTime.works(member, at: agenda.now)
    scheduleFree(member, after: 0)
  }
}
