/// Whoever is off shift gets no reply, but by hand.
struct OffShiftGetsNothing: Property {
  init(_ transcript: Transcript) {}

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    for words in step.effects where words.kind == "routed" && !words.has("reassigned") {
      let at = words.moment ?? facts.now
      for member in words.members.compactMap({ facts.member($0) }) where facts.isAway(member, at) { return false }
    }
    return true
  }
}

/// Whoever has too much to answer begins nothing, and no one else is told so.
struct AnswersComeFirst: Property {
  private let transcript: Transcript
  init(_ transcript: Transcript) { self.transcript = transcript }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    if step.isTimer { return true }
    let isRefused = step.effects.contains { $0.all == ["refused", "answersFirst"] }
    guard let busy = before.busy else { return !isRefused }
    return !step.effects.contains { words in
      guard ["sent", "assigned"].contains(words.kind), words.member == busy else { return false }
      return words.kind == "sent" || words.has("claimed") || words.has("bucket")
    }
  }
}

/// No first text is sent so shortly before the contact's hours end, and none is claimed.
struct NoLastMinuteTexts: Property {
  private let setup: Setup
  init(_ transcript: Transcript) { setup = transcript.script.setup }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    guard let lastCall = setup.hours?.lastCall else { return true }
    for words in step.effects where words.kind == "sent" || words.has("claimed") || words.has("bucket") {
      guard let contact = words.contact.flatMap({ facts.contact($0) }), words.kind != "released" else { continue }
      let closing = facts.openTimes(contact)?.closing(after: facts.now)
      if let closing, closing - facts.now <= lastCall { return false }
    }
    return true
  }
}

/// That a text was not delivered is told once, of a text that was sent.
struct UndeliveredOnce: Property {
  private var told: Set<String> = []
  private var sent: Set<String> = []
  init(_ transcript: Transcript) {}

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    for words in step.effects {
      guard let contact = words.contact else { continue }
      if words.kind == "sent" { sent.insert(contact) }
      if words.kind == "undelivered" && (!sent.contains(contact) || !told.insert(contact).inserted) { return false }
    }
    return step.rows[0].undelivered == told.count
  }
}
