import Campaign
import Routing
internal import Zones

/// One run of a scenario: members and contacts in simulated time, with the real routing engine.
///
/// Nothing that the rules decide is decided here. Members ask the engine for work and do what their behaviour says;
/// contacts answer as their random draws say.
struct Replication<Watcher: RunRecorder>: ~Copyable {
  let plan: RunPlan
  let chance: Chance
  var engine: Engine
  var log: ChangeLog<Watcher>
  var agenda: Agenda
  var inboxes: Inboxes
  var measures: Measures
  var workingTime: WorkingTime
  /// Members on shift who have nothing to do.
  var idle: MemberPool
  /// Those of them who may be able to take a first text that no one has. Who was not able to, such as a member with as many as
  /// the rules allow, is left out until something changes for them.
  var takers: MemberPool
  /// The member who was woken for work that anyone may do, until they act.
  var awake: MemberID?
  /// Members who should be there, from the time they should come to the time they should go.
  var expected: MemberSet
  /// Members who had too much to answer to take a first text.
  var answering: [MemberID] = []
  var desks: [Desk]
  /// How many events the engine has accepted since the run began.
  var accepted = 0
  /// For when the engine's next timer is on the agenda.
  var timer: UInt64?
  /// The beginning of texting hours is on the agenda.
  var awaitsHours = false
  /// First texts on their way; nil where every text is delivered at once.
  var channel: ChannelQueue?
  /// Texts to those who have not replied; nil where they get one only.
  var followUps: FollowUpQueue?
  /// When contacts are awake; nil for always.
  let awakeHours: AwakeHours?
  /// How often each contact has replied.
  var turns: [UInt32]
  /// The time zones that contacts who have not arrived yet will be the first to name.
  var zonesToCome: ArraySlice<(contact: Int, rules: ZoneRules)>

  /// What a member is doing.
  struct Desk {
    var inHand = ContactID.unknown
    /// The conversation for which the member was woken and others were not, until they act.
    var calledFor = ContactID.unknown
    /// The member is at work: has come, and has not gone.
    var isHere = false
    /// What happens to a member who should go, after finishing what is in hand.
    var going = ShiftPlan.Kind.pauses
    /// The shift that the member has walked away from.
    var abandoned: UInt32?
    /// The member has walked away, and the platform does not know it yet.
    var isMissed = false
    /// What was scheduled for a member before they walked away is no longer valid: it carries an earlier number.
    var visit: UInt16 = 0
    /// How many first texts and responses came before: the index of the next random draw.
    var texts: UInt32 = 0
    var responses: UInt32 = 0
  }

  init(_ beginning: consuming SimulationPlan.Beginning, number: Int, watcher: Watcher) {
    let plan = beginning.plan
    self.plan = plan
    chance = Chance(seed: plan.scenario.seed, replication: number)
    engine = Engine(graph: plan.graph, state: beginning.state)
    engine.ignoreShifts(of: { !plan.followsRules[$0.index] })
    log = ChangeLog(watcher: watcher)
    let members = plan.graph.policy.team.count
    agenda = Agenda(until: plan.scenario.until, capacity: plan.contacts.count / 8 + members)
    inboxes = Inboxes(contacts: plan.contacts.count, members: members)
    measures = Measures(until: plan.until, warmUp: plan.warmUp)
    workingTime = WorkingTime(members: members, warmUp: plan.warmUp)
    idle = MemberPool(plan.memberOrder)
    takers = idle
    expected = MemberSet(members: members)
    desks = [Desk](repeating: Desk(), count: members)
    channel = plan.scenario.channel.map { ChannelQueue($0) }
    followUps = plan.scenario.followUp.map { FollowUpQueue($0, contacts: plan.contacts.count, members: members) }
    awakeHours = AwakeHours(plan)
    turns = [UInt32](repeating: 0, count: plan.contacts.count)
    zonesToCome = plan.contacts.zones.drop { $0.contact < plan.arrivals.atStart }
  }

  mutating func run() {
    begin()
    while step() {}
    close()
  }

  mutating func begin() {
    for (position, turn) in plan.shiftPlan.turns.enumerated() {
      agenda.schedule(.turn, UInt32(truncatingIfNeeded: position), after: turn.at)
    }
    for (position, shift) in plan.shiftPlan.shifts.enumerated() { scheduleAbandonment(of: shift, position) }
    scheduleArrival(plan.arrivals.atStart, after: 0)
    scheduleTimer()
  }

  /// Carries out the next event, wakes a member if it brought work for anyone, and puts the engine's next timer on the agenda.
  ///
  /// - Returns: false when the run is over.
  mutating func step() -> Bool {
    guard let (kind, subject) = agenda.next() else { return false }
    switch kind {
    case .memberFree:
      free(MemberID(UInt16(truncatingIfNeeded: subject)), visit: UInt16(truncatingIfNeeded: subject >> 16))
    case .reply: reply(ContactID(subject), isOptOut: false)
    case .optOutReply: reply(ContactID(subject), isOptOut: true)
    case .click: take(.click(ContactID(subject)))
    case .arrival: arrive(Int(subject))
    case .turn: carryOut(plan.shiftPlan.turns[Int(subject)])
    case .abandonment: abandon(plan.shiftPlan.shifts[Int(subject)], Int(subject))
    case .notice: notice(plan.shiftPlan.shifts[Int(subject)])
    case .hoursBegin: beginHours()
    case .timer: letTimePass()
    case .followUp: followUpIsDue(ContactID(subject))
    }
    wakeAnswering()
    wakeForCommonWork()
    scheduleTimer()
    return true
  }

  /// Measures what is still open as far as it got.
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
