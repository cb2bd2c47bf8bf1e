public import Campaign

// Rules that give a reply to one of those whom they name, or name others beside them.
extension TagDispatch {
  /// Adds those to whom a matching rule gives the reply: all of its candidates who accept, or one.
  @usableFromInline
  func choose<Facts: ReplyFacts>(_ id: RuleID, _ facts: Facts, into recipients: inout Recipients) {
    // Never a copy of the whole rule: all its lists would be counted once more.
    recipients.isPlain = false
    if rules[id.index].holds { recipients.holds = true }
    let owner = facts.acceptingOwner
    if owner.isSomebody && rules[id.index].names(owner) { recipients.nameOwner = true }
    var candidates: [MemberID] = []
    swap(&candidates, &recipients.candidates)
    defer { swap(&candidates, &recipients.candidates) }
    candidates.removeAll(keepingCapacity: true)
    for member in rules[id.index].recipients where facts.accepts(member) { candidates.append(member) }
    if candidates.isEmpty {
      for others in rules[id.index].otherwise where candidates.isEmpty {
        for member in others where facts.accepts(member) { candidates.append(member) }
      }
      if candidates.isEmpty { return }
      recipients.usesOtherwise = true
    }
    let by = rules[id.index].by
    if by != .all {
      let ring = rings[id.index]
      // Several of the contact's tags may lead to one rule. It takes one turn.
      if recipients.turns.contains(where: { $0.ring == ring }) { return }
      let picked = facts.pick(ring, by, among: &candidates)
      // Before anything has happened, it may be any of them.
      if picked.isSomebody {
        recipients.turns.append(RingTurn(ring: ring, member: picked))
        candidates.removeAll(keepingCapacity: true)
        candidates.append(picked)
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
