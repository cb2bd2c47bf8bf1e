import Campaign
import Routing
import Zones

/// A small text bank that tests write like a transcript: names in, effects as words out.
final class Bank {
  private var engine: Engine
  private let policy: RoutingPolicy
  private var contacts: [String] = []
  private var phones: [String: ContactID] = [:]
  private var tags: [String]
  private let lists: [UserList]
  private var zones: [ZoneRules] = []
  /// The moment of the events to come, in milliseconds.
  var now: Int64 = 0
  private(set) var log = Log()

  /// Collects effects as words.
  struct Log: ChangeRecorder {
    var names: [String] = []
    var contacts: [String] = []
    var lines: [String] = []
    /// What the provider calls the reason of a delivery.
    var code: String?
    /// What another action said is taken.
    var isHearing = false
    /// The moment of what time alone brings about; nil while an event is taken.
    var timer: Instant?

    mutating func timeCame(_ moment: Instant, isTimer: Bool) { timer = isTimer ? moment : nil }

    mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {
      let (names, contacts) = (self.names, self.contacts)
      let who = { (member: MemberID) in member.isSomebody ? names[member.index] : "nobody" }
      let contact = { (id: ContactID) in contacts[id.index] }
      let count = lines.count
      defer {
        if let timer, lines.count > count { lines[count] = "@\(timer.milliseconds) " + lines[count] }
      }
      switch change {
      case .assigned(let c, let m, let reason): lines.append("assigned \(contact(c)) \(who(m)) \(reason)")
      case .released(let c, let m, let reason): lines.append("released \(contact(c)) \(who(m)) \(reason)")
      case .sent(let c, let m): lines.append("sent \(contact(c)) \(who(m))")
      case .routed(let c, let place, let via, let notes):
        let to =
          switch place {
          case .sharedInbox: "shared_inbox"
          case .member(let m): who(m)
          case .recipients: decision.recipients.members.map(who).joined(separator: "+")
          }
        lines.append("routed \(contact(c)) \(to) \(via)" + words(notes))
      case .held(let c, let reason, let notes):
        lines.append("held \(contact(c))" + (reason == .outsideHours ? " outsideHours" : "") + words(notes))
      case .responded(let c, let m): lines.append("responded \(contact(c)) \(who(m))")
      case .owned(let c, let m): lines.append("owned \(contact(c)) \(who(m))")
      case .optedOut(let c, let origin):
        switch origin {
        case .keyword(let m): lines.append("opted_out \(contact(c)) keyword \(who(m))")
        case .elsewhere: lines.append("opted_out \(contact(c)) another_action")
        case .carrier(let m): lines.append("opted_out \(contact(c)) carrier \(who(m))")
        case .manual(let m): lines.append("opted_out \(contact(c)) \(who(m))")
        case .samePhone(let other):
          lines.append("opted_out \(contact(c)) \(isHearing ? "another_action" : "like \(contact(other))")")
        case .anotherRow: lines.append("opted_out \(contact(c)) row")
        }
      case .resolved(let c, let m): lines.append("resolved \(contact(c)) \(who(m))")
      case .reopened(let c): lines.append("reopened \(contact(c))")
      case .joined(let m): lines.append("joined \(who(m))")
      case .left(let m): lines.append("left \(who(m))")
      case .timedOut(let c, let placement):
        lines.append("timed_out \(contact(c)) \(state.holders(in: placement).map(who).joined(separator: "+"))")
      case .tagged(let c): lines.append("tagged \(contact(c))")
      case .untagged(let c): lines.append("untagged \(contact(c))")
      case .refused(let refusal): lines.append("refused \(refusal)")
      case .reported(let c, let m): lines.append("reported \(contact(c)) \(who(m))")
      case .clicked(let c, let m): lines.append("clicked \(contact(c)) \(who(m))")
      case .undelivered(let c, let m):
        lines.append("undelivered \(contact(c)) \(who(m))" + (code.map { " \($0)" } ?? ""))
      case .optedIn(let c, .member(let m)): lines.append("opted_in \(contact(c)) \(who(m))")
      case .optedIn(let c, .elsewhere): lines.append("opted_in \(contact(c)) another_action")
      case .askedBack(let c): lines.append("asked_back \(contact(c))")
      case .reviewBegan(let c, _): lines.append("review \(contact(c))")
      case .notified(let n, let m): lines.append("notified \(who(m)) \(n.index)")
      case .published, .contactJoined, .replied, .wentAway, .cameBack, .kept, .copyDropped, .ringTurned, .ownerPicked,
        .startedOver, .lainLong, .messageTaken,
        .bucketStarted, .reviewEnded, .ownerSet, .hoursOpened, .notificationPutOff, .notificationDropped:
        break
      }
    }

