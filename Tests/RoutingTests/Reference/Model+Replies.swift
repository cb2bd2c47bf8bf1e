/// Where replies go.
extension Model {
  mutating func reply(_ contact: String, _ isOptOut: Bool, _ message: String?) {
    if let message, !messages.insert(message).inserted { return refuse("duplicateMessage") }
    guard let c = index(contact) else { return refuse("unknownContact") }
    if contacts[c].optedOut { return refuse("optedOut") }
    if contacts[c].hasOut { contacts[c].hasOutIn = true }
    if !contacts[c].isUnsent { contacts[c].repliedToFirstText = true }
    if isOptOut { return optOutByKeyword(c) }

    contacts[c].hasReplied = true
    if contacts[c].isResolved {
      contacts[c].isResolved = false
      effects.append(Effect(kind: "reopened", contact: contact))
    }
    if !contacts[c].needsAttention { contacts[c].age = now }
    contacts[c].needsAttention = true
    route(c)
  }

  mutating func optOutByKeyword(_ c: Int) {
    let credited = fault == .optOutCreditsSender ? contacts[c].sender : contacts[c].owner ?? contacts[c].sender
    if let credited { optOutsOf[credited, default: 0] += 1 }
    optOuts += 1
    close(c, by: ["keyword", credited ?? "nobody"])
    closeSamePhone(as: c)
  }

  func matches(_ rule: Setup.Rule, _ contact: Contact) -> Bool {
    rule.all.allSatisfy { contact.tags.contains($0) }
      && (rule.any.isEmpty || rule.any.contains { contact.tags.contains($0) })
      && (fault == .noneIsIgnored || !rule.none.contains { contact.tags.contains($0) })
      && (rule.states.isEmpty || rule.states.contains { contact.row.state == $0 })
  }

  /// Finds the reply's place: tag rules, then the steps.
  mutating func route(_ c: Int, again: Bool = false) {
    let contact = contacts[c]
    var matching = setup.rules.filter { matches($0, contact) }
    if fault == .firstRuleWins { matching = Array(matching.prefix(1)) }
    let recipients = inDeclarationOrder(Set(matching.flatMap(\.to))).filter { isAvailable($0) }
    if fault == .emptyRuleLosesReply && recipients.isEmpty && !matching.isEmpty { return }
    var notes = !matching.isEmpty && recipients.isEmpty ? ["tag_rule_empty"] : []
    if again { notes.append("again") }
    if !recipients.isEmpty {
      if let owner = contact.owner, recipients.contains(owner) { return place(c, [owner], "owner", notes) }
      if fault == .tagRuleTurnsRing { _ = turn("everyone") }
      return place(c, recipients, "tagRule", notes)
    }
    for step in setup.steps {
      switch step {
      case "hold":
        contacts[c].place = .held
        effects.append(Effect(kind: "held", contact: contact.row.id))
        return
      case "shared_inbox":
        if let owner = contact.owner, isAvailable(owner) { return place(c, [owner], "owner", notes) }
        contacts[c].place = .sharedInbox
        effects.append(
          Effect(kind: "routed", contact: contact.row.id, to: ["shared_inbox"], via: "sharedInbox", notes: notes))
        return
      default:
        if let (member, via) = answer(to: step, contact) { return place(c, [member], via, notes) }
        if let ring = step == "round_robin" ? "everyone" : rings[step] != nil ? step : nil, let next = turn(ring) {
          contacts[c].owner = next
          return place(c, [next], step == "round_robin" ? "roundRobin" : "list", notes)
        }
      }
    }
  }

  /// Whom a step yields without taking a turn from a ring.
  func answer(to step: String, _ contact: Contact) -> (String, via: String)? {
    let last = contact.lastWriter ?? contact.row.lastTeamMember
    let candidates: [(String?, String)] =
      switch step {
      case "sender": [(contact.sender, "sender")]
      case "last_team_member": [(last, "lastTeamMember")]
      case "sender_or_last_team_member": [(last, "lastTeamMember"), (contact.sender, "sender")]
      case "round_robin": [(contact.owner, "owner")]
      default: rings[step] != nil ? [(contact.owner, "owner")] : [(step, "member")]
      }
    for case (let member?, let via) in candidates where isAvailable(member) { return (member, via) }
    return nil
  }

  /// The next of a ring, who moves to its end; whoever is passed over keeps their place.
  mutating func turn(_ name: String) -> String? {
    guard let ring = rings[name], let at = ring.firstIndex(where: { isAvailable($0) }) else { return nil }
    if fault == .skippedLosePlace {
      rings[name] = Array(ring[(at + 1)...] + ring[...at])
    } else {
      rings[name] = ring.filter { $0 != ring[at] } + [ring[at]]
    }
    return ring[at]
  }

  mutating func place(_ c: Int, _ members: [String], _ via: String, _ notes: [String]) {
    contacts[c].place = .with(members)
    effects.append(Effect(kind: "routed", contact: contacts[c].row.id, to: members, via: via, notes: notes))
  }

  mutating func respond(_ member: String, _ contact: String) {
    if let objection = objection(to: member) { return refuse(objection) }
    guard let c = index(contact) else { return refuse("unknownContact") }
    if contacts[c].optedOut { return refuse("optedOut") }
    if !contacts[c].hasOut && !contacts[c].hasReplied { return refuse("noConversation") }
    effects.append(Effect(kind: "responded", contact: contact, member: member))
    wroteOut(c, member)
    contacts[c].lastWriter = member
    let wasOwner = contacts[c].owner == member
    contacts[c].owner = member
    if contacts[c].needsAttention && !(wasOwner && fault == .ownersAnswerLeavesHeld) { takeShared(c, member) }
    contacts[c].needsAttention = false
  }

  /// The first response to what several could see, or nobody had. Copies of a fan-out stay where they are.
  mutating func takeShared(_ c: Int, _ member: String) {
    switch contacts[c].place {
    case .sharedInbox, .held: contacts[c].place = .with([member])
    case .with(let members): if members.count == 1 { return }
    case .nowhere: return
    }
    effects.append(Effect(kind: "owned", contact: contacts[c].row.id, member: member))
  }

  /// Whatever is held is asked again, oldest first.
  mutating func drain() {
    let held = contacts.indices.filter { contacts[$0].place == .held && contacts[$0].needsAttention }
    for c in fault == .heldYoungestFirst ? byAge(held).reversed() : byAge(held) {
      let count = effects.count
      route(c)
      if effects.last?.kind == "held" { effects.removeSubrange(count...) }
    }
  }

  func byAge(_ list: [Int]) -> [Int] { list.sorted { contacts[$0].age < contacts[$1].age } }
}
