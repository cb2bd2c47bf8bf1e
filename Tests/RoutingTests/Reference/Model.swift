/// The contact action played the slow and obvious way, as the language page tells it: every question looks at everything. It
/// shares no code with the engine, so what both agree on was understood twice.
///
/// A member is a number: the place in the team, so the smaller of two stands first in declaration order.
struct Model {
  enum Place: Equatable {
    case nowhere, sharedInbox, held
    /// In the inboxes of these members, in declaration order; more than one after a fan-out.
    case with([Int])
  }
  /// Whom an opt out is counted for.
  enum Credit: Equatable {
    case uncounted, nobody
    case member(Int)
  }

  /// A class only because copying all this for every question would take most of the time.
  final class Contact {
    let row: Row
    let lastTeamMember: Int?
    let assignedTo: Int?
    /// The first row with the same phone.
    let duplicateOf: Int?
    let zone: Zone?
    var tags: Set<String>
    var optedOut: Bool
    var optOutCredit = Credit.uncounted
    var isUnderReview = false
    /// Opted out, and asked to be texted again since.
    var hasAskedBack = false

    var assignee: Int?
    var assignedBecause = ""
    /// Counts up over all assignments: larger was dealt later.
    var dealt = 0
    /// When the claim on it began.
    var claimed = 0
    var sender: Int?
    var lastWriter: Int?

    var place = Place.nowhere {
      didSet {
        if case .with = place {} else if clock != nil { clock = nil }
        if place != .sharedInbox && sharedClock != nil { sharedClock = nil }
      }
    }
    var owner: Int?
    /// The owner was set by a reassignment.
    var isOwnerSet = false
    var hasReplied = false
    var needsAttention = false { didSet { if !needsAttention { forgetTimeOuts() } } }
    /// No one has answered the last reply, whatever has become of the contact since.
    var isUnanswered = false
    var isResolved = false
    /// The number of the event with the oldest reply that no one has answered.
    var age = 0
    /// Since when members have had it without an answer; nil while it is with no one or needs none.
    var clock: Int? { didSet { told = [] } }
    /// The same of the shared inbox.
    var sharedClock: Int? { didSet { told = [] } }
    /// The entries of notifications that were told what the clock reads.
    var told: Set<Int> = []
    /// Whom it was taken from, and how often, since it came to need attention.
    var passedOver: Set<Int> = []
    var timeOuts = 0

    var hasOut = false
    var hasOutIn = false
    var repliedToFirstText = false
    var hasClicked = false
    var clickCredit: Int?
    var converser: Int?
    var hadResolution = false
    var resolver: Int?
    var isUndelivered = false

    init(_ row: Row, lastTeamMember: Int?, assignedTo: Int?, duplicateOf: Int?) {
      self.row = row
      self.lastTeamMember = lastTeamMember
      self.assignedTo = assignedTo
      self.duplicateOf = duplicateOf
      zone = row.zone.flatMap { Zone.named($0) }
      tags = Set(row.tags)
      optedOut = row.optedOut
    }

    func copy() -> Contact {
      let copy = Contact(row, lastTeamMember: lastTeamMember, assignedTo: assignedTo, duplicateOf: duplicateOf)
      (copy.tags, copy.optedOut, copy.optOutCredit, copy.isUnderReview) = (tags, optedOut, optOutCredit, isUnderReview)
      (copy.assignee, copy.assignedBecause, copy.dealt, copy.claimed) = (assignee, assignedBecause, dealt, claimed)
      (copy.sender, copy.lastWriter, copy.place) = (sender, lastWriter, place)
      (copy.owner, copy.isOwnerSet, copy.age) = (owner, isOwnerSet, age)
      (copy.hasReplied, copy.needsAttention, copy.isResolved) = (hasReplied, needsAttention, isResolved)
      (copy.hasOut, copy.hasOutIn, copy.repliedToFirstText) = (hasOut, hasOutIn, repliedToFirstText)
      (copy.hasClicked, copy.clickCredit, copy.converser) = (hasClicked, clickCredit, converser)
      copy.hasAskedBack = hasAskedBack
      (copy.hadResolution, copy.resolver, copy.isUnanswered) = (hadResolution, resolver, isUnanswered)
      (copy.clock, copy.sharedClock, copy.passedOver) = (clock, sharedClock, passedOver)
      (copy.timeOuts, copy.isUndelivered, copy.told) = (timeOuts, isUndelivered, told)
      return copy
    }

    var isUnsent: Bool { sender == nil }
    /// Whatever becomes of the contact: the first row with the phone gets it, or there is no phone.
    var getsNoFirstText: Bool { duplicateOf != nil || row.hasNoPhone }
    var holders: [Int] {
      if case .with(let members) = place { members } else { [] }
    }
  }

  let setup: Setup
  let team: [String]
  let people: [Setup.Person]
  /// A mistake on purpose, to see that comparing finds it.
  let fault: Fault?
  let hours: (window: Setup.Hours, fixed: Zone?, missing: Zone?)?
  var contacts: [Contact] = []
  var isSelected: [Bool]
  /// What members said about being there; nil: nothing that still counts.
  var said: [Said?]
  /// By names of lists, of rules, and `everyone`; where `least_open` asks, by the step.
  var rings: [String: Ring] = [:]
  var isPublished = false
  var messages: Set<String> = []
  /// Messages that opted out, with their contacts.
  var optOutMessages: [String: String] = [:]
  var startsBuckets: [Bool]
  /// Took part at some time.
  var hasRow: [Bool]
  var optOutsOf: [Int]
  var optOuts = 0
  var timedOutOf: [Int]
  var timedOut = 0
  var notices: Notices
  /// The time now, and how many events there were.
  var now = 0
  var turn = 0
  var deals = 0
  var effects: [Effect] = []