    private func words(_ notes: RoutingNotes) -> String {
      (notes.contains(.tagRuleEmpty) ? " tag_rule_empty" : "") + (notes.contains(.otherwise) ? " otherwise" : "")
        + (notes.contains(.routedAgain) ? " again" : "") + (notes.contains(.reassigned) ? " reassigned" : "")
        + (notes.contains(.timedOut) ? " timed_out" : "")
    }
  }

  /// - Parameters:
  ///   - members: who takes part; `others` are in the team and may join, `guests` lack the permission.
  ///   - rules: recipients by tag, in order.
  init(
    _ members: [String], others: [String] = [], guests: [String] = [], distribution: Distribution = Distribution(),
    steps: [ReplyStep] = [.senderOrLastTeamMember, .sharedInbox], lists: [UserList] = [],
    rules: [(Condition, [Int])] = [], tags: [String] = [], fields: [PolicyField] = [],
    people: [String: Person] = [:], hours: TextingHours? = nil, notifications: [NotificationRule] = [],
    timeout: ReplyTimeout? = nil, tagRules: [TagRule] = []
  ) {
    let team = (members + others + guests).map { name in
      let person = people[name] ?? Person()
      let permissions: Permissions = guests.contains(name) ? [] : .sendQueue
      return TeamMember(
        key: name, name: name, permissions: person.isManager ? permissions.union(.manage) : permissions,
        maxOpen: person.maxOpen, weight: person.weight, notify: person.channels,
        shifts: person.shifts)
    }
    policy = RoutingPolicy(
      action: "test", team: team, selectedCount: members.count, lists: lists, distribution: distribution,
      replySteps: steps,
      tagRules: rules.map { TagRule(condition: $0.0, recipients: $0.1.map { MemberID(UInt16($0)) }) } + tagRules,
      optOutKeywords: [], reviewPhrases: ["leave me alone"], textingHours: hours, notifications: notifications,
      tags: tags, fields: fields, replyTimeout: timeout)
    engine = Engine(graph: compile(policy), isTraced: true)
    self.tags = tags + (tags.contains { OptOutTag.isSpelled($0) } ? [] : [OptOutTag.name])
    self.lists = lists
    log.names = members + others + guests
  }

  /// A bank that goes its own way from here.
  init(copying other: Bank) {
    policy = other.policy
    engine = Engine(graph: other.graph, state: other.state, isTraced: true)
    (contacts, phones, tags, lists) = (other.contacts, other.phones, other.tags, other.lists)
    (zones, now, log) = (other.zones, other.now, other.log)
  }

  /// Goes on where another bank is, under the rules of this one, in which the same contacts arrived and nothing else happened.
  func adopt(_ other: Bank) throws(AdoptionFlaw) {
    let numbers = other.tags.map { tagIDs([$0])[0] }
    engine = Engine(
      graph: graph, state: try RoutingState(adopting: other.state, listed: state, tags: numbers), isTraced: true)
    now = other.now
    log.lines = []
  }

  /// Goes on from the state as it comes back from the disk.
  func reopen() {
    guard let state = RoutingState(decoding: engine.state.encoded(), policy) else { return }
    engine = Engine(graph: graph, state: state, isTraced: true)
  }

  /// Effects since the last call.
  func effects() -> [String] {
    defer { log.lines = [] }
    return log.lines
  }

  /// Goes on from the state's bytes. False when they are no state.
  func readBack() -> Bool {
    guard let state = RoutingState(decoding: engine.state.encoded(), policy) else { return false }
    engine = Engine(graph: engine.graph, state: state, isTraced: true)
    return true
  }

  var graph: DecisionGraph { engine.graph }
  var state: RoutingState { engine.state }
  func counts(_ name: String) -> MemberCounts { engine.state.counts(of: member(name)) }
  func totals(_ names: [String]) -> [Int] { names.map { counts($0).sent + counts($0).waiting } }

  /// What is special about someone of the team.
  struct Person {
    var maxOpen: Int?
    var weight = 1
    var isManager = false
    var channels: [NotificationChannel] = []
    var shifts: Shifts?
  }

  func member(_ name: String) -> MemberID {
    log.names.firstIndex(of: name).map { MemberID(UInt16($0)) } ?? .nobody
  }
  func contact(_ name: String) -> ContactID {
    contacts.firstIndex(of: name).map { ContactID(UInt32($0)) } ?? .unknown
  }
  func tagIDs(_ names: [String]) -> [TagID] {
    for name in names where !tags.contains(name) { tags.append(name) }
    return names.compactMap { tags.firstIndex(of: $0) }.map { TagID(UInt32($0)) }.sorted()
  }

  func list(_ name: String) -> ListID? {
    lists.firstIndex { $0.name == name }.map { ListID(UInt16($0)) }
  }

