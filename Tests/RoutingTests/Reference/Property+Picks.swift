/// `least_open` gives a conversation to no one while someone with fewer would accept it.
struct LeastOpenIsLeast: Property {
  init(_ transcript: Transcript) {}

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    let moved = step.effects.filter { ["routed", "timed_out", "left"].contains($0.kind) }
    // Of what moved later, or at another moment, the facts say nothing.
    guard moved.count == 1, !step.isTimer, moved[0].kind == "routed", moved[0].via == "leastOpen" else { return true }
    guard let contact = moved[0].contact.flatMap({ facts.contact($0) }), let member = facts.member(moved[0].member)
    else { return true }
    let count = facts.open(member, except: contact)
    return facts.team.indices.allSatisfy { !facts.accepts($0, contact) || facts.open($0, except: contact) >= count }
  }
}

/// A rule that picks in turn, of members who weigh the same, does not pick the same one twice while another would accept.
struct PicksTakeTurns: Property {
  private var last: [Int: String] = [:]
  init(_ transcript: Transcript) {}

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    // Who joins enters behind whoever was picked last.
    if step.effects.contains(where: { ["joined", "left"].contains($0.kind) }) { last = [:] }
    let moved = step.effects.filter { ["routed", "timed_out", "left"].contains($0.kind) }
    for words in moved where words.kind == "routed" && words.via == "tagRule" {
      guard let contact = words.contact.flatMap({ facts.contact($0) }) else { continue }
      let matching = facts.matchingRules(contact)
      guard matching.count == 1, let index = matching.first, isInTurn(facts.setup.rules[index], facts) else {
        for index in matching { last[index] = nil }
        continue
      }
      let others = facts.candidates(facts.setup.rules[index], contact).members.filter { facts.team[$0] != words.member }
      if moved.count == 1 && !step.isTimer && last[index] == words.member && !others.isEmpty { return false }
      last[index] = words.member
    }
    return true
  }

  private func isInTurn(_ rule: Setup.Rule, _ facts: Model) -> Bool {
    rule.by == .roundRobin && Set(facts.named(by: rule).map { facts.people[$0].weight }).count == 1
  }
}

/// What a tag leads to at once is what the tag rules say, and only where that is something else than before.
struct AtOnceAsksRulesOnly: Property {
  private let transcript: Transcript
  init(_ transcript: Transcript) { self.transcript = transcript }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    guard case .tag(let contact, _, _) = transcript.event(step) else { return true }
    for words in step.effects where words.contact == contact && words.kind == "routed" && words.has("again") {
      if !["tagRule", "owner"].contains(words.via) || words.has("tag_rule_empty") { return false }
      if Set(words.members) == before.holders { return false }
    }
    return true
  }
}
