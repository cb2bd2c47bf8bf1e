/// The contacts whose phone has opted out at the moment.
struct ClosedPhones {
  private let rows: [String: Row]
  private var closed: Set<String> = []

  init(_ transcript: Transcript) {
    var rows: [String: Row] = [:]
    for case .contact(let row) in transcript.script.events.map(\.event) { rows[row.id] = row }
    self.rows = rows
  }

  /// What stands for all contacts of a phone.
  func name(_ contact: String) -> String { rows[contact]?.phone.map { "phone \($0)" } ?? contact }
  func contains(_ contact: String) -> Bool { closed.contains(name(contact)) }

  mutating func note(_ words: Transcript.Words) {
    guard let contact = words.contact else { return }
    if words.kind == "opted_out" { closed.insert(name(contact)) }
    if words.kind == "opted_in" { closed.remove(name(contact)) }
  }

  mutating func note(_ event: ScriptEvent?) {
    if case .contact(let row) = event, row.optedOut { closed.insert(name(row.id)) }
  }

  func phone(of contact: String) -> String? { rows[contact]?.phone }
}

/// After an opt out nothing more is done with any contact of that phone, in any inbox, queue or bucket.
struct OptOutBeatsEverything: Property {
  private var phones: ClosedPhones
  init(_ transcript: Transcript) {
    phones = ClosedPhones(transcript)
    self.transcript = transcript
  }
  private let transcript: Transcript

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    // What is noted about a contact is no text.
    let allowed = [
      "opted_out", "opted_in", "asked_back", "released", "tagged", "untagged", "clicked", "reported", "resolved",
      "reopened", "undelivered",
    ]
    for words in step.effects {
      if let contact = words.contact, phones.contains(contact), !allowed.contains(words.kind) { return false }
      phones.note(words)
    }
    phones.note(transcript.event(step))
    return true
  }
}

/// Whatever opts out a contact opts it out, whoever says so, however late and under whatever number: only the same opt out that came
/// before says nothing.
struct NoOptOutIsLost: Property {
  private var phones: ClosedPhones
  private let transcript: Transcript
  /// The opt outs that had a number, as number and contact.
  private var numbered: Set<[String]> = []

  init(_ transcript: Transcript) {
    phones = ClosedPhones(transcript)
    self.transcript = transcript
  }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    for words in step.effects { phones.note(words) }
    let event = transcript.event(step)
    phones.note(event)
    guard let contact = event?.optsOut, facts.index(contact) != nil else { return true }
    var isRepeated = false
    if case .reply(let reply) = event, let message = reply.message {
      isRepeated = !numbered.insert([message, contact]).inserted
    }
    return phones.contains(contact)
      || isRepeated && step.effects.contains { $0.has("duplicateMessage") || $0.all[1] == "duplicateMessage" }
      // A text that was never sent cannot be blocked.
      || step.effects.contains { $0.all == ["refused", "noConversation"] }
  }
}

/// Who has opted out and asks to be texted again is heard, and nothing else comes of it: only an opt in opens the phone.
struct AskingBackIsHeard: Property {
  private var phones: ClosedPhones
  private let transcript: Transcript
  init(_ transcript: Transcript) {
    phones = ClosedPhones(transcript)
    self.transcript = transcript
  }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    var holds = true
    if !step.isTimer, case .reply(let reply) = transcript.event(step), reply.asksBack {
      let kinds = step.effects.filter { $0.timer == nil && $0.kind != "notified" }.map(\.kind)
      let isClosed =
        phones.contains(reply.contact) && facts.index(reply.contact).map { facts.contacts[$0].optedOut } == true
      let isTaken = kinds != ["refused"] || step.effects.last?.all[1] == "optedOut"
      if isTaken { holds = (kinds == ["asked_back"]) == isClosed }
    }
    for words in step.effects { phones.note(words) }
    phones.note(transcript.event(step))
    return holds
  }
}

/// At most one first text per contact, and per phone.
struct OneFirstText: Property {
  private var texted: Set<String> = []
  private let phones: ClosedPhones
  init(_ transcript: Transcript) { phones = ClosedPhones(transcript) }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    for words in step.effects where words.kind == "sent" {
      guard let contact = words.contact else { continue }
      if !texted.insert("contact \(contact)").inserted { return false }
      if let phone = phones.phone(of: contact), !texted.insert("phone \(phone)").inserted { return false }
    }
    return true
  }
}

/// No first text outside the texting hours, under review, or after an opt out.
struct FirstTextsOnlyWhenAllowed: Property {
  private var phones: ClosedPhones
  /// Phones, as a review covers all contacts of a phone.
  private var underReview: Set<String> = []
  private let transcript: Transcript
  init(_ transcript: Transcript) {
    phones = ClosedPhones(transcript)
    self.transcript = transcript
  }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    for words in step.effects {
      phones.note(words)
      guard let contact = words.contact else { continue }
      switch words.kind {
      case "sent":
        if phones.contains(contact) || underReview.contains(phones.name(contact)) { return false }
        if let c = facts.index(contact), !isInside(facts.contacts[c].row, transcript.at(step)) { return false }
      case "review": underReview.insert(phones.name(contact))
      case "reported", "resolved", "opted_out": underReview.remove(phones.name(contact))
      default: break
      }
    }
    phones.note(transcript.event(step))
    return true
  }

  private func isInside(_ row: Row, _ at: Int) -> Bool {
    guard let hours = transcript.script.setup.hours else { return true }
    guard let zone = (hours.zone ?? row.zone ?? hours.missing).flatMap({ Zone.named($0) }) else { return false }
    return hours.times(row.state, zone).isOpen(at)
  }
}

/// contacts = sent + waiting + unassigned + never textable, at every instant.
struct ContactsAddUp: Property {
  init(_ transcript: Transcript) {}
  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    let totals = step.rows[0]
    return totals.contacts == totals.sent + totals.waiting + totals.unassigned + totals.neverTextable
      && totals.contacts == facts.contacts.count
  }
}

/// No one is given more than `max_per_member`, but by pins and by hand.
struct CapPerMember: Property {
  private var totals: [Int]
  private let setup: Setup
  init(_ transcript: Transcript) {
    setup = transcript.script.setup
    totals = setup.team.map { _ in 0 }
  }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    guard let most = setup.maxPerMember else { return true }
    for (place, name) in setup.team.enumerated() {
      let byHand = step.effects.count {
        $0.kind == "assigned" && $0.member == name && ($0.has("pinned") || $0.has("reassigned"))
      }
      let total = step.rows[place + 1].sent + step.rows[place + 1].waiting
      if total > max(most, totals[place]) + byHand { return false }
      totals[place] = total
    }
    return true
  }
}
