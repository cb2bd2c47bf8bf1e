public import Campaign

// Rules that give a reply to one of those whom they name, or name others beside them.
extension TagDispatch {
  /// Adds those to whom a matching rule gives the reply: all of its candidates who accept, or one.
  @usableFromInline
  func choose<Facts: ReplyFacts>(_ id: RuleID, _ facts: Facts, into recipients: inout Recipients) {
    let rule = rules[id.index]
    recipients.isPlain = false
    if rule.holds { recipients.holds = true }
    let owner = facts.acceptingOwner
    if owner.isSomebody && rule.names(owner) { recipients.nameOwner = true }
    var candidates = rule.recipients.filter { facts.accepts($0) }
    if candidates.isEmpty {
      for others in rule.otherwise {
        candidates = others.filter { facts.accepts($0) }
        if !candidates.isEmpty { break }
      }
      if candidates.isEmpty { return }
      recipients.usesOtherwise = true
    }
    if rule.by != .all {
      let ring = rings[id.index]
      // Several of the contact's tags may lead to one rule. It takes one turn.
      if recipients.turns.contains(where: { $0.ring == ring }) { return }
      let picked = facts.pick(ring, rule.by, among: candidates)
      // Before anything has happened, it may be any of them.
      if picked.isSomebody {
        recipients.turns.append(RingTurn(ring: ring, member: picked))
        candidates = [picked]
      }
    }
    candidates.withUnsafeBufferPointer { recipients.add($0) }
  }
}

extension TagRule {
  /// Whether it names a member, first or otherwise.
  fileprivate func names(_ member: MemberID) -> Bool {
    recipients.containsSorted(member) || otherwise.contains { $0.contains(member) }
  }
}
