import Campaign
import Routing

/// One run of a scenario: people and contacts in virtual time, over the engine that routes for real.
///
/// Nothing is decided here that the rules decide. Members ask the engine for work and do what their behaviour says;
/// contacts answer as their luck says.
struct Replication<Watcher: ChangeRecorder>: ~Copyable {
  let plan: RunPlan
  let chance: Chance
  var engine: Engine
  var log: ChangeLog<Watcher>
  var agenda: Agenda
  var inboxes: Inboxes
  var measures = Measures()
  /// Members on shift whom nothing waits for.
  var idle: MemberSet
  /// Members whom the engine told that they have nothing to send; asked again when first texts move.
  var outOfTexts: MemberSet
  var present: MemberSet
  var desks: [Desk]
  /// The beginning of texting hours is on the agenda.
  var awaitsHours = false
  /// How often each contact has replied.
  var turns: [UInt32]

  /// What a member is doing.
  struct Desk {
    var inHand = ContactID.unknown
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
    idle = MemberSet(members: members)
    outOfTexts = MemberSet(members: members)
    present = MemberSet(members: members)
    desks = [Desk](repeating: Desk(), count: members)
    turns = [UInt32](repeating: 0, count: plan.contacts.count)
  }

  mutating func run() {
    for member in plan.graph.policy.selected {
      agenda.schedule(.shiftStart, UInt32(member.rawValue), after: plan.shiftStart)
      if let end = plan.shiftEnd { agenda.schedule(.shiftEnd, UInt32(member.rawValue), after: end) }
    }
    while let (kind, subject) = agenda.next() {
      switch kind {
      case .memberFree: work(MemberID(UInt16(truncatingIfNeeded: subject)))
      case .reply: reply(ContactID(subject), isOptOut: false)
      case .optOutReply: reply(ContactID(subject), isOptOut: true)
      case .shiftStart: begin(MemberID(UInt16(truncatingIfNeeded: subject)))
      case .hoursBegin: beginHours()
      case .shiftEnd: end(MemberID(UInt16(truncatingIfNeeded: subject)))
      }
    }
  }
}

extension Replication {
  func result() -> ReplicationResult {
    let totals = engine.state.counts
    return ReplicationResult(
      firstResponseWaits: measures.firstResponseWaits.sorted(), replyWaits: measures.replyWaits.sorted(),
      timeToSendList: totals.sent > 0 && totals.waiting == 0 && totals.unassigned == 0 ? measures.lastSentAt : nil,
      events: agenda.taken,
      members: desks.indices.map { index in
        let member = MemberID(UInt16(truncatingIfNeeded: index))
        return engine.state.hasRow(member) ? engine.state.counts(of: member) : nil
      },
      totals: totals, isWhole: !agenda.isOverfull)
  }
}

// Members.
extension Replication {
  /// A member comes, and takes as long to the first action as from one text to the next, so that nobody is in step.
  private mutating func begin(_ member: MemberID) {
    present.insert(member)
    if plan.shiftStart > 0 { take(.back(member)) }
    rest(member)
  }

  /// A member goes: at once when idle, else when done with what is in hand.
  private mutating func end(_ member: MemberID) {
    guard present.remove(member), idle.remove(member) else { return }
    leave(member)
  }

  private mutating func leave(_ member: MemberID) {
    switch plan.scenario.members.leaving {
    case .away: take(.away(member))
    case .removed: take(.removeMember(member))
    }
  }

  /// A member finishes what is in hand, and turns to the oldest conversation that needs attention, else to the next
  /// first text, else waits.
  private mutating func work(_ member: MemberID) {
    respond(member)
    guard present.contains(member) else { return leave(member) }
    if let contact = inboxes.take(for: member, in: engine.state) {
      desks[member.index].inHand = contact
      let draws = chance.pair(plan.memberLuck[member.index], .handling, desks[member.index].responses)
      desks[member.index].responses &+= 1
      return agenda.schedule(.memberFree, UInt32(member.rawValue), after: plan.scenario.members.handling.length(draws))
    }
    if sendNext(member) { return rest(member) }
    idle.insert(member)
  }

  private mutating func rest(_ member: MemberID) {
    let draws = chance.pair(plan.memberLuck[member.index], .texting, desks[member.index].texts)
    desks[member.index].texts &+= 1
    agenda.schedule(.memberFree, UInt32(member.rawValue), after: plan.scenario.members.texting.length(draws))
  }

  private mutating func respond(_ member: MemberID) {
    let contact = desks[member.index].inHand
    guard contact.isKnown else { return }
    desks[member.index].inHand = .unknown
    inboxes.putDown(contact)
    take(.respond(member, contact))
  }

