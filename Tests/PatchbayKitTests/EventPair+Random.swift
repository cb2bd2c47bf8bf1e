import PatchbayKit

extension EventPair {
  /// Every kind of event.
  static let kinds = [
    "contact", "publish", "start", "send", "reply", "respond", "opt_out", "away", "back", "add_member", "remove_member",
    "tag", "untag", "resolve", "report", "reopen", "click", "delivery", "opt_in", "reassign", "notify", "clock",
  ]

  /// An event of a kind about few people, some of whom do not exist, so that it meets what came before.
  static func random(_ kind: String, _ chance: inout Chance, at time: Int64?) -> EventPair {
    let member = chance.one(of: ["ana", "joe", "philly", "maria", "José", "Jose\u{301}", "nobody", "closers"])
    let contact = contact(&chance)
    let by = chance.isSo(60) ? member : nil
    let tags = (0...chance.below(3)).map { _ in
      chance.one(of: ["Donor", " donor ", "Spanish", "Opt Out", "New", "É", "e\u{301}"])
    }
    func pair(_ event: Event, _ members: [(key: String, value: Written?)]) -> EventPair {
      EventPair(event, kind, members, at: time)
    }
    func both(_ event: Event) -> EventPair { pair(event, [("member", .text(member)), ("contact", .text(contact))]) }
    func byMember(_ event: Event) -> EventPair {
      pair(event, [("contact", .text(contact)), ("member", by.map { .text($0) })])
    }
    switch kind {
    case "contact": return arrival(&chance, at: time)
    case "publish": return pair(.publish, [])
    case "clock": return pair(.clock, [])
    case "start": return pair(.start(by: member), [("member", .text(member))])
    case "send":
      let to = chance.isSo(40) ? contact : nil
      return pair(.send(by: member, to: to), [("member", .text(member)), ("contact", to.map { .text($0) })])
    case "reply":
      let text = chance.one(of: [
        "hello", "STOP", "stop!", "yes", "take me off", "", "\"quoted\"\n", "wrong number", "who is this?",
      ])
      let id = chance.maybe(50) { "m\($0.below(30))" }
      return pair(
        .reply(from: contact, text, messageID: id),
        [("contact", .text(contact)), ("text", .text(text)), ("message_id", id.map { .text($0) })])
    case "respond": return both(.respond(by: member, to: contact))
    case "opt_out": return byMember(.optOut(contact, by: by))
    case "opt_in": return both(.optIn(contact, by: member))
    case "away": return pair(.away(member), [("member", .text(member))])
    case "back": return pair(.back(member), [("member", .text(member))])
    case "add_member": return pair(.addMember(member), [("member", .text(member))])
    case "remove_member": return pair(.removeMember(member), [("member", .text(member))])
    case "tag", "untag":
      let event: Event = kind == "tag" ? .tag(contact, tags, by: by) : .untag(contact, tags, by: by)
      return pair(event, [("contact", .text(contact)), ("tags", .texts(tags)), ("member", by.map { .text($0) })])
    case "resolve":
      let resolution = chance.one(of: [nil, "voted", ""])
      return pair(
        .resolve(contact, by: by, resolution: resolution),
        [
          ("contact", .text(contact)), ("member", by.map { .text($0) }),
          ("resolution", resolution.map { .text($0) }),
        ])
    case "report":
      let (given, resolution) = (chance.isSo(50) ? tags : [], chance.one(of: [nil, "voted", ""]))
      return pair(
        .report(by: member, on: contact, tags: given, resolution: resolution),
        [
          ("member", .text(member)), ("contact", .text(contact)), ("tags", .texts(given)),
          ("resolution", resolution.map { .text($0) }),
        ])
    case "reopen": return byMember(.reopen(contact, by: by))
    case "delivery":
      let status = chance.one(of: Array(Event.DeliveryStatus.allCases))
      return pair(
        .delivery(to: contact, status, code: "30003"),
        [("contact", .text(contact)), ("status", .text("\(status)")), ("code", .text("30003"))])
    case "click": return pair(.click(by: contact), [("contact", .text(contact))])
    case "notify":
      let type = chance.one(
        of: [(.assignment, "assignment"), (.repliesWaiting, "replies_waiting"), (.leaderboard, "leaderboard")]
          as [(Effect.NotificationType, String)])
      let to = chance.one(of: [nil, "all", member])
      return pair(.notify(type.0, to: to), [("type", .text(type.1)), ("to", to.map { .text($0) })])
    default: return reassignment(member, &chance, at: time)
    }
  }

