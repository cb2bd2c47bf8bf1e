import Campaign
import Routing

// What time alone brings about.
extension Replication {
  /// Puts the engine's next timer on the agenda, so that it needs no other event to be carried out.
  mutating func scheduleTimer() {
    guard let due = engine.state.nextTimer else { return }
    let (since, overflow) = due.milliseconds.subtractingReportingOverflow(plan.begin.milliseconds)
    let moment = overflow ? .max : max(UInt64(clamping: since), agenda.now)
    guard moment <= plan.until, timer.map({ moment < $0 }) ?? true else { return }
    timer = moment
    agenda.schedule(.timer, 0, after: moment - agenda.now)
  }

  /// Carries out what is due. Nothing is where what was due has been called off.
  mutating func letTimePass() {
    if let timer, timer <= agenda.now { self.timer = nil }
    if let due = engine.state.nextTimer, due <= clock { take(.clock) }
  }

  /// Where a contact may not be texted yet, members are asked again when texting hours begin.
  ///
  /// - Returns: whether the contact waits for them.
  @discardableResult
  mutating func awaitHours(of contact: ContactID) -> Bool {
    guard plan.hasHours, !engine.state.takesFirstText(contact) else { return false }
    awaitHours()
    return true
  }

  mutating func awaitHours() {
    guard plan.hasHours, !awaitsHours, let next = engine.state.nextTextingHours else { return }
    let delay = next.milliseconds - plan.begin.milliseconds - Int64(agenda.now)
    // Hours that begin when the run ends come too late for any text.
    guard delay > 0, agenda.now + UInt64(delay) < plan.until else { return }
    awaitsHours = true
    agenda.schedule(.hoursBegin, 0, after: UInt64(delay))
  }

  /// Texting hours begin: idle members whose own first texts may be sent now are woken, and all may take others again.
  mutating func beginHours() {
    awaitsHours = false
    take(.clock)
    for index in desks.indices {
      let member = MemberID(UInt16(truncatingIfNeeded: index))
      mayTakeAgain(member)
      if engine.state.nextOwnText(of: member) != nil { wake(member) }
    }
    beginHoursOfFollowUps()
    if engine.state.hasUnsentTexts || followUps?.waitsForHours == true { awaitHours() }
  }
}