  /// Whether a first text was sent. Where members start buckets, one who holds nothing starts the next.
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
    guard delay > 0, delay < 1 << 40 else { return }
    awaitsHours = true
    agenda.schedule(.hoursBegin, 0, after: UInt64(delay))
  }

  private mutating func beginHours() {
    awaitsHours = false
    take(.clock)
    wakeSenders()
  }

  private mutating func wake(_ member: MemberID) {
    if idle.remove(member) { agenda.schedule(.memberFree, UInt32(member.rawValue), after: 0) }
  }

  /// First texts came back: everybody may have something to send again. In order of their numbers.
  private mutating func wakeSenders() {
    outOfTexts.removeAll()
    while let member = idle.removeFirst() { agenda.schedule(.memberFree, UInt32(member.rawValue), after: 0) }
  }
}

// Contacts.
extension Replication {
  private mutating func reply(_ contact: ContactID, isOptOut: Bool) {
    take(.reply(contact, ReplyReading(isOptOut: isOptOut), nil))
  }

  /// What comes of a first text: nothing, a reply, or an opt out.
  private mutating func react(toFirstText contact: ContactID) {
    let (arrival, answer) = chance.pair(plan.contacts.luck[contact.index], .outcome, 0)
    let behaviour = plan.scenario.replies
    if arrival < behaviour.undelivered.value { return }
    if answer < behaviour.reply.value {
      answerLater(contact, .reply)
    } else if answer < behaviour.reply.value + behaviour.optOut.value {
      answerLater(contact, .optOutReply)
    }
  }

  private mutating func react(toResponse contact: ContactID) {
    let turn = turns[contact.index]
    if chance.unit(plan.contacts.luck[contact.index], .conversation, turn) < plan.continues {
      answerLater(contact, .reply)
    }
  }

  private mutating func answerLater(_ contact: ContactID, _ kind: Agenda.Kind) {
    let draws = chance.pair(plan.contacts.luck[contact.index], .replyDelay, turns[contact.index])
    agenda.schedule(kind, contact.rawValue, after: plan.scenario.replies.delay.length(draws))
  }
}

// The engine.
extension Replication {
  /// Hands an event to the engine and acts on what came of it; answers whether the event was accepted.
  @discardableResult
  private mutating func take(_ event: CampaignEvent) -> Bool {
    log.changes.removeAll(keepingCapacity: true)
    let now = Instant(milliseconds: plan.begin.milliseconds + Int64(agenda.now))
    engine.take(TimedEvent(at: now, event: event), recorder: &log)
    var isAccepted = true
    for place in log.changes.indices {
      switch log.changes[place] {
      case .sent(let contact, _):
        measures.lastSentAt = agenda.now
        react(toFirstText: contact)
      case .replied(let contact):
        turns[contact.index] &+= 1
        inboxes.noteReply(contact, at: agenda.now)
      case .routed(let contact, _, _, _): show(contact)
      case .responded(let contact, _):
        guard let since = inboxes.settle(contact) else { continue }
        measures.noteResponse(after: agenda.now - since, isFirst: turns[contact.index] == 1)
        react(toResponse: contact)
      case .optedOut(let contact, _), .resolved(let contact, _): _ = inboxes.settle(contact)
      case .assigned(let contact, let member, _):
        guard !engine.state.isSent(contact) else { continue }
        _ = outOfTexts.remove(member)
        wake(member)
      case .released, .contactJoined: wakeSenders()
      case .refused: isAccepted = false
      case .reported(let contact, _): _ = inboxes.settle(contact)
      case .reviewEnded, .optedIn: wakeSenders()
      case .published, .held, .owned, .tagged, .untagged, .reopened, .joined, .left, .wentAway, .cameBack,
        .kept, .copyDropped, .ringTurned, .messageTaken, .bucketStarted, .clicked, .reviewBegan, .ownerSet,
        .hoursOpened,
        .notified, .notificationPutOff, .notificationDropped:
        continue
      }
    }
    return isAccepted
  }

  /// Puts a conversation before whoever may answer it, and wakes them.
  private mutating func show(_ contact: ContactID) {
    guard engine.state.needsAttention(contact) else { return }
    switch engine.state.placement(of: contact) {
    case .nowhere, .held: return
    case .sharedInbox:
      inboxes.putShared(contact)
      if let member = idle.removeFirst() { agenda.schedule(.memberFree, UInt32(member.rawValue), after: 0) }
    case .member(let member):
      inboxes.put(contact, with: member)
      wake(member)
    case .fanOut(let set):
      for member in engine.state.members(of: set) {
        inboxes.put(contact, with: member)
        wake(member)
      }
    }
  }
}
