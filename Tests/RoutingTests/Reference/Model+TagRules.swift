/// Tag rules: whom they give a conversation.
///
/// 1. A rule that matches has candidates: those of `to` who accept. Where no one does, those of the first entry of `otherwise` in
///    which someone accepts.
/// 2. An owner who accepts, and whom a matching rule names anywhere, gets it. No turn is taken.
/// 3. Else every matching rule gives all its candidates, or picks one of them by its own ring. The union gets it.
/// 4. A ring of a rule is over all whom the rule names, first `to`, then `otherwise` as it is written.
/// 5. Where the union is one member, and a pick gave them, they own it.
/// 6. Where no rule gives anyone, it is held if a matching rule says so. Else the steps are asked.
extension Model {
  enum TagAnswer {
    case owner(Int)
    case members(Choice)
    case nobody(holds: Bool)
  }

  /// Who would get a conversation, and what it would come to.
  struct Choice {
    var members: [Int]
    var isPicked: Bool
    var usesOtherwise: Bool
    /// All rings, after the turns that were taken.
    var rings: [String: Ring]
  }

  /// The places of the rules that match.
  func matchingRules(_ contact: Contact) -> [Int] {
    var matching = setup.rules.indices.filter { matches(setup.rules[$0], contact) }
    if fault == .rulesTwiceCancel {
      matching = matching.filter { rule in matching.count { setup.rules[$0] == setup.rules[rule] } == 1 }
    }
    return fault == .firstRuleWins ? Array(matching.prefix(1)) : matching
  }

  /// Everyone whom the rule names, in the order of its ring.
  func named(by rule: Setup.Rule) -> [Int] { setup.expand(rule.to + rule.otherwise) }

  /// Everyone whom a matching rule names, in declaration order; nil when none matches.
  func recipients(_ contact: Contact) -> [Int]? {
    let matching = setup.rules.filter { matches($0, contact) }
    return matching.isEmpty ? nil : Set(matching.flatMap { named(by: $0) }).sorted()
  }

  func candidates(_ rule: Setup.Rule, _ contact: Contact) -> (members: [Int], isOtherwise: Bool) {
    let first = setup.expand(rule.to).filter { accepts($0, contact) }
    if !first.isEmpty { return (first, false) }
    for entry in rule.otherwise where fault != .otherwiseIsIgnored {
      let members = setup.expand([entry]).filter { accepts($0, contact) }
      if !members.isEmpty { return (members, true) }
    }
    return ([], false)
  }

  /// What the rules say, without any turn being taken; nil where none matches.
  func askTagRules(_ contact: Contact) -> TagAnswer? {
    let matching = matchingRules(contact)
    if matching.isEmpty { return nil }
    let isOurs = { (owner: Int) in matching.contains { named(by: setup.rules[$0]).contains(owner) } }
    if let owner = contact.owner, accepts(owner, contact), isOurs(owner) { return .owner(owner) }

    var choice = Choice(members: [], isPicked: false, usesOtherwise: false, rings: rings)
    for index in matching {
      let rule = setup.rules[index]
      let (members, isOtherwise) = candidates(rule, contact)
      if members.isEmpty { continue }
      if isOtherwise { choice.usesOtherwise = true }
      if rule.by == .all {
        choice.members += members
      } else if let picked = pick(rule, Self.ring(of: index), members, contact, &choice.rings) {
        choice.members.append(picked)
        choice.isPicked = true
      }
    }
    if choice.members.isEmpty { return .nobody(holds: matching.contains { setup.rules[$0].holds }) }
    choice.members = fault == .rulesCountTwice ? choice.members.sorted() : Set(choice.members).sorted()
    return .members(choice)
  }

  static func ring(of rule: Int) -> String { "rule \(rule)" }

  /// One of the candidates, in the order of the rule's ring.
  private func pick(
    _ rule: Setup.Rule, _ ring: String, _ candidates: [Int], _ contact: Contact, _ rings: inout [String: Ring]
  ) -> Int? {
    let present = rings[ring]?.order.filter { candidates.contains($0) } ?? []
    if fault == .picksTakeNoTurn { return present.first }
    return turn(ring, present, rule.by, contact, &rings)
  }

  /// The turns of a choice are taken, and its members get the conversation.
  mutating func give(_ contact: Contact, _ choice: Choice, _ notes: [String]) {
    rings = choice.rings
    if fault == .tagRuleTurnsRing { _ = takeTurn("everyone", contact) }
    if choice.isPicked && choice.members.count == 1 {
      contact.owner = choice.members[0]
      contact.isOwnerSet = false
    }
    place(contact, choice.members, "tagRule", (choice.usesOtherwise ? ["otherwise"] : []) + notes)
  }
}
