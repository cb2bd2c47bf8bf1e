/// The contact action played the slow and obvious way, as the language page tells it: names are strings, every question looks
/// at everything. It shares no code with the engine, so what both agree on was understood twice.
struct Model {
  enum Place: Equatable {
    case nowhere, sharedInbox, held
    /// In the inboxes of these members, in declaration order; more than one after a fan-out.
    case with([String])
  }

  /// A class only because copying all this for every question would take most of the time.
  final class Contact {
    let row: Row
    var tags: Set<String>
    var optedOut: Bool
    let isDuplicate: Bool

    var assignee: String?
    var assignedBecause = ""
    /// Counts up over all assignments: larger was dealt later.
    var dealt = 0
    var sender: String?
    var lastWriter: String?

    var place = Place.nowhere
    var owner: String?
    var hasReplied = false
    var needsAttention = false
    var isResolved = false
    /// The moment of the oldest reply that nobody has answered.
    var age = 0

    var hasOut = false
    var hasOutIn = false
    var repliedToFirstText = false
    var converser: String?
    var hadResolution = false
    var resolver: String?

    init(_ row: Row, isDuplicate: Bool) {
      self.row = row
      tags = Set(row.tags)
      optedOut = row.optedOut
      self.isDuplicate = isDuplicate
    }

    var isUnsent: Bool { sender == nil }
  }

  let setup: Setup
  /// A mistake on purpose, to see that comparing finds it.
  let fault: Fault?
  var contacts: [Contact] = []
  var selected: Set<String>
  var away: Set<String> = []
  /// Whose turn is next stands first. The ring over everybody is called `everyone`, the others after their lists.
  var rings: [String: [String]] = [:]
  var isPublished = false
  var messages: Set<String> = []
  var bucketStarters: Set<String> = []
  var optOutsOf: [String: Int] = [:]
  var optOuts = 0
  var now = 0
  var deals = 0
  var effects: [Effect] = []

  func isTextable(_ contact: Contact) -> Bool {
    !contact.optedOut && (!contact.isDuplicate || fault == .duplicatesAreTextable)
  }

  init(_ setup: Setup, fault: Fault? = nil) {
    self.setup = setup
    self.fault = fault
    selected = Set(setup.members)
    rings["everyone"] = setup.members
    for list in setup.lists { rings[list.name] = list.members }
  }

  func isAvailable(_ member: String) -> Bool { selected.contains(member) && !away.contains(member) }
  func inDeclarationOrder(_ members: Set<String>) -> [String] { setup.team.filter { members.contains($0) } }
  func index(_ contact: String) -> Int? { contacts.firstIndex { $0.row.id == contact } }

  /// What the event led to, in order.
  mutating func take(_ event: ScriptEvent) -> [Effect] {
    effects = []
    now += 1
    switch event {
    case .contact(let row): arrive(row)
    case .publish: publish()
    case .start(let member):
      if !isPublished { publish() }
      start(member)
    case .send(let member, let contact):
      if !isPublished { publish() }
      send(member, contact)
    case .reply(let contact, let isOptOut, let message): reply(contact, isOptOut, message)
    case .respond(let member, let contact): respond(member, contact)
    case .optOut(let contact, let by): optOut(contact, by)
    case .away(let member): leaveDesk(member)
    case .back(let member): comeBack(member)
    case .addMember(let member): join(member)
    case .removeMember(let member): leave(member)
    case .tag(let contact, let tags, let by): tag(contact, tags, by)
    case .untag(let contact, let tags, let by): untag(contact, tags, by)
    case .resolve(let contact, let by): resolve(contact, by)
    }
    return effects
  }

  mutating func refuse(_ reason: String) { effects.append(Effect(kind: "refused", reason: reason)) }

  /// Why the member may not act, or nil.
  func objection(to member: String) -> String? {
    if !setup.team.contains(member) { return "unknownMember" }
    return selected.contains(member) ? nil : "notSelected"
  }

  // MARK: tags, opt outs, resolutions

  mutating func tag(_ contact: String, _ tags: [String], _ by: String?) {
    if let by, let objection = objection(to: by) { return refuse(objection) }
    guard let c = index(contact) else { return refuse("unknownContact") }
    contacts[c].tags.formUnion(tags)
    effects.append(Effect(kind: "tagged", contact: contact))
    if tags.contains("Opt Out") && !contacts[c].optedOut { optOutByHand(c, by) }
  }

  mutating func untag(_ contact: String, _ tags: [String], _ by: String?) {
    if let by, let objection = objection(to: by) { return refuse(objection) }
    guard let c = index(contact) else { return refuse("unknownContact") }
    contacts[c].tags.subtract(tags)
    effects.append(Effect(kind: "untagged", contact: contact))
  }

  mutating func optOut(_ contact: String, _ by: String?) {
    if let by, let objection = objection(to: by) { return refuse(objection) }
    guard let c = index(contact) else { return refuse("unknownContact") }
    if contacts[c].optedOut { return refuse("optedOut") }
    optOutByHand(c, by)
  }

  mutating func optOutByHand(_ c: Int, _ by: String?) {
    if let by { optOutsOf[by, default: 0] += 1 }
    optOuts += 1
    close(c, by: [by ?? "nobody"])
    closeSamePhone(as: c)
  }

  /// An opt out covers the phone.
  mutating func closeSamePhone(as c: Int) {
    if fault == .optOutIgnoresPhone { return }
    guard let phone = contacts[c].row.phone else { return }
    for other in contacts.indices where contacts[other].row.phone == phone && !contacts[other].optedOut {
      close(other, by: ["like", contacts[c].row.id])
    }
  }

  /// The contact leaves every inbox, queue and bucket.
  mutating func close(_ c: Int, by: [String]) {
    if contacts[c].isUnsent && contacts[c].assignee != nil { release(c, "optedOut") }
    contacts[c].optedOut = true
    contacts[c].needsAttention = false
    contacts[c].place = .nowhere
    effects.append(Effect(kind: "opted_out", contact: contacts[c].row.id, by: by))
  }

  mutating func resolve(_ contact: String, _ by: String?) {
    if let by, let objection = objection(to: by) { return refuse(objection) }
    guard let c = index(contact) else { return refuse("unknownContact") }
    if contacts[c].optedOut { return refuse("optedOut") }
    contacts[c].isResolved = true
    contacts[c].needsAttention = false
    contacts[c].hadResolution = true
    contacts[c].resolver = by
    if contacts[c].place == .held { contacts[c].place = .nowhere }
    effects.append(Effect(kind: "resolved", contact: contact, member: by ?? "nobody"))
  }
}
