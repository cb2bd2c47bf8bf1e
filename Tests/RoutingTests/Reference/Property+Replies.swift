/// Every reply is placed, held, taken as an opt out or as asking back, or refused, and ends in one of these.
struct EveryReplyHasOnePlace: Property {
  private let transcript: Transcript
  init(_ transcript: Transcript) { self.transcript = transcript }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    guard case .reply(let reply) = transcript.event(step) else { return true }
    let kinds = step.effects.filter { $0.contact == reply.contact || $0.contact == nil }.map(\.kind)
    let ends = kinds.filter { ["routed", "held", "opted_out", "asked_back", "refused"].contains($0) }
    // What was held may find someone at once, because the reply itself made room.
    guard let last = ends.last, ends.dropLast().allSatisfy({ $0 == "held" }) else { return false }
    return !reply.isOptOut || ["opted_out", "refused"].contains(last)
  }
}

/// When someone leaves, only their unsent contacts and the conversations that waited only with them move.
struct LeavingMovesOnlyTheirs: Property {
  private let transcript: Transcript
  init(_ transcript: Transcript) { self.transcript = transcript }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    guard case .removeMember = transcript.event(step) else { return true }
    let moved = step.effects.compactMap(\.contact)
    return moved.allSatisfy { before.leavers.contains($0) }
  }
}

/// What is held could go to no one, and what comes out of hold at once comes oldest first: no one newer overtakes.
struct NothingIsOvertaken: Property {
  private var held: Set<String> = []
  /// The step of the oldest reply that no one has answered yet.
  private var ages: [String: Int] = [:]
  private let transcript: Transcript
  init(_ transcript: Transcript) { self.transcript = transcript }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    if case .reply(let reply) = transcript.event(step), ages[reply.contact] == nil,
      step.effects.contains(where: { ["routed", "held", "opted_out"].contains($0.kind) })
    {
      ages[reply.contact] = step.place
    }
    let before = held
    var placed: [(age: Int, timer: String?)] = []
    for words in step.effects {
      guard let contact = words.contact else { continue }
      switch words.kind {
      case "held": held.insert(contact)
      case "routed":
        let isOld = before.contains(contact) && !words.has("reassigned")
        if isOld, let age = ages[contact] { placed.append((age, words.timer)) }
        held.remove(contact)
      case "responded", "resolved", "reported":
        ages[contact] = nil
        held.remove(contact)
      // Undoing it brings the conversation back as old as it was.
      case "opted_out": held.remove(contact)
      default: break
      }
    }
    // Whoever writes again comes at the moment of the event, not in the order of what is held.
    let isReply = if case .reply = transcript.event(step) { true } else { false }
    // Hours that open later may let something older out.
    let isOrdered = zip(placed, placed.dropFirst()).allSatisfy { $0.age <= $1.age || $0.timer != $1.timer }
    if !isOrdered && !isReply { return false }
    return held.allSatisfy { !facts.couldBePlaced($0) }
  }
}

/// Where a tag rule matches and someone in it has room, reply routing is not asked.
struct TagRulesOverride: Property {
  init(_ transcript: Transcript) {}

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    for words in step.effects where words.kind == "routed" && !words.has("reassigned") {
      guard let contact = words.contact, let c = facts.index(contact) else { continue }
      // The fourth time that no one answers, no one is asked.
      if words.has("timed_out") && words.members == ["shared_inbox"] { continue }
      let matching = facts.recipients(facts.contacts[c]).map { $0.map { facts.team[$0] } }
      switch words.via {
      case "tagRule":
        // Some of whom they name; without picks, all of them that are there, each once, in declaration order.
        guard let matching, Set(words.members).isSubset(of: matching) else { return false }
        if words.members != facts.team.filter({ words.members.contains($0) }) { return false }
      // Later in the same step it may have been taken from an owner who was set by hand.
      case "owner" where facts.contacts[c].isOwnerSet || before.setOwners[contact] == words.member: break
      case "owner":
        if let matching, !matching.contains(words.member), !words.has("tag_rule_empty") { return false }
      default:
        if matching != nil && !words.has("tag_rule_empty") { return false }
      }
    }
    return true
  }
}

/// Automatic routing lets no one hold more conversations that need attention than their `max_open`.
struct CapOfOpenConversations: Property {
  private var open: [Int]
  private let setup: Setup
  init(_ transcript: Transcript) {
    setup = transcript.script.setup
    open = setup.team.map { _ in 0 }
  }

  mutating func holds(after step: Transcript.Step, _ facts: Model, _ before: Before) -> Bool {
    for (place, name) in setup.team.enumerated() {
      let now = step.rows[place + 1].needsAttention
      if let most = setup.person(name).maxOpen {
        let byHand = step.effects.count { words in
          guard words.kind == "routed", words.via == "owner", words.members == [name], let contact = words.contact,
            let c = facts.index(contact)
          else { return false }
          return facts.contacts[c].isOwnerSet
        }
        if now > max(most, open[place]) + byHand { return false }
      }
      open[place] = now
    }
    return true
  }
}

extension Model {
  /// Whether someone could take a reply of the contact now.
  func couldBePlaced(_ name: String) -> Bool {
    guard let c = index(name) else { return false }
    let contact = contacts[c]
    if waitsForHours(contact) { return false }
    if contact.isOwnerSet, let owner = contact.owner, isAvailable(owner) { return true }
    if recipients(contact)?.contains(where: { accepts($0, contact) }) ?? false { return true }
    if matchingRules(contact).contains(where: { setup.rules[$0].holds }) { return !contact.passedOver.isEmpty }
    return steps(for: contact).contains { step in
      if step == "hold" { return false }
      if step == "shared_inbox" || answer(to: step, contact) != nil { return true }
      return rings[step == "round_robin" ? "everyone" : step]?.order.contains { accepts($0, contact) } ?? false
    }
  }
}
