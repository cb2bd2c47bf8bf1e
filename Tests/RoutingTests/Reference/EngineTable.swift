import Campaign
import Routing
import Zones

/// The engine at the same table as the model: plays a script's events and tells effects and counts in the same words.
final class EngineTable {
  let bank: Bank
  private let team: [String]
  /// Message ids are numbered by first appearance.
  private var messages: [String: UInt32] = [:]

  init(_ setup: Setup) {
    let names = setup.team
    func members(_ list: [String]) -> [Int] { list.compactMap { names.firstIndex(of: $0) } }
    func ids(_ list: [String]) -> [MemberID] { members(list).map { MemberID(UInt16($0)) } }
    let mode: Distribution.Mode =
      switch setup.mode {
      case .firstCome: .firstComeFirstServed
      case .distributed: .distributed
      case .buckets(let size): .buckets(size: size)
      }
    func steps(_ names: [String]) -> [ReplyStep] {
      names.map { name in
        if let word = ReplyStepWord(rawValue: name) { return word.step }
        let list = Setup.list(of: name)
        guard let place = setup.lists.firstIndex(where: { $0.name == list }) else { return .member(ids([list])[0]) }
        return name == list ? .list(ListID(UInt16(place))) : .leastOpenOf(ListID(UInt16(place)))
      }
    }
    let mentioned = setup.rules.flatMap { $0.all + $0.any + $0.none }
    var tags: [String] = []
    for tag in mentioned where !tags.contains(tag) { tags.append(tag) }
    var states: [String] = []
    let asked = setup.rules.flatMap(\.states) + (setup.hours?.variants.flatMap(\.states) ?? [])
    for state in asked where !states.contains(state) { states.append(state) }
    func tagIDs(_ list: [String]) -> [TagID] {
      Set(list).compactMap { tags.firstIndex(of: $0) }.sorted().map { TagID(UInt32($0)) }
    }
    func test(_ names: [String]) -> [FieldTest] {
      let values = names.compactMap { states.firstIndex(of: $0) }.map { ValueID(UInt16($0)) }
      return values.isEmpty ? [] : [FieldTest(field: FieldID(0), values: values)]
    }
    let rules = setup.rules.map { rule in
      TagRule(
        condition: Condition(
          all: tagIDs(rule.all), any: tagIDs(rule.any), none: tagIDs(rule.none), fields: test(rule.states)),
        recipients: ids(rule.to), by: Pick(rawValue: rule.by.rawValue) ?? .all,
        otherwise: rule.otherwise.map { name in
          setup.lists.first { $0.name == name }.map { ids($0.members) } ?? ids([name])
        },
        holds: rule.holds, atOnce: rule.atOnce)
    }
    team = names
    self.states = states
    bank = Bank(
      setup.members, others: setup.others, guests: setup.guests,
      distribution: Distribution(
        mode: mode, lastTeamMemberFirst: setup.lastTeamMemberFirst, claimTimeout: setup.claimTimeout.map(Int64.init),
        maxPerMember: setup.maxPerMember, answersFirst: setup.answersFirst),
      steps: steps(setup.steps),
      lists: setup.lists.map {
        UserList(name: $0.name, members: ids($0.members), shifts: $0.shifts.flatMap(Self.shifts))
      },
      tags: tags, fields: states.isEmpty ? [] : [PolicyField(name: "state", values: states)],
      people: Self.people(setup), hours: setup.hours.flatMap { Self.hours($0, test) },
      notifications: setup.notices.compactMap { notice in
        NotificationKind(rawValue: notice.type).map { kind in
          let names = notice.to?.flatMap { name in setup.lists.first { $0.name == name }?.members ?? [name] }
          return NotificationRule(
            kind: kind, recipients: names.map { Set(ids($0)).sorted() }, subject: NotificationTemplate([]),
            body: NotificationTemplate([]), after: notice.after.map(Int64.init))
        }
      },
      timeout: setup.timeOut.map { ReplyTimeout(after: Int64($0.after), then: $0.then.map(steps)) }, tagRules: rules)
  }

  private static func people(_ setup: Setup) -> [String: Bank.Person] {
    setup.people.mapValues {
      Bank.Person(
        maxOpen: $0.maxOpen, weight: $0.weight, isManager: $0.isManager,
        channels: $0.channels.compactMap(NotificationChannel.init), shifts: $0.shifts.flatMap(shifts))
    }
  }

  private static func hours(_ hours: Setup.Hours, _ test: ([String]) -> [FieldTest]) -> TextingHours? {
    let zone: TextingHours.Zone =
      if let zone = hours.zone.flatMap(rules) { .fixed(zone) } else { .contact(missing: hours.missing.flatMap(rules)) }
    return TextingHours(
      week(hours.days), exceptions: hours.variants.map { (fields: test($0.states), week: week($0.week)) },
      closed: hours.closed.map(Int64.init), lastCall: Int64(hours.lastCall ?? 0), zone: zone,
      repliesWait: hours.repliesWait)
  }

  private static func week(_ week: Week) -> WeeklyHours {
    WeeklyHours(week.days.map { $0.compactMap { DayStretch(start: $0.lowerBound, end: $0.upperBound) } })
  }

  private static func shifts(_ shifts: Setup.Shifts) -> Shifts? {
    rules(shifts.zone).map { Shifts(week(shifts.week), in: $0) }
  }

  private static func rules(_ name: String) -> ZoneRules? { allRules.first { $0.name == name } }
  private static let allRules = Zone.all.compactMap {
    ZoneRules(
      name: $0.name, transitions: $0.changes.map { Int64($0 / 1000) }, offsets: $0.offsets.map { Int32($0 * 60) })
  }
  private let states: [String]

