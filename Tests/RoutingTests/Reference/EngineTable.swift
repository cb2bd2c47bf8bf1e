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
    let steps: [ReplyStep] = setup.steps.map { step in
      switch step {
      case "shared_inbox": .sharedInbox
      case "round_robin": .roundRobin
      case "sender": .sender
      case "last_team_member": .lastTeamMember
      case "sender_or_last_team_member": .senderOrLastTeamMember
      case "hold": .hold
      default:
        if let list = setup.lists.firstIndex(where: { $0.name == step }) {
          .list(ListID(UInt16(list)))
        } else {
          .member(ids([step])[0])
        }
      }
    }
    let mentioned = setup.rules.flatMap { $0.all + $0.any + $0.none }
    var tags: [String] = []
    for tag in mentioned where !tags.contains(tag) { tags.append(tag) }
    var states: [String] = []
    for state in setup.rules.flatMap(\.states) where !states.contains(state) { states.append(state) }
    func tagIDs(_ list: [String]) -> [TagID] {
      Set(list).compactMap { tags.firstIndex(of: $0) }.sorted().map { TagID(UInt32($0)) }
    }
    let rules = setup.rules.map { rule in
      let values = rule.states.compactMap { states.firstIndex(of: $0) }.map { ValueID(UInt16($0)) }
      let condition = Condition(
        all: tagIDs(rule.all), any: tagIDs(rule.any), none: tagIDs(rule.none),
        fields: values.isEmpty ? [] : [FieldTest(field: FieldID(0), values: values)])
      return (condition, members(rule.to))
    }
    team = names
    self.states = states
    bank = Bank(
      setup.members, others: setup.others, guests: setup.guests,
      distribution: Distribution(
        mode: mode, lastTeamMemberFirst: setup.lastTeamMemberFirst, claimTimeout: setup.claimTimeout.map(Int64.init),
        maxPerMember: setup.maxPerMember),
      steps: steps, lists: setup.lists.map { UserList(name: $0.name, members: ids($0.members)) }, rules: rules,
      tags: tags, fields: states.isEmpty ? [] : [PolicyField(name: "state", values: states)],
      people: Self.people(setup), hours: setup.hours.flatMap(Self.hours),
      notifications: setup.notices.compactMap { notice in
        NotificationKind(rawValue: notice.type).map { kind in
          let names = notice.to?.flatMap { name in setup.lists.first { $0.name == name }?.members ?? [name] }
          return NotificationRule(
            kind: kind, recipients: names.map { Set(ids($0)).sorted() }, subject: NotificationTemplate([]),
            body: NotificationTemplate([]))
        }
      })
  }

  private static func people(_ setup: Setup) -> [String: Bank.Person] {
    setup.people.mapValues {
      Bank.Person(
        maxOpen: $0.maxOpen, weight: $0.weight, isManager: $0.isManager,
        channels: $0.channels.compactMap(NotificationChannel.init))
    }
  }

  private static func hours(_ hours: Setup.Hours) -> TextingHours? {
    let zone: TextingHours.Zone =
      if let zone = hours.zone.flatMap(rules) { .fixed(zone) } else { .contact(missing: hours.missing.flatMap(rules)) }
    let daily = hours.daily ?? 0..<1440
    return TextingHours(start: daily.lowerBound, end: daily.upperBound, zone: zone, repliesWait: hours.repliesWait)
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
    let at = Instant(milliseconds: Int64(moment.at))
    let kind = EventKind(rawValue: moment.event.kind) ?? .clock
    switch EventOrder(
      of: kind, isOptOut: moment.event.optsOut != nil, at: at, after: Instant(milliseconds: bank.now),
      lateBy: EventOrder.standardLateBy)
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

  /// Time passes until then.
  func wait(until moment: Moment) -> [String] {
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
    // Compared as soon as `Features.compared` says so.
    case .delivery, .elsewhere: break
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
          inbox: counts.inbox, optOuts: counts.optOuts, needsAttention: counts.needsAttention)
      }
  }

  private func totals(_ counts: TotalCounts) -> Tally {
    Tally(
      assigned: counts.assigned, waiting: counts.waiting, sent: counts.sent, replies: counts.replies,
      clicked: counts.clicked, conversed: counts.conversed, resolved: counts.resolved, active: counts.active,
      inbox: counts.inbox, optOuts: counts.optOuts, needsAttention: counts.needsAttention, contacts: counts.contacts,
      unassigned: counts.unassigned, held: counts.held, neverTextable: counts.neverTextable,
      askedBack: counts.askedBack)
  }
}
