/// Where replies go.
extension Model {
  /// In the order in which the language page asks about a reply.
  mutating func reply(_ words: Reply) {
    let optsOut = words.isOptOut || words.tags.contains("Opt Out")
    let known = index(words.contact)
    if let message = words.message, messages.contains(message) {
      // The same words again, or someone else's under a number that is taken: an opt out is never lost.
      let isNews = optsOut && optOutMessages[message] != words.contact && known.map { !contacts[$0].optedOut } == true
      if !isNews || fault == .optOutsOfKnownNumbersAreLost { return refuse("duplicateMessage") }
    }
    guard let c = known else { return refuse("unknownContact") }
    let contact = contacts[c]
    if let message = words.message {
      messages.insert(message)
      if optsOut { optOutMessages[message] = words.contact }
    }
    if contact.optedOut {
      if !words.asksBack || fault == .askingBackIsRefused { return refuse("optedOut") }
      return askBack(contact)
    }

    // What the contact said counts, whatever it says.
    contact.hasReplied = true
    if contact.sender != nil { contact.repliedToFirstText = true }
    if contact.hasOut { contact.hasOutIn = true }
    if !contact.isUnanswered { contact.age = turn }
    contact.isUnanswered = true

    if words.isOptOut { return optOutByKeyword(contact) }
    var isNew = false
    for tag in words.tags where !contact.tags.contains(tag) {
      contact.tags.insert(tag)
      isNew = true
    }
    if isNew { add(Effect(kind: "tagged", contact: contact.row.id)) }
    if words.tags.contains("Opt Out") { return optOutByKeyword(contact) }
    if words.isReviewed { beginReview(contact) }

    contact.needsAttention = true
    openAgain(contact)
    route(contact)
  }

  func matches(_ rule: Setup.Rule, _ contact: Contact) -> Bool {
    rule.all.allSatisfy { contact.tags.contains($0) }
      && (rule.any.isEmpty || rule.any.contains { contact.tags.contains($0) })
      && (fault == .noneIsIgnored || !rule.none.contains { contact.tags.contains($0) })
      && (rule.states.isEmpty || rule.states.contains { contact.row.state == $0 })
  }

  /// Finds the reply's place, unless it waits for the texting hours.
  mutating func route(_ contact: Contact, again: Bool = false) {
    let notes = again ? ["again"] : []
    if waitsForHours(contact) { return hold(contact, "outsideHours", notes) }
    findPlace(contact, notes)
  }

  /// Whom a reassignment set, tag rules, then the steps.
  mutating func findPlace(_ contact: Contact, _ before: [String]) {
    var notes = before
    if fault != .setOwnerIsForgotten, contact.isOwnerSet, let owner = contact.owner, isAvailable(owner) {
      return place(contact, [owner], "owner", notes)
    }
    if fault == .stepsBeforeRules, let step = setup.steps.first, let (member, via) = answer(to: step, contact) {
      return place(contact, [member], via, notes)
    }
    switch askTagRules(contact) {
    case nil: break
    case .owner(let owner): return place(contact, [owner], "owner", notes)
    case .members(let choice): return give(contact, choice, notes)
    case .nobody(let holds):
      if fault == .emptyRuleLosesReply { return }
      notes.insert("tag_rule_empty", at: 0)
      if holds { return contact.passedOver.isEmpty ? hold(contact, "nobodyAvailable", notes) : share(contact, notes) }
    }
    for step in steps(for: contact) {
      if step == "hold" { return hold(contact, "nobodyAvailable", notes) }
      if let (member, via) = answer(to: step, contact) { return place(contact, [member], via, notes) }
      if step == "shared_inbox" { return share(contact, notes) }
      if let next = takeTurn(step == "round_robin" ? "everyone" : step, contact) {
        contact.owner = next
        contact.isOwnerSet = false
        return place(contact, [next], Self.via(of: step), notes)
      }
    }
  }

  private static func via(of step: String) -> String {
    if step == "round_robin" { return "roundRobin" }
    return step == "least_open" ? "leastOpen" : "list"
  }

