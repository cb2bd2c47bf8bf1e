/// Whoever it was taken from does not get it again, nor is it held for them, until the need ends or it is given by hand.
struct PassedOverGetNothing: Property {
  private var passed = PassedOver()
  private let transcript: Transcript
  init(_ transcript: Transcript) { self.transcript = transcript }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    for words in step.effects {
      guard let contact = words.contact else { continue }
      if let members = passed.members[contact], !words.has("reassigned") {
        if words.kind == "routed" && !members.isDisjoint(with: words.members) { return false }
        if words.kind == "held" && !words.has("outsideHours") { return false }
      }
      passed.note(words, contact)
    }
    passed.note(transcript.event(step), facts)
    return true
  }
}

/// The fourth time that it is taken from someone, and every time after, it goes to everyone.
struct HandOversEnd: Property {
  private var passed = PassedOver()
  private let transcript: Transcript
  init(_ transcript: Transcript) { self.transcript = transcript }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    for words in step.effects {
      guard let contact = words.contact else { continue }
      if words.kind == "routed" && words.has("timed_out"), passed.times[contact, default: 0] >= 4,
        words.members != ["shared_inbox"]
      {
        return false
      }
      passed.note(words, contact)
    }
    passed.note(transcript.event(step), facts)
    return true
  }
}

/// Whom conversations were taken from, by effects alone; only that someone was given by hand what they have already has none.
struct PassedOver {
  private(set) var members: [String: Set<String>] = [:]
  private(set) var times: [String: Int] = [:]

  mutating func note(_ words: Transcript.Words, _ contact: String) {
    switch words.kind {
    case "timed_out":
      members[contact, default: []].formUnion(words.members)
      times[contact, default: 0] += 1
    case "responded", "resolved", "reported", "opted_out": forget(contact)
    case "routed": if words.has("reassigned") { forget(contact) }
    default: break
    }
  }

  mutating func note(_ event: ScriptEvent?, _ facts: Model) {
    guard case .reassign = event else { return }
    for contact in facts.contacts where contact.passedOver.isEmpty { forget(contact.row.id) }
  }

  private mutating func forget(_ contact: String) {
    members[contact] = nil
    times[contact] = nil
  }
}

/// Where replies wait for the texting hours, nothing runs out outside them.
struct ClocksRunOutInside: Property {
  private let setup: Setup
  init(_ transcript: Transcript) { setup = transcript.script.setup }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    guard setup.hours?.repliesWait == true else { return true }
    for words in step.effects where words.kind == "timed_out" {
      guard let contact = words.contact.flatMap({ facts.contact($0) }), let at = words.moment,
        let times = facts.openTimes(contact), !times.week.isEmpty
      else { continue }
      if !times.isOpen(at) { return false }
    }
    return true
  }
}

/// No one has a conversation longer than they may without an answer, if it is with no one else who got it later.
struct NothingIsKept: Property {
  /// By contact: since when each member has it.
  private var since: [String: [String: Int]] = [:]
  private let transcript: Transcript
  init(_ transcript: Transcript) { self.transcript = transcript }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    guard let timeOut = transcript.script.setup.timeOut, transcript.script.setup.hours == nil else { return true }
    for words in step.effects { note(words, words.moment ?? facts.now) }
    for contact in facts.contacts where contact.needsAttention && !contact.holders.isEmpty {
      let known = since[contact.row.id] ?? [:]
      let latest = contact.holders.map { known[facts.team[$0]] ?? facts.now }.max() ?? facts.now
      // Given by hand to those who have it already, it has no effect.
      if case .reassign = transcript.event(step), contact.clock == facts.now {
        since[contact.row.id] = known.mapValues { _ in facts.now }
      } else if latest + timeOut.after < facts.now {
        return false
      }
    }
    // What is answered may be given to someone by hand, and waits for nothing.
    for contact in facts.contacts where !contact.needsAttention { since[contact.row.id] = nil }
    return true
  }

  private mutating func note(_ words: Transcript.Words, _ at: Int) {
    guard let contact = words.contact else { return }
    switch words.kind {
    case "routed":
      let before = words.has("reassigned") ? [:] : since[contact] ?? [:]
      since[contact] = [:]
      for member in words.members { since[contact]?[member] = before[member] ?? at }
    case "held", "timed_out", "responded", "resolved", "reported", "opted_out": since[contact] = nil
    default: break
    }
  }
}
