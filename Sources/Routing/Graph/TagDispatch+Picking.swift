public import Campaign

// Rules that give a reply to one of those whom they name, or name others beside them.
extension TagDispatch {
  /// Adds those to whom a matching rule gives the reply: all of its candidates who accept, or one.
  @usableFromInline
  func choose<Facts: ReplyFacts>(_ id: RuleID, _ facts: Facts, into recipients: inout Recipients) {
    recipients.isPlain = false
    if rules[id.index].holds { recipients.holds = true }
    let owner = facts.acceptingOwner
    if owner.isSomebody && rules[id.index].names(owner) { recipients.nameOwner = true }
    findCandidates(id, facts, into: &recipients)
    if recipients.candidates.isEmpty { return }
    let by = rules[id.index].by
    if by != .all {
      let ring = rings[id.index]
      // Several of the contact's tags may lead to one rule. It takes one turn.
      if recipients.turns.contains(where: { $0.ring == ring }) { return }
      let picked = facts.pick(ring, by, among: recipients.candidates)
      // Before anything has happened, it may be any of them.
      if picked.isSomebody {
        recipients.turns.append(RingTurn(ring: ring, member: picked))
        return withUnsafePointer(to: picked) { recipients.add(UnsafeBufferPointer(start: $0, count: 1)) }
      }
    }
    recipients.addCandidates()
  }

  /// Finds those who accept among the members whom a rule names first, else among those it names otherwise.
  private func findCandidates(_ id: RuleID, _ facts: some ReplyFacts, into recipients: inout Recipients) {
    recipients.candidates.removeAll(keepingCapacity: true)
    for member in rules[id.index].recipients where facts.accepts(member) { recipients.candidates.append(member) }
    for position in rules[id.index].otherwise.indices where recipients.candidates.isEmpty {
      for member in rules[id.index].otherwise[position] where facts.accepts(member) {
        recipients.candidates.append(member)
      }
      if !recipients.candidates.isEmpty { recipients.usesOtherwise = true }
    }
  }
}

extension TagRule {
  /// Whether it names a member, first or otherwise.
  fileprivate func names(_ member: MemberID) -> Bool {
    recipients.containsSorted(member) || otherwise.contains { $0.containsSorted(member) }
  }
}