  /// Whom a step yields without taking a turn from a ring.
  func answer(to step: String, _ contact: Contact) -> (Int, via: String)? {
    let last = contact.lastWriter ?? contact.lastTeamMember
    let candidates: [(Int?, String)] =
      switch step {
      case "hold": []
      case "sender": [(contact.sender, "sender")]
      case "last_team_member": [(last, "lastTeamMember")]
      case "sender_or_last_team_member": [(last, "lastTeamMember"), (contact.sender, "sender")]
      case "shared_inbox", "round_robin", "least_open": [(contact.owner, "owner")]
      default: rings[step] != nil ? [(contact.owner, "owner")] : [(member(step), "member")]
      }
    for case (let member?, let via) in candidates where accepts(member, contact) { return (member, via) }
    return nil
  }

  mutating func takeTurn(_ name: String, _ contact: Contact) -> Int? {
    let present = rings[name]?.order.filter { accepts($0, contact) } ?? []
    let isLeastOpen = name == "least_open" || name.hasSuffix(Setup.byLeastOpen)
    return turn(name, present, isLeastOpen ? .leastOpen : .roundRobin, contact, &rings)
  }

  mutating func place(_ contact: Contact, _ members: [Int], _ via: String, _ notes: [String]) {
    let before = contact.clock == nil ? [] : contact.holders
    contact.place = .with(members)
    startClock(contact, before)
    add(Effect(kind: "routed", contact: contact.row.id, to: members.map { team[$0] }, via: via, notes: notes))
    if contact.needsAttention { for member in members { notices.placed(member) } }
  }

  mutating func share(_ contact: Contact, _ notes: [String]) {
    contact.place = .sharedInbox
    if contact.needsAttention && contact.sharedClock == nil { contact.sharedClock = now }
    add(Effect(kind: "routed", contact: contact.row.id, to: ["shared_inbox"], via: "sharedInbox", notes: notes))
  }

  private mutating func hold(_ contact: Contact, _ reason: String, _ notes: [String]) {
    contact.place = .held
    add(Effect(kind: "held", contact: contact.row.id, reason: reason, notes: notes))
  }

  mutating func respond(_ member: Int, _ name: String) {
    guard let c = index(name) else { return refuse("unknownContact") }
    let contact = contacts[c]
    if contact.optedOut { return refuse("optedOut") }
    if !contact.hasOut && !contact.hasReplied { return refuse("noConversation") }
    add(Effect(kind: "responded", contact: name, member: team[member]))
    wroteOut(contact, member)
    contact.lastWriter = member
    let wasOwner = contact.owner == member
    if !wasOwner { contact.isOwnerSet = false }
    contact.owner = member
    if !(wasOwner && fault == .ownersAnswerLeavesHeld) { takeShared(contact, member) }
    contact.needsAttention = false
    contact.isUnanswered = false
    if fault == .responseEndsReview { endReview(contact) }
  }

  /// The first response to what several could see, or to what no one had: from then on it is in the inbox of whoever wrote. Copies of a
  /// fan-out stay where they are.
  private mutating func takeShared(_ contact: Contact, _ member: Int) {
    if !contact.hasReplied || (fault == .reportEndsSharing && !contact.needsAttention) { return }
    if case .with(let members) = contact.place {
      if members.count == 1 || !contact.needsAttention { return }
    } else {
      contact.place = .with([member])
    }
    add(Effect(kind: "owned", contact: contact.row.id, member: team[member]))
  }

  /// Whatever is held is asked again, oldest first.
  mutating func drain() {
    let held = contacts.filter { $0.place == .held }
    if held.isEmpty || fault == .heldStaysHeld { return }
    for contact in fault == .heldYoungestFirst ? byAge(held).reversed() : byAge(held) {
      let count = effects.count
      route(contact)
      if effects.count > count && effects.last?.kind == "held" { effects.removeSubrange(count...) }
    }
  }

  func byAge(_ list: [Contact]) -> [Contact] { list.sorted { $0.age < $1.age } }
}