  /// A table that goes its own way from here.
  init(copying other: EngineTable) {
    bank = Bank(copying: other.bank)
    (team, messages, states) = (other.team, other.messages, other.states)
  }

  /// A table with other rules that goes on where another one is.
  convenience init(_ setup: Setup, adopting other: EngineTable, _ rows: [Row]) throws(AdoptionFlaw) {
    self.init(setup)
    for row in rows { decide(.contact(row)) }
    try bank.adopt(other.bank)
    messages = other.messages
  }

  func take(_ moment: Moment) -> [String] {
    if case .elsewhere = moment.event {
      decide(moment.event)
      bank.now = max(Int64(moment.at), bank.now)
      bank.clock()
      return bank.effects()
    }
    let at = Instant(milliseconds: Int64(moment.at))
    let kind = EventKind(rawValue: moment.event.kind) ?? .clock
    // Carriers may take days to say that a text did not arrive.
    let isUndelivered = if case .delivery(_, .undelivered, _) = moment.event { true } else { false }
    switch EventOrder(
      of: kind, isOptOut: moment.event.optsOut != nil, at: at, after: Instant(milliseconds: bank.now),
      lateBy: isUndelivered ? .max : EventOrder.standardLateBy)
    {
    case .inOrder: bank.now = at.milliseconds
    case .late: break
    case .tooLate:
      bank.clock()
      return bank.effects() + ["refused outOfOrder"]
    }
    decide(moment.event)
    return bank.effects()
  }

  /// Time passes until then, unless what another action said comes first.
  func wait(until moment: Moment) -> [String] {
    if case .elsewhere = moment.event { return [] }
    bank.now = max(Int64(moment.at), bank.now)
    bank.clock()
    return bank.effects()
  }

  private func decide(_ event: ScriptEvent) {
    switch event {
    case .contact(let row):
      bank.add(
        row.id, tags: row.tags, last: row.lastTeamMember, pin: row.assignedTo, optedOut: row.optedOut,
        phone: row.phone, hasNoPhone: row.hasNoPhone, values: [row.state.flatMap { states.firstIndex(of: $0) }],
        zone: row.zone.flatMap(Self.rules))
    case .publish: bank.publish()
    case .start(let member): bank.start(member)
    case .send(let member, let contact): bank.send(member, contact)
    case .reply(let words):
      // Whoever reads events numbers no messages of unknown contacts, so that they are taken when they come again.
      let isKnown = bank.contact(words.contact).isKnown
      bank.reply(
        words.contact, optOut: words.isOptOut, message: words.message.flatMap { isKnown ? number($0) : messages[$0] },
        tags: words.tags, isReviewed: words.isReviewed, asksBack: words.asksBack)
    case .respond(let member, let contact): bank.respond(member, contact)
    case .optOut(let contact, let by): bank.optOut(contact, by: by)
    case .away(let member): bank.away(member)
    case .back(let member): bank.back(member)
    case .addMember(let member): bank.join(member)
    case .removeMember(let member): bank.leave(member)
    case .tag(let contact, let tags, let by): bank.tag(contact, tags, by: by)
    case .untag(let contact, let tags, let by): bank.untag(contact, tags, by: by)
    case .resolve(let contact, let by): bank.resolve(contact, by: by)
    case .report(let member, let contact, let tags, let resolves):
      bank.report(member, contact, tags: tags, resolves: resolves)
    case .reopen(let contact, let by): bank.reopen(contact, by: by)
    case .click(let contact): bank.click(contact)
    case .optIn(let member, let contact): bank.optIn(contact, by: member)
    case .reassign(let move):
      bank.reassign(
        to: move.to, from: move.from, assignedTo: move.assignedTo, list: move.list, tags: move.tags,
        needsAttention: move.needsAttention, ids: move.ids, seed: move.seed)
    case .notify(let type, let to): if let kind = NotificationKind(rawValue: type) { bank.notify(kind, to: to) }
    case .delivery(let contact, let status, let code):
      if let status = DeliveryStatus(rawValue: status.rawValue) { bank.deliver(contact, status, code: code) }
    case .elsewhere(let contact, let optsIn): bank.hear(contact, optsIn: optsIn)
    }
  }

  private func number(_ message: String) -> UInt32 {
    if let known = messages[message] { return known }
    let number = UInt32(messages.count)
    messages[message] = number
    return number
  }

  /// The totals, then one row per member of the team, in declaration order.
  var rows: [Tally] {
    let state = bank.state
    return [totals(state.counts)]
      + team.indices.map { place in
        let counts = state.counts(of: MemberID(UInt16(place)))
        return Tally(
          assigned: counts.assigned, waiting: counts.waiting, sent: counts.sent, replies: counts.replies,
          clicked: counts.clicked, conversed: counts.conversed, resolved: counts.resolved, active: counts.active,
          inbox: counts.inbox, optOuts: counts.optOuts, needsAttention: counts.needsAttention,
          timedOut: counts.timedOut, undelivered: counts.undelivered)
      }
  }

  private func totals(_ counts: TotalCounts) -> Tally {
    Tally(
      assigned: counts.assigned, waiting: counts.waiting, sent: counts.sent, replies: counts.replies,
      clicked: counts.clicked, conversed: counts.conversed, resolved: counts.resolved, active: counts.active,
      inbox: counts.inbox, optOuts: counts.optOuts, needsAttention: counts.needsAttention,
      timedOut: counts.timedOut, undelivered: counts.undelivered, contacts: counts.contacts,
      unassigned: counts.unassigned, held: counts.held, neverTextable: counts.neverTextable,
      askedBack: counts.askedBack)
  }
}
