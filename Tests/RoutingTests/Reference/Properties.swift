/// What must hold of every campaign, told from the effects alone: each property answers the first event that breaks it, or nil.
enum Property {
  /// After an opt out nothing more is done with any contact of that phone, in any inbox, queue or bucket.
  static func optOutBeatsEverything(_ transcript: Transcript) -> Int? {
    let rows = transcript.rows
    var closed: Set<String> = []
    for (event, effects) in transcript.effects.enumerated() {
      for words in effects {
        guard let contact = words.contact, let row = rows[contact] else { continue }
        let name = row.phone.map { "phone \($0)" } ?? contact
        let isAllowed = ["opted_out", "released", "tagged", "untagged"].contains(words.kind)
        if closed.contains(name) && !isAllowed { return event }
        if words.kind == "opted_out" { closed.insert(name) }
      }
      if case .contact(let row) = transcript.script.events[event], row.optedOut {
        closed.insert(row.phone.map { "phone \($0)" } ?? row.id)
      }
    }
    return nil
  }

  /// At most one first text per contact, and per phone.
  static func oneFirstText(_ transcript: Transcript) -> Int? {
    let rows = transcript.rows
    var texted: Set<String> = []
    for (event, effects) in transcript.effects.enumerated() {
      for words in effects where words.kind == "sent" {
        guard let contact = words.contact else { continue }
        if !texted.insert("contact \(contact)").inserted { return event }
        if let phone = rows[contact]?.phone, !texted.insert("phone \(phone)").inserted { return event }
      }
    }
    return nil
  }

  /// Every reply is placed once, held, taken as an opt out, or refused.
  static func everyReplyHasOnePlace(_ transcript: Transcript) -> Int? {
    for (event, effects) in transcript.effects.enumerated() {
      guard case .reply(let contact, let isOptOut, _) = transcript.script.events[event] else { continue }
      let kinds = effects.filter { $0.contact == contact || $0.contact == nil }.map(\.kind)
      let ends = kinds.filter { ["routed", "held", "opted_out", "refused"].contains($0) }
      if ends.count != 1 || (isOptOut && ["routed", "held"].contains(ends[0])) { return event }
    }
    return nil
  }

  /// When somebody leaves, only their unsent contacts and the conversations that waited only with them move.
  static func leavingMovesOnlyTheirs(_ transcript: Transcript) -> Int? {
    var holders: [String: Set<String>] = [:]
    var unsent: [String: String] = [:]
    for (event, effects) in transcript.effects.enumerated() {
      var leaver: String?
      if case .removeMember(let member) = transcript.script.events[event] { leaver = member }
      let (holdersBefore, unsentBefore) = (holders, unsent)
      for words in effects {
        guard let contact = words.contact else { continue }
        if let leaver, unsentBefore[contact] != leaver, holdersBefore[contact] != [leaver] { return event }
        switch words.kind {
        case "assigned": unsent[contact] = words.member
        case "sent", "released": unsent[contact] = nil
        case "routed": holders[contact] = Set(words.member.split(separator: "+").map(String.init))
        case "held", "opted_out": holders[contact] = []
        case "owned": if holders[contact, default: []].count < 2 { holders[contact] = [words.member] }
        default: break
        }
      }
      if let leaver, effects.first?.kind == "left" {
        for contact in Array(holders.keys) where (holders[contact]?.count ?? 0) > 1 { holders[contact]?.remove(leaver) }
      }
    }
    return nil
  }

  /// Nobody newer overtakes: what is held could go to nobody, and what comes out of hold at once comes oldest first.
  ///
  /// A tag set while a conversation is held counts from its next reply, so such a conversation may wait although a rule
  /// would take it.
  static func heldIsNotOvertaken(_ transcript: Transcript) -> Int? {
    var facts = Model(transcript.script.setup)
    var held: Set<String> = []
    // The event of the oldest reply that nobody has answered yet.
    var ages: [String: Int] = [:]
    var retagged: Set<String> = []
    for (event, effects) in transcript.effects.enumerated() {
      _ = facts.take(transcript.script.events[event])
      if case .reply(let contact, _, _) = transcript.script.events[event], ages[contact] == nil {
        if effects.contains(where: { ["routed", "held"].contains($0.kind) }) { ages[contact] = event }
      }
      let before = held
      var placed: [Int] = []
      for words in effects {
        guard let contact = words.contact else { continue }
        switch words.kind {
        case "held":
          held.insert(contact)
          retagged.remove(contact)
        case "routed":
          if before.contains(contact), let age = ages[contact] { placed.append(age) }
          held.remove(contact)
        case "responded", "opted_out", "resolved":
          ages[contact] = nil
          held.remove(contact)
        case "tagged", "untagged": retagged.insert(contact)
        default: break
        }
      }
      if placed != placed.sorted() { return event }
      for contact in held where !retagged.contains(contact) {
        if facts.couldBePlaced(contact) { return event }
      }
    }
    return nil
  }
}

extension Model {
  /// Whether somebody could take a reply of the contact now.
  func couldBePlaced(_ name: String) -> Bool {
    guard let contact = contacts.first(where: { $0.row.id == name }) else { return false }
    if setup.rules.contains(where: { matches($0, contact) && $0.to.contains { isAvailable($0) } }) { return true }
    return setup.steps.contains { step in
      if step == "hold" { return false }
      if step == "shared_inbox" || answer(to: step, contact) != nil { return true }
      return rings[step == "round_robin" ? "everyone" : step]?.contains { isAvailable($0) } ?? false
    }
  }
}
