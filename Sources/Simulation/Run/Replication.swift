import Campaign
import Routing
internal import Zones

/// One run of a scenario: people and contacts in virtual time, over the engine that routes for real.
///
/// Nothing is decided here that the rules decide. Members ask the engine for work and do what their behaviour says;
/// contacts answer as their luck says.
struct Replication<Watcher: RunRecorder>: ~Copyable {
  let plan: RunPlan
  let chance: Chance
  var engine: Engine
  var log: ChangeLog<Watcher>
  var agenda: Agenda
  var inboxes: Inboxes
  var measures: Measures
  var workingTime: WorkingTime
  /// Members on shift whom nothing waits for.
  var idle: MemberSet
  /// Members whom the engine told that they have nothing to send; asked again when first texts move.
  var outOfTexts: MemberSet
  /// Members who are to be there, until they are to go.
  var expected: MemberSet
  var desks: [Desk]
  /// The beginning of texting hours is on the agenda.
  var awaitsHours = false
  /// How often each contact has replied.
  var turns: [UInt32]
  /// The time zones that contacts to come will name first.
  var zonesToCome: ArraySlice<(contact: Int, rules: ZoneRules)>

  /// What a member is doing.
  struct Desk {
    var inHand = ContactID.unknown
    /// The member is at work: came, and has not gone.
    var isHere = false
    /// What becomes of a member who is to go, once done with what is in hand.
    var going = ShiftPlan.Kind.pauses
    /// The shift that the member has walked away from.
    var abandoned: UInt32?
    /// What was scheduled for a member before they walked away no longer holds: it bears an earlier number.
    var visit: UInt16 = 0
    /// How many first texts and responses went before: the index of the next draw.
    var texts: UInt32 = 0
    var responses: UInt32 = 0
  }

  init(_ plan: RunPlan, number: Int, watcher: Watcher) {
    self.plan = plan
    chance = Chance(seed: plan.scenario.seed, replication: number)
    engine = Engine(graph: plan.graph, state: plan.start)
    log = ChangeLog(watcher: watcher)
    let members = plan.graph.policy.team.count
    agenda = Agenda(until: plan.scenario.until, capacity: plan.contacts.count / 8 + members)
    inboxes = Inboxes(contacts: plan.contacts.count, members: members)
    measures = Measures(until: plan.until, warmUp: plan.warmUp)
    workingTime = WorkingTime(members: members, warmUp: plan.warmUp)
    idle = MemberSet(members: members)
    outOfTexts = MemberSet(members: members)
    expected = MemberSet(members: members)
    desks = [Desk](repeating: Desk(), count: members)
    turns = [UInt32](repeating: 0, count: plan.contacts.count)
    zonesToCome = plan.contacts.zones.drop { $0.contact < plan.arrivals.atStart }
  }

  mutating func run() {
    for (position, turn) in plan.shiftPlan.turns.enumerated() {
      agenda.schedule(.turn, UInt32(truncatingIfNeeded: position), after: turn.at)
    }
    for (position, shift) in plan.shiftPlan.shifts.enumerated() { scheduleAbandonment(of: shift, position) }
    scheduleArrival(plan.arrivals.atStart, after: 0)
    while let (kind, subject) = agenda.next() {
      switch kind {
      case .memberFree:
        free(MemberID(UInt16(truncatingIfNeeded: subject)), visit: UInt16(truncatingIfNeeded: subject >> 16))
      case .reply: reply(ContactID(subject), isOptOut: false)
      case .optOutReply: reply(ContactID(subject), isOptOut: true)
      case .click: take(.click(ContactID(subject)))
      case .arrival: arrive(Int(subject))
      case .turn: carryOut(plan.shiftPlan.turns[Int(subject)])
      case .abandonment: abandon(plan.shiftPlan.shifts[Int(subject)])
      case .hoursBegin: beginHours()
      }
    }
    close()
  }

  /// What is still open is measured as far as it got.
  private mutating func close() {
    let end = plan.until
    measures.needsAttention.pass(to: end)
    measures.queue.pass(to: end)
    for position in 0..<engine.state.contactCount {
      let contact = ContactID(UInt32(truncatingIfNeeded: position))
      guard let since = inboxes.waitsSince(contact) else { continue }
      measures.noteOpen(since: since, now: end, isFirst: turns[position] == 1)
    }
    for index in desks.indices { workingTime.goes(MemberID(UInt16(truncatingIfNeeded: index)), at: end) }
  }
}
