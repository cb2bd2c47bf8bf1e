package import Campaign
package import Routing

/// Says in the field's terms what nodes ask and how they decide.
package struct DecisionWords {
  package let policy: RoutingPolicy

  package init(policy: RoutingPolicy) {
    self.policy = policy
  }

  package func question(_ question: GraphQuestion) -> String {
    switch question {
    case .firstText(let question): self.question(question)
    case .reply(let question): self.question(question)
    case .matchedRulesHold: "does a matching tag rule hold replies?"
    case .ownerAmongRecipients: "is the conversation's owner available and one of these members?"
    }
  }

  package func question(_ question: FirstTextQuestion) -> String {
    switch question {
    case .isTextable: "may the contact get a first text?"
    case .isPinned: "does the contact list assign the contact to a selected member?"
    case .lastTeamMemberAvailable: "is the contact's last team member selected and available?"
    }
  }

  package func question(_ question: ReplyQuestion) -> String {
    switch question {
    case .optsOut: "does the reply opt out?"
    case .isOutsideHours: "is it outside the contact's texting hours?"
    case .ranOutOften: "did no one answer in time, for the fourth time or more?"
    case .isTagged: "did a tag ask for another place?"
    case .isPassedOver: "did someone who had it not answer in time?"
    case .reassignedOwnerAvailable: "was the conversation given to someone who is available?"
    case .ownerAvailable: "is the conversation's owner available?"
    case .latestWriterAvailable: "is the last member to write in this action available?"
    case .previousTeamMemberAvailable: "did no one write yet, and is the contact's last team member available?"
    case .senderAvailable: "is the sender of the first text available?"
    case .memberAvailable(let member): "is \(name(member)) available?"
    case .someoneAvailable(let ring): "is someone of \(self.ring(ring)) available?"
    }
  }

  /// The hours or shifts by which a question is answered; nil where every day is alike, or it is not about them.
  package func times(_ question: GraphQuestion) -> String? {
    guard case .reply(let question) = question else { return nil }
    switch question {
    case .isOutsideHours:
      guard let hours = policy.textingHours, hours.variants.count > 1 || hours.usual.week.daily == nil else {
        return nil
      }
      return policy.hoursText(hours)
    case .memberAvailable(let member):
      return policy.team.indices.contains(member.index) ? policy.shiftsOfMembers()[member.index]?.text : nil
    case .someoneAvailable(let ring):
      return policy.list(of: ring)?.shifts?.text
    case .optsOut, .ranOutOften, .isTagged, .isPassedOver, .reassignedOwnerAvailable, .ownerAvailable,
      .latestWriterAvailable, .previousTeamMemberAvailable,
      .senderAvailable:
      return nil
    }
  }

  package static let dispatch = "does a tag rule match, with someone available?"

  package func settlement(_ settlement: GraphSettlement) -> String {
    switch settlement {
    case .firstText(let settlement): self.settlement(settlement)
    case .reply(let settlement): self.settlement(settlement)
    }
  }

  package func settlement(_ settlement: FirstTextSettlement) -> String {
    switch settlement {
    case .neverTexted: "never gets a first text"
    case .assignPinned: "assigned to the member that the contact list names"
    case .assignLastTeamMember: "assigned to the last team member"
    case .firstCome: "the member who sends first"
    case .deal: "dealt to the member with the fewest texts"
    case .nextBucket: "in the next bucket that someone starts"
    }
  }

  package func settlement(_ settlement: ReplySettlement) -> String {
    switch settlement {
    case .optOut: "opted out, and leaves every inbox"
    case .holdUntilOpen: "held until the contact's texting hours"
    case .reassignedOwner: "to whom the conversation was given"
    case .recipients:
      policy.tagRules.allSatisfy { $0.isPlain }
        ? "to all members of the matching tag rules" : "to those whom the matching tag rules find"
    case .owner: "to the conversation's owner"
    case .sharedInbox: "to the shared inbox"
    case .nextOf(let ring):
      policy.rings[ring.index].isLeastOpen(under: policy.tagRules)
        ? "to whoever of \(self.ring(ring)) has the fewest conversations that need attention"
        : "to the next in the ring of \(self.ring(ring))"
    case .latestWriter: "to the last member to write"
    case .previousTeamMember: "to the contact's last team member"
    case .sender: "to the sender of the first text"
    case .member(let member): "to \(name(member))"
    case .stay: "stays where it is"
    case .hold: "held until one of the members above is available"
    }
  }

  package func origin(_ origin: NodeOrigin) -> String {
    switch origin {
    case .optOut: "opt out"
    case .textingHours: "texting hours"
    case .reassignment: "reassignment"
    case .tagRules: "tag rules"
    case .replyStep(let index):
      policy.replySteps.indices.contains(index) ? policy.name(of: policy.replySteps[index]) : "reply routing"
    case .replyTimeout: "reply timeout"
    case .thenStep(let index):
      policy.replyTimeout?.then.flatMap { $0.indices.contains(index) ? policy.name(of: $0[index]) : nil }
        ?? "reply timeout"
    case .contactList: "contact list"
    case .distribution: "distribution"
    }
  }

  package func name(_ member: MemberID) -> String {
    policy.team.indices.contains(member.index) ? policy.team[member.index].key : "nobody"
  }

  package func names(_ members: some Sequence<MemberID>) -> String { members.map { name($0) }.joined(separator: ", ") }

  /// `Donor`, or `all of Spanish, Donor and none of Minor and state is PA or NJ`.
  package func condition(_ condition: Condition) -> String {
    var parts: [String] = []
    if !condition.all.isEmpty { parts.append((condition.all.count > 1 ? "all of " : "") + tags(condition.all)) }
    if !condition.any.isEmpty { parts.append((condition.any.count > 1 ? "any of " : "") + tags(condition.any)) }
    if !condition.none.isEmpty { parts.append("none of " + tags(condition.none)) }
    for test in condition.fields {
      let field = policy.fields[test.field.index]
      parts.append(field.name + " is " + test.values.map { field.values[$0.index] }.joined(separator: " or "))
    }
    return parts.isEmpty ? "every contact" : parts.joined(separator: " and ")
  }

  /// `Hot → ana, joe, by round_robin, otherwise dana, otherwise held`
  package func rule(_ rule: TagRule) -> String {
    condition(rule.condition) + " → " + names(rule.recipients) + (rule.by == .all ? "" : ", by \(rule.by.rawValue)")
      + rule.otherwise.map { ", otherwise " + names($0) }.joined() + (rule.holds ? ", otherwise held" : "")
      + (rule.atOnce ? ", at once" : "")
  }

  private func tags(_ tags: [TagID]) -> String { tags.map { policy.tags[$0.index] }.joined(separator: ", ") }

  private func ring(_ ring: RingID) -> String {
    guard policy.rings.indices.contains(ring.index) else { return "a list" }
    switch policy.rings[ring.index] {
    case .everyone, .leastOpen: return "the selected members"
    case .list(let list), .leastOpenOf(let list): return policy.lists[list.index].name
    case .tagRule(let rule): return names(policy.tagRules[rule.index].recipients)
    }
  }
}