  func take(
    _ event: CampaignEvent, tags: [TagID] = [], values: [ValueID] = [], zones: [ZoneRules] = [],
    contacts: [ContactID] = []
  ) {
    tags.withUnsafeBufferPointer { tags in
      values.withUnsafeBufferPointer { values in
        zones.withUnsafeBufferPointer { zones in
          contacts.withUnsafeBufferPointer { contacts in
            engine.take(
              TimedEvent(
                at: Instant(milliseconds: now), event: event, tags: tags, values: values, zones: zones,
                contacts: contacts), recorder: &log)
          }
        }
      }
    }
  }

  func add(
    _ name: String, tags: [String] = [], last: String? = nil, pin: String? = nil, optedOut: Bool = false,
    phone: String? = nil, hasNoPhone: Bool = false, values: [Int?] = [], zone: ZoneRules? = nil
  ) {
    let id = ContactID(UInt32(contacts.count))
    contacts.append(name)
    log.contacts = contacts
    let same = phone.flatMap { phones[$0] } ?? .unknown
    if let phone, !same.isKnown { phones[phone] = id }
    var introduced: [ZoneRules] = []
    if let zone, !zones.contains(zone) {
      zones.append(zone)
      introduced = [zone]
    }
    let zoneID = zone.flatMap { zones.firstIndex(of: $0) }.map { ZoneID(UInt16($0 + 1)) } ?? .missing
    let arrival = ContactArrival(
      contact: id, lastTeamMember: last.map(member) ?? .nobody, assignedTo: pin.map(member) ?? .nobody,
      optedOut: optedOut, samePhoneAs: same, hasNoPhone: hasNoPhone, zone: zoneID)
    let fields = policy.fields.indices.map { place in
      place < values.count ? values[place].map { ValueID(UInt16($0)) } ?? .other : .other
    }
    take(.contact(arrival), tags: tagIDs(tags), values: fields, zones: introduced)
  }
  func add(count: Int) { for _ in 0..<count { add("c\(contacts.count + 1)") } }
  /// A contact with random tags, last team member, pin and phone.
  func addRandom(_ dice: inout Dice, _ names: [String]) {
    let tags = ["a", "b", "c", "d"].filter { _ in dice.roll(3) == 0 }
    add(
      "c\(contacts.count + 1)", tags: tags, last: dice.roll(3) == 0 ? names[dice.roll(names.count)] : nil,
      pin: dice.roll(8) == 0 ? names[dice.roll(names.count)] : nil, optedOut: dice.roll(10) == 0,
      phone: "\(dice.roll(12))")
  }
  func publish() { take(.publish) }
  func start(_ name: String) { take(.start(member(name))) }
  func send(_ name: String, _ to: String? = nil) { take(.send(member(name), to.map(contact))) }
  func reply(
    _ name: String, optOut: Bool = false, message: UInt32? = nil, tags: [String] = [], isReviewed: Bool = false,
    asksBack: Bool = false
  ) {
    let reading = ReplyReading(isKeyword: optOut, asksBack: asksBack, review: isReviewed ? PhraseID(0) : nil)
    take(.reply(contact(name), reading, message.map { MessageID($0) }), tags: tagIDs(tags))
  }
  func deliver(_ name: String, _ status: DeliveryStatus, code: String?) {
    log.code = code
    take(.delivery(contact(name), status))
  }
  /// Another action of the sender opted the contact out, or in: before anything that is due.
  func hear(_ name: String, optsIn: Bool) {
    log.isHearing = true
    defer { log.isHearing = false }
    let place = ElsewhereID(1)
    let event: CampaignEvent =
      optsIn ? .optInElsewhere(contact(name), place) : .optOutElsewhere(contact(name), place)
    tagIDs([OptOutTag.name]).withUnsafeBufferPointer { tags in
      engine.hear(TimedEvent(at: Instant(milliseconds: now), event: event, tags: tags), recorder: &log)
    }
  }
  func respond(_ name: String, _ to: String) { take(.respond(member(name), contact(to))) }
  func optOut(_ name: String, by who: String? = nil) { take(.optOut(contact(name), by: who.map(member))) }
  func away(_ name: String) { take(.away(member(name))) }
  func back(_ name: String) { take(.back(member(name))) }
  func join(_ name: String) { take(.addMember(member(name))) }
  func leave(_ name: String) { take(.removeMember(member(name))) }
  func resolve(_ name: String, by who: String?) { take(.resolve(contact(name), by: who.map(member))) }
  func tag(_ name: String, _ tags: [String], by who: String? = nil) {
    let ids = tagIDs(tags)
    take(.tag(contact(name), by: who.map(member)), tags: ids)
  }
  func untag(_ name: String, _ tags: [String], by who: String? = nil) {
    let ids = tagIDs(tags)
    take(.untag(contact(name), by: who.map(member)), tags: ids)
  }
}
