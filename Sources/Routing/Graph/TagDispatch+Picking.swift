public import Campaign

/// Whom tag rules name and how they give them the reply, by rule: `TagRule` in columns, for decisions.
@usableFromInline struct RulePicks: Hashable, Sendable {
  /// All recipients who accept have the reply, and there is nothing else to say.
  @usableFromInline let isPlain: [Bool]
  let by: [Pick]
  let holds: [Bool]
  @usableFromInline let recipients: Rows<MemberID>
  /// The entries of `otherwise` of all rules, one after the other, each in declaration order, whatever order its ring begins with.
  let others: Rows<MemberID>
  /// Which of them are the rule's.
  let othersOfRule: [Range<Int>]

  init(_ rules: [TagRule]) {
    isPlain = rules.map(\.isPlain)
    by = rules.map(\.by)
    holds = rules.map(\.holds)
    recipients = Rows(rules.map(\.recipients))
    others = Rows(rules.flatMap(\.otherwise).map { $0.sorted() })
    var end = 0
    othersOfRule = rules.map { rule in
      defer { end += rule.otherwise.count }
      return end..<end + rule.otherwise.count
    }
  }

  /// Whether a rule names a member, first or otherwise.
  func names(_ member: MemberID, in rule: RuleID) -> Bool {
    recipients.values.containsSorted(member, in: recipients[rule.index])
      || othersOfRule[rule.index].contains { others.values.containsSorted(member, in: others[$0]) }
  }
}

// Rules that give a reply to one of those whom they name, or name others beside them.
extension TagDispatch {
  /// Adds those to whom a matching rule gives the reply: all of its candidates who accept, or one.
  @usableFromInline
  func choose<Facts: ReplyFacts>(_ id: RuleID, _ facts: Facts, into recipients: inout Recipients) {
    recipients.isPlain = false
    if picks.holds[id.index] { recipients.holds = true }
    if !recipients.nameOwner {
      let owner = facts.acceptingOwner
      if owner.isSomebody && picks.names(owner, in: id) { recipients.nameOwner = true }
    }
    if choose(among: picks.recipients, picks.recipients[id.index], of: id, facts, into: &recipients) { return }
    for entry in picks.othersOfRule[id.index]
    where choose(among: picks.others, picks.others[entry], of: id, facts, into: &recipients) {
      recipients.usesOtherwise = true
      return
    }
  }

  /// The same among some of the members whom a rule names. False where none of them accepts.
  private func choose(
    among members: Rows<MemberID>, _ row: Range<Int>, of id: RuleID, _ facts: some ReplyFacts,
    into recipients: inout Recipients
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: MemberID.self, capacity: max(1, row.count)) { candidates in
      var count = 0
      for place in row {
        let member = members.values[place]
        if !facts.accepts(member) { continue }
        candidates.initializeElement(at: count, to: member)
        count += 1
      }
      if count == 0 { return false }
      let candidates = UnsafeBufferPointer(rebasing: candidates[..<count])
      guard picks.by[id.index] != .all else {
        recipients.add(candidates)
        return true
      }
      let ring = rings[id.index]
      // Several of the contact's tags may lead to one rule. It takes one turn.
      if recipients.turns.contains(where: { $0.ring == ring }) { return true }
      let picked = facts.pick(ring, picks.by[id.index], among: candidates)
      if picked.isSomebody {
        recipients.turns.append(RingTurn(ring: ring, member: picked))
        withUnsafePointer(to: picked) { recipients.add(UnsafeBufferPointer(start: $0, count: 1)) }
      } else {
        // Before anything has happened, it may be any of them.
        recipients.add(candidates)
      }
      return true
    }
  }
}
