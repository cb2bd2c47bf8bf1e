import Campaign
import Routing

// Members who walk away from a shift, and what the platform knows of it.
extension Replication {
  mutating func scheduleAbandonment(of shift: ShiftPlan.Shift, _ index: Int) {
    let (does, when) = chance.pair(plan.memberLuck[shift.member.index], .abandon, shift.number)
    guard does < shift.chance else { return }
    let moment = Double(shift.start) + when * Double(shift.end - shift.start)
    agenda.schedule(.abandonment, UInt32(truncatingIfNeeded: index), after: UInt64(moment.rounded()))
  }

  /// A member walks away. The conversation in hand is left as it is. Where members claim contacts, the contact whose
  /// text they were writing is left too, until the claim expires.
  ///
  /// - Parameter index: the shift's place in the plan.
  mutating func abandon(_ shift: ShiftPlan.Shift, _ index: Int) {
    let member = shift.member
    desks[member.index].abandoned = shift.number
    guard expected.remove(member) || desks[member.index].isHere else { return }
    let wasIdle = stopIdling(member)
    let called = stopWaking(member)
    desks[member.index].visit &+= 1
    desks[member.index].isHere = false
    desks[member.index].isMissed = true
    workingTime.goes(member, at: agenda.now)
    if !desks[member.index].inHand.isKnown, !wasIdle, plan.claims { attempt(.start(member)) }
    if called.isKnown { wakeRecipient(of: called) }
    guard let delay = plan.kinds.behaviours[Int(plan.kinds.kind[member.index])].noticed else { return }
    if delay == .zero { return notice(shift) }
    agenda.schedule(.notice, UInt32(truncatingIfNeeded: index), after: UInt64(clamping: delay.count))
  }

  /// Someone notices that a member has walked away from a shift.
  mutating func notice(_ shift: ShiftPlan.Shift) {
    let desk = desks[shift.member.index]
    guard desk.isMissed, desk.abandoned == shift.number else { return }
    let behaviour = plan.kinds.behaviours[Int(plan.kinds.kind[shift.member.index])]
    find(shift.member, missing: behaviour.leaving == .removed ? .leaves : .pauses)
  }

  /// The platform comes to know that a member is not there: they are away, or removed, and what they had in hand waits for
  /// anyone who may answer it.
  mutating func find(_ member: MemberID, missing kind: ShiftPlan.Kind) {
    desks[member.index].going = kind
    desks[member.index].isMissed = false
    switch kind {
    case .leaves: attempt(.removeMember(member))
    case .comes, .pauses, .staysAway: attempt(.away(member))
    }
    putBack(member)
  }

  /// A member who walked away is there for the next shift before anyone noticed.
  mutating func welcomeBack(_ member: MemberID) {
    desks[member.index].isMissed = false
    putBack(member)
  }

  private mutating func putBack(_ member: MemberID) {
    let contact = desks[member.index].inHand
    desks[member.index].inHand = .unknown
    guard contact.isKnown, inboxes.putDown(contact) else { return }
    measures.queue.change(by: 1, at: agenda.now)
    show(contact)
  }
}
