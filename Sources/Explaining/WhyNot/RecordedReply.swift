package import Campaign
package import Routing

/// A reply at a moment of a recorded run: one that came, or one that would come now.
package struct RecordedReply: AskedReply {
  package let graph: DecisionGraph
  package let member: MemberID
  package let hasMoment = true
  /// Each walk takes its changes as events, on a copy of the state.
  package let mostWalks = 2_000
  let state: RoutingState
  package let contact: ContactID
  let moment: Instant
  let reading: ReplyReading
  let message: MessageID?
  /// The tags that the reply gives its contact.
  let given: [TagID]

  /// - Parameters:
  ///   - state: before the reply.
  ///   - moment: when the reply comes.
  ///   - given: the tags that the reply gives its contact, sorted, each once.
  package init(
    graph: DecisionGraph, member: MemberID, state: RoutingState, contact: ContactID, moment: Instant,
    reading: ReplyReading = ReplyReading(), message: MessageID? = nil, given: [TagID] = []
  ) {
    self.graph = graph
    self.member = member
    self.state = state
    self.contact = contact
    self.moment = moment
    self.reading = reading
    self.message = message
    self.given = given
  }

  /// How many of the conversations that fill an inbox are looked at.
  private static let mostFilling = 3

  package func walk(_ changes: [WhyNotChange]) -> WalkedReply? {
    var fields: [(FieldID, ValueID)] = []
    var lastTeamMember: MemberID?
    for change in changes {
      if case .setField(let field, let value) = change { fields.append((field, value)) }
      if case .setLastTeamMember(let member) = change { lastTeamMember = member }
    }
    let supposed =
      fields.isEmpty && lastTeamMember == nil
      ? state : state.supposing(contact, has: fields, lastTeamMember: lastTeamMember)
    var engine = Engine(graph: graph, state: supposed, isTraced: true)
    var at = moment
    var watcher = ReplyWatcher(contact)
    engine.take(TimedEvent(at: at, event: .clock), recorder: &watcher)
    for change in changes {
      if case .wait(let later) = change {
        at = max(at, later)
        engine.take(TimedEvent(at: at, event: .clock), recorder: &watcher)
      } else if let event = event(change) {
        take(event.event, tags: event.tags, at: at, &engine, &watcher)
      }
      if watcher.refusal != nil { return nil }
    }
    var reply = facts(engine.state)
    watcher = ReplyWatcher(contact)
    take(.reply(contact, reading, message), tags: given, at: at, &engine, &watcher)
    (reply.trace, reply.takers, reply.refusal) = (watcher.trace, watcher.takers, watcher.refusal)
    if watcher.takers.contains(member) {
      reply.reach = .gets
    } else if watcher.isShared {
      reply.reach = .withEveryone
    }
    return reply
  }

  /// The event that makes a change; nil where it is none of the stream's.
  private func event(_ change: WhyNotChange) -> (event: CampaignEvent, tags: [TagID])? {
    switch change {
    case .join(let member): (.addMember(member), [])
    case .back(let member): (.back(member), [])
    case .away(let member): (.away(member), [])
    case .answer(let member, let other): (.respond(member, other), [])
    case .optIn: (.optIn(graph.policy.optInMember ?? .nobody, contact), [graph.policy.optOutTag])
    case .resolve: (.resolve(contact, by: nil), [])
    case .addTag(let tag): (.tag(contact, by: nil), [tag])
    case .removeTag(let tag): (.untag(contact, by: nil), [tag])
    case .sendFirstText(let member): (.send(member, contact), [])
    case .setField, .setLastTeamMember, .assign, .wait: nil
    }
  }

  private func take(
    _ event: CampaignEvent, tags: [TagID], at: Instant, _ engine: inout Engine, _ watcher: inout ReplyWatcher
  ) {
    tags.withUnsafeBufferPointer {
      engine.take(TimedEvent(at: at, event: event, tags: $0), recorder: &watcher)
    }
  }

  private func facts(_ state: RoutingState) -> WalkedReply {
    var reply = WalkedReply()
    reply.tags = state.withTags(of: contact) { Set($0).union(given).sorted() }
    reply.values = graph.policy.fields.indices.map { state.value(of: FieldID(UInt16(truncatingIfNeeded: $0)), contact) }
    reply.absence = state.absence(of: member, for: contact)
    reply.owner = state.owner(of: contact)
    reply.latestWriter = state.latestWriter(of: contact)
    reply.lastTeamMember = state.lastTeamMember(of: contact)
    reply.sender = state.sender(of: contact)
    reply.isOptedOut = state.isOptedOut(contact)
    reply.isTakenFromSomeone = state.isTakenFromSomeone(contact)
    if graph.policy.textingHours?.repliesWait == true, state.waitsForHours(contact) {
      reply.opening = state.nextHours(of: contact)
    }
    if case .full = reply.absence {
      reply.filling = state.unanswered(with: member, most: Self.mostFilling + 1).filter { $0 != contact }
        .prefix(Self.mostFilling).map(\.self)
    }
    return reply
  }
}

/// Watches where one contact's reply goes.
private struct ReplyWatcher: ChangeRecorder {
  let contact: ContactID
  var trace = Trace()
  var takers: [MemberID] = []
  var isShared = false
  var refusal: Refusal?

  init(_ contact: ContactID) { self.contact = contact }

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: RoutingState) {
    if case .refused(let refusal) = change { self.refusal = refusal }
    if case .held(contact, _, _) = change { trace = decision.trace }
    if case .optedOut(contact, _) = change { trace = decision.trace }
    guard case .routed(contact, let destination, _, _) = change else { return }
    trace = decision.trace
    switch destination {
    case .sharedInbox: (takers, isShared) = ([], true)
    case .member(let member): (takers, isShared) = ([member], false)
    case .recipients: (takers, isShared) = (Array(decision.recipients.members), false)
    }
  }
}