  private static func contact(_ chance: inout Chance) -> String {
    chance.isSo(5) ? "nobody" : chance.isSo(10) ? chance.one(of: ["é", "e\u{301}", "c\"1\\"]) : "c\(chance.below(16))"
  }

  private static func arrival(_ chance: inout Chance, at time: Int64?) -> EventPair {
    var contact = Contact(contact(&chance))
    contact.name = chance.maybe(50) { _ in "N. N." }
    contact.phone = chance.maybe(40) { $0.below(3) == 0 ? "n/a" : "+1215555\(1000 + $0.below(5))" }
    contact.lastTeamMember = chance.maybe(40) { $0.one(of: ["ana", "joe", "maria", "nobody"]) }
    contact.assignedTo = chance.maybe(20) { $0.one(of: ["ana", "joe", "maria", "nobody"]) }
    contact.timeZone = chance.maybe(50) { $0.one(of: ["America/New_York", "America/Los_Angeles", "Nowhere/At_All"]) }
    contact.isOptedOut = chance.isSo(5)
    contact.tags = (0..<chance.below(3)).map { _ in chance.one(of: ["Donor", "DONOR", "Spanish", "Opt Out", "New"]) }
    if chance.isSo(60) { contact.fields["state"] = chance.one(of: ["PA", "NJ", "TX", ""]) }
    if chance.isSo(20) { contact.fields["further"] = "x" }
    return EventPair(
      .contact(contact), "contact",
      [
        ("id", .text(contact.id)), ("name", contact.name.map { .text($0) }), ("phone", contact.phone.map { .text($0) }),
        ("last_team_member", contact.lastTeamMember.map { .text($0) }),
        ("assigned_to", contact.assignedTo.map { .text($0) }), ("time_zone", contact.timeZone.map { .text($0) }),
        ("opted_out", .flag(contact.isOptedOut)), ("tags", .texts(contact.tags)),
        ("state", contact.fields["state"].map { .text($0) }), ("further", contact.fields["further"].map { .text($0) }),
      ], at: time)
  }

  private static func reassignment(_ member: String, _ chance: inout Chance, at time: Int64?) -> EventPair {
    let to = chance.one(of: ["ana", "joe", "closers", "maria", "nobody"])
    let seed = UInt64(chance.below(3))
    var filter = Event.Filter()
    filter.tags = chance.maybe(30) { [$0.one(of: ["Donor", "spanish", "New"])] }
    filter.ids = chance.maybe(30) { chance in (0...chance.below(4)).map { _ in Self.contact(&chance) } }
    filter.needsAttention = chance.maybe(30) { $0.isSo(50) }
    filter.assignedTo = chance.maybe(20) { _ in member }
    filter.list = chance.maybe(20) { $0.one(of: ["closers", "nobody"]) }
    let isFiltered = filter != Event.Filter()
    let from = isFiltered && chance.isSo(50) ? nil : member
    let written: Written = .object([
      ("tags", filter.tags.map { .texts($0) }), ("ids", filter.ids.map { .texts($0) }),
      ("needs_attention", filter.needsAttention.map { .flag($0) }),
      ("assigned_to", filter.assignedTo.map { .text($0) }), ("list", filter.list.map { .text($0) }),
    ])
    let event: Event =
      if let from { .reassign(to: to, from: from, filter: isFiltered ? filter : nil, seed: seed) } else {
        .reassign(to: to, filter: filter, seed: seed)
      }
    return EventPair(
      event, "reassign",
      [
        ("to", .text(to)), ("from", from.map { .text($0) }), ("filter", isFiltered ? written : nil),
        ("seed", .number(seed)),
      ], at: time)
  }
}
