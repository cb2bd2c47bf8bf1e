package import Campaign
package import Routing

/// A reply of a contact before anything has happened, with everyone there.
package struct UntouchedReply: AskedReply {
  package let graph: DecisionGraph
  package let member: MemberID
  package let hasMoment = false
  package let mostWalks = 200_000
  let tags: [TagID]
  let values: [ValueID]
  let lastTeamMember: MemberID
  let assignedTo: MemberID
  let isOptedOut: Bool

  package init(
    graph: DecisionGraph, member: MemberID, tags: [TagID], values: [ValueID], lastTeamMember: MemberID = .nobody,
    assignedTo: MemberID = .nobody, isOptedOut: Bool = false
  ) {
    self.graph = graph
    self.member = member
    self.tags = tags
    self.values = values
    self.lastTeamMember = lastTeamMember
    self.assignedTo = assignedTo
    self.isOptedOut = isOptedOut
  }

  package func walk(_ changes: [WhyNotChange]) -> WalkedReply? {
    let policy = graph.policy
    var reply = WalkedReply()
    var assignedTo = assignedTo
    var sentBy = MemberID.nobody
    (reply.tags, reply.values, reply.lastTeamMember, reply.isOptedOut) = (tags, values, lastTeamMember, isOptedOut)
    for change in changes {
      switch change {
      case .optIn:
        if policy.optInMember == nil { return nil }
        reply.isOptedOut = false
        reply.tags.removeAll { $0 == policy.optOutTag }
      case .addTag(let tag):
        if tag == policy.optOutTag || reply.tags.contains(tag) { return nil }
        reply.tags.append(tag)
        reply.tags.sort()
      case .removeTag(let tag): reply.tags.removeAll { $0 == tag }
      case .setField(let field, let value): reply.values[field.index] = value
      case .setLastTeamMember(let member): reply.lastTeamMember = member
      case .assign(let member): assignedTo = member
      case .sendFirstText(let member): (reply.sender, sentBy) = (member, member)
      // Everyone is there, and nothing has happened yet.
      case .join, .back, .away, .answer, .resolve, .wait: return nil
      }
    }
    if reply.isOptedOut { return reply }
    if member.index >= policy.selectedCount { reply.absence = .notSelected }
    reply.values.withUnsafeBufferPointer { values in
      var facts = UntouchedContact(
        selectedCount: policy.selectedCount, lastTeamMember: reply.lastTeamMember, assignedTo: assignedTo,
        values: values)
      var recipients = Recipients()
      var nobody = NoRecorder()
      switch graph.walkFirstText(facts, recorder: &nobody) {
      case .assignPinned: reply.sender = assignedTo
      case .assignLastTeamMember: reply.sender = reply.lastTeamMember
      case .neverTexted, .firstCome, .deal, .nextBucket: break
      }
      if reply.sender == sentBy { facts.firstTextFrom = sentBy }
      let end = reply.tags.withUnsafeBufferPointer {
        graph.walkReply(facts, tags: $0, recipients: &recipients, recorder: &reply.trace)
      }
      settle(end.settlement, Array(recipients.members), facts, &reply)
    }
    return reply
  }

  private func settle(
    _ settlement: ReplySettlement, _ recipients: [MemberID], _ facts: UntouchedContact, _ reply: inout WalkedReply
  ) {
    switch settlement {
    case .recipients:
      reply.takers = recipients
      if recipients.contains(member) { reply.reach = isSure(reply, facts) ? .gets : .inTurn }
    case .previousTeamMember: take([reply.lastTeamMember], &reply)
    case .member(let member): take([member], &reply)
    case .nextOf(let ring): take(members(of: ring).filter { facts.accepts($0) }, &reply)
    case .sender:
      if reply.sender.isSomebody { take([reply.sender], &reply) } else { reply.reach = .asSender }
    case .sharedInbox: reply.reach = .withEveryone
    case .latestWriter: take([facts.firstTextFrom], &reply)
    case .optOut, .holdUntilOpen, .reassignedOwner, .owner, .stay, .hold: break
    }
  }

  private func take(_ members: [MemberID], _ reply: inout WalkedReply) {
    reply.takers = members
    if members.contains(member) { reply.reach = members.count == 1 ? .gets : .inTurn }
  }

  private func members(of ring: RingID) -> [MemberID] {
    graph.policy.list(of: ring)?.members ?? graph.policy.selected
  }

  /// Whether some rule gives it to the member, whoever's turn it is.
  private func isSure(_ reply: WalkedReply, _ facts: UntouchedContact) -> Bool {
    reply.trace.rules.contains { rule in
      let rule = graph.policy.tagRules[rule.index]
      let candidates =
        ([rule.recipients] + rule.otherwise).map { $0.filter { facts.accepts($0) } }
        .first { !$0.isEmpty } ?? []
      return candidates.contains(member) && (rule.by == .all || candidates.count == 1)
    }
  }
}
