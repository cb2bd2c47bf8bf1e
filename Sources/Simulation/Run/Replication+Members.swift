import Campaign
import Routing

// Members.
extension Replication {
  /// A member comes or goes as planned.
  mutating func carryOut(_ turn: ShiftPlan.Turn) {
    let member = turn.member
    // Who works in shifts of the rules comes on and goes off by the engine's own clock.
    if plan.followsRules[member.index] { take(.clock) }
    switch turn.kind {
    case .comes:
      guard desks[member.index].abandoned != turn.shift else { return }
      expected.insert(member)
      if !desks[member.index].isHere { begin(member) }
    case .staysAway: take(.away(member))
    case .pauses, .leaves:
      if desks[member.index].isMissed {
        // Only who removes members looks at those who are not there.
        if turn.kind == .leaves { find(member, missing: .leaves) }
        return
      }
      desks[member.index].going = turn.kind
      if expected.remove(member) {
        if stopIdling(member) { leave(member) }
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
    if desks[member.index].isMissed { welcomeBack(member) }
    if engine.state.hasUnsentTexts { rest(member) } else { scheduleFree(member, after: 0) }
  }

  private mutating func leave(_ member: MemberID) {
    desks[member.index].isHere = false
    workingTime.goes(member, at: agenda.now)
    switch desks[member.index].going {
    case .leaves: take(.removeMember(member))
    case .comes, .pauses, .staysAway:
      if !plan.followsRules[member.index] || engine.state.isAvailable(member) { take(.away(member)) }
    }
  }

  mutating func free(_ member: MemberID, visit: UInt16) {
    guard visit == desks[member.index].visit else { return }
    let called = stopWaking(member)
    respond(member)
    if expected.contains(member) { work(member) } else { leave(member) }
    if called.isKnown, called != desks[member.index].inHand { wakeRecipient(of: called) }
  }

  /// A member turns to the oldest conversation that needs attention, otherwise to the next first text, otherwise to who has not replied
  /// to one, otherwise waits.
  private mutating func work(_ member: MemberID) {
    if inboxes.isAnythingBefore(member), let contact = inboxes.pickUp(for: member, in: engine.state) {
      measures.queue.change(by: -1, at: agenda.now)
      desks[member.index].inHand = contact
      let draws = chance.pair(plan.memberLuck[member.index], .handling, desks[member.index].responses)
      desks[member.index].responses &+= 1
      let kind = Int(plan.kinds.kind[member.index])
      return scheduleFree(member, after: plan.kinds.behaviours[kind].handling.length(draws))
    }
    if sendNext(member) || sendFollowUp(member) { return rest(member) }
    awaitHours()
    if engine.state.mustAnswerFirst(member), !answering.contains(member) { answering.append(member) }
    startIdling(member)
  }

  private mutating func rest(_ member: MemberID) {
    let draws = chance.pair(plan.memberLuck[member.index], .texting, desks[member.index].texts)
    desks[member.index].texts &+= 1
    let kind = Int(plan.kinds.kind[member.index])
    scheduleFree(member, after: plan.kinds.behaviours[kind].texting.length(draws))
  }

  mutating func scheduleFree(_ member: MemberID, after delay: UInt64) {
    agenda.schedule(.memberFree, UInt32(member.rawValue) | UInt32(desks[member.index].visit) << 16, after: delay)
  }

  private mutating func respond(_ member: MemberID) {
    let contact = desks[member.index].inHand
    guard contact.isKnown else { return }
    desks[member.index].inHand = .unknown
    if inboxes.putDown(contact) { measures.queue.change(by: 1, at: agenda.now) }
    attempt(.respond(member, contact))
  }

  /// Returns whether a first text was sent. Where members start buckets, a member who holds nothing starts the next.
  private mutating func sendNext(_ member: MemberID) -> Bool {
    if attempt(.send(member, nil)) { return true }
    return plan.startsBuckets && attempt(.start(member)) && attempt(.send(member, nil))
  }
}