  init(_ setup: Setup, fault: Fault? = nil) {
    self.setup = setup
    self.fault = fault
    team = setup.team
    people = setup.team.map { setup.person($0) }
    hours = setup.hours.map { ($0, $0.zone.flatMap { Zone.named($0) }, $0.missing.flatMap { Zone.named($0) }) }
    isSelected = setup.team.map { setup.members.contains($0) }
    said = setup.team.map { _ in nil }
    startsBuckets = setup.team.map { _ in false }
    hasRow = isSelected
    optOutsOf = setup.team.map { _ in 0 }
    timedOutOf = optOutsOf
    notices = Notices(setup)
    for (name, members) in ringsByName { rings[name] = Ring(members.filter { isSelected[$0] }) }
  }

  /// A model that goes its own way from here.
  func copy() -> Model {
    var copy = self
    copy.contacts = contacts.map { $0.copy() }
    return copy
  }

  func member(_ name: String) -> Int? { team.firstIndex(of: name) }
  func index(_ contact: String) -> Int? { contacts.firstIndex { $0.row.id == contact } }
  var selected: [Int] { team.indices.filter { isSelected[$0] } }
  func isAvailable(_ member: Int) -> Bool { isSelected[member] && !isAway(member) }

  /// Conversations that need attention in the member's inbox.
  func open(_ member: Int, except: Contact? = nil) -> Int {
    contacts.count { $0.needsAttention && $0 !== except && $0.holders.contains(member) }
  }

  /// Whether automatic routing may give the member this conversation.
  func accepts(_ member: Int, _ contact: Contact) -> Bool {
    guard isAvailable(member), !isPassedOver(member, contact) else { return false }
    guard let most = people[member].maxOpen, fault != .maxOpenIsIgnored else { return true }
    return open(member, except: fault == .ownCountsAgainstItself ? nil : contact) < most
  }

  /// A first text may be given to someone, at any hour.
  func isTextable(_ contact: Contact) -> Bool {
    !contact.optedOut && !contact.row.hasNoPhone && (contact.duplicateOf == nil || fault == .duplicatesAreTextable)
      && (!contact.isUnderReview || fault == .reviewIsIgnored)
  }

  /// What the event led to, in order, and before it whatever time alone brought about.
  mutating func take(_ moment: Moment) -> [Effect] {
    if case .elsewhere(let contact, let optsIn) = moment.event {
      let all = hear(contact, optsIn) + pass(until: moment.at)
      now = max(moment.at, now)
      return all
    }
    if isTooLate(moment) {
      turn += 1
      return [Effect(kind: "refused", reason: "outOfOrder")]
    }
    var all = pass(until: moment.at)
    now = max(moment.at, now)
    effects = []
    decide(moment.event)
    finish()
    all += effects
    return all
  }

  private mutating func decide(_ event: ScriptEvent) {
    turn += 1
    switch event {
    case .contact(let row): arrive(row)
    case .publish: publish()
    case .start(let name):
      publishAtLast()
      if let member = actor(name) { start(member) }
    case .send(let name, let contact):
      publishAtLast()
      if let member = actor(name) { send(member, contact) }
    case .reply(let words): reply(words)
    case .respond(let name, let contact): if let member = actor(name) { respond(member, contact) }
    case .optOut(let contact, let by): optOut(contact, by)
    case .away(let name): if let member = actor(name) { say(member, isAway: true) }
    case .back(let name): if let member = actor(name) { say(member, isAway: false) }
    case .addMember(let name): join(name)
    case .removeMember(let name): if let member = actor(name) { leave(member) }
    case .tag(let contact, let tags, let by): tag(contact, tags, by)
    case .untag(let contact, let tags, let by): untag(contact, tags, by)
    case .resolve(let contact, let by): resolve(contact, by)
    case .report(let name, let contact, let tags, let resolves): report(name, contact, tags, resolves)
    case .reopen(let contact, let by): reopen(contact, by)
    case .click(let contact): click(contact)
    case .optIn(let name, let contact): optIn(name, contact)
    case .reassign(let move): reassign(move)
    case .notify(let type, let to): notify(type, to)
    case .delivery(let contact, let status, let code): deliver(contact, status, code)
    // Taken before time passes.
    case .elsewhere: break
    }
  }

  /// What everything that happened leads to: open first texts are dealt where there is room now, held work goes to whoever has room now, and members are told.
  mutating func finish() {
    deal()
    drain()
    tell()
  }

  mutating func add(_ effect: Effect) { effects.append(effect) }
  mutating func refuse(_ reason: String) { add(Effect(kind: "refused", reason: reason)) }

  /// Someone who takes part; anyone else is refused.
  mutating func actor(_ name: String) -> Int? {
    guard let member = member(name) else {
      refuse("unknownMember")
      return nil
    }
    if !isSelected[member] { refuse("notSelected") }
    return isSelected[member] ? member : nil
  }

  /// Who is credited, if anyone is named, and the contact; nil after a refusal. An opt out is taken from anyone.
  mutating func named(_ contact: String, _ by: String?, isOptOut: Bool = false) -> (contact: Contact, by: Int?)? {
    var credited: Int?
    if isOptOut && fault != .optOutNeedsARole {
      credited = by.flatMap { member($0) }
    } else if let by {
      credited = actor(by)
      if credited == nil { return nil }
    }
    guard let c = index(contact) else {
      refuse("unknownContact")
      return nil
    }
    return (contacts[c], credited)
  }
}
