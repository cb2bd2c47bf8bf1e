package import Campaign
package import Routing

/// A moment that is supposed: who accepts replies, who wrote, and whose turn it is.
package struct SupposedMoment: Sendable {
  /// Those who accept: there, on shift, and with room. By the number of the member.
  package var accepts: [Bool]
  package var owner = MemberID.nobody
  package var sender = MemberID.nobody
  /// `.nobody` also where whoever wrote last does not.
  package var latestWriter = MemberID.nobody
  package var lastTeamMember = MemberID.nobody
  /// Someone did not answer in time.
  package var isPassedOver = false
  /// No one answered in time so often that it goes to the shared inbox.
  package var ranOutOften = false
  /// For each ring, who has the turn as far as they accept, in order; where no one of them is a candidate, the first candidate.
  package var turns: [RingID: [MemberID]] = [:]

  /// Whether a member wrote to the contact: sending the first text is writing.
  var hasWriter: Bool { sender.isSomebody || latestWriter.isSomebody }

  /// Everyone who takes part accepts, as far as they ever do, and nothing has happened.
  package init(everyoneOf policy: RoutingPolicy) {
    accepts = policy.mayAccept
  }

  /// Only these accept, as far as they ever do.
  package init(only members: [MemberID], of policy: RoutingPolicy) {
    accepts = Array(repeating: false, count: policy.team.count)
    let mayAccept = policy.mayAccept
    for member in members where accepts.indices.contains(member.index) {
      accepts[member.index] = mayAccept[member.index]
    }
  }
}

/// Where a reply goes at a supposed moment, as the graph says.
package struct SupposedPlacement: Hashable, Sendable {
  package let settlement: ReplySettlement
  /// Those who have it, in declaration order; of a ring, everyone whose turn it may be.
  package let members: [MemberID]
  /// One member has it because a pick gave it to them.
  package let isPicked: Bool
  package let nodes: [Int]
  package let rules: [RuleID]
}

extension DecisionGraph {
  /// Walks the graph for a reply of a class of contacts at a supposed moment.
  package func place(_ contact: ContactClass, at moment: SupposedMoment) -> SupposedPlacement {
    let facts = SupposedReply(contact: contact, moment: moment, policy: policy)
    var recipients = Recipients()
    var trace = Trace()
    let end = contact.tags.withUnsafeBufferPointer {
      walkReply(facts, tags: $0, recipients: &recipients, recorder: &trace)
    }
    let members: [MemberID] =
      switch end.settlement {
      case .recipients: Array(recipients.members)
      case .member(let member): [member]
      case .owner, .reassignedOwner: [moment.owner]
      case .latestWriter: [moment.latestWriter]
      case .previousTeamMember: [moment.lastTeamMember]
      case .sender: [moment.sender]
      case .nextOf(let ring):
        policy.members(of: ring).filter { facts.accepts($0) }
      case .optOut, .holdUntilOpen, .sharedInbox, .hold, .stay: []
      }
    let isPicked =
      end.settlement == .recipients && recipients.count == 1
      && recipients.turns.contains { $0.member == recipients.members[0] }
    return SupposedPlacement(
      settlement: end.settlement, members: members, isPicked: isPicked,
      nodes: trace.steps.map(\.node) + (trace.end.map { [$0] } ?? []), rules: trace.rules)
  }
}

extension RoutingPolicy {
  /// For each member of the team, whether routing ever gives them a reply: they take part, their cap allows one, and they have a shift
  /// or need none.
  package var mayAccept: [Bool] {
    let shifts = hasShifts ? shiftsOfMembers() : []
    return team.indices.map { index in
      let isNeverOn = index < shifts.count && shifts[index]?.parts.allSatisfy { $0.hours.week.isNever } == true
      return index < selectedCount && team[index].maxOpen != 0 && !isNeverOn
    }
  }

  /// Those whose turns a ring of reply steps has, who take part.
  package func members(of ring: RingID) -> [MemberID] {
    (list(of: ring)?.members ?? selected).filter { $0.index < selectedCount }.sorted()
  }
}

private struct SupposedReply: ReplyFacts {
  let contact: ContactClass
  let moment: SupposedMoment
  let policy: RoutingPolicy

  func accepts(_ member: MemberID) -> Bool {
    moment.accepts.indices.contains(member.index) && moment.accepts[member.index]
  }
  var acceptingOwner: MemberID { accepts(moment.owner) ? moment.owner : .nobody }
  func value(of field: FieldID) -> ValueID { contact.value(of: field) }

  func pick(_ ring: RingID, _ by: Pick, among candidates: UnsafeBufferPointer<MemberID>) -> MemberID {
    (moment.turns[ring] ?? []).first { candidates.contains($0) } ?? candidates.first ?? .nobody
  }

  func answer(_ question: ReplyQuestion) -> Bool {
    switch question {
    case .optsOut, .isOutsideHours, .isTagged, .reassignedOwnerAvailable: false
    case .ranOutOften: moment.ranOutOften
    case .isPassedOver: moment.isPassedOver
    case .ownerAvailable: accepts(moment.owner)
    case .latestWriterAvailable: accepts(moment.latestWriter)
    case .previousTeamMemberAvailable: !moment.hasWriter && accepts(moment.lastTeamMember)
    case .senderAvailable: accepts(moment.sender)
    case .memberAvailable(let member): accepts(member)
    case .someoneAvailable(let ring): policy.members(of: ring).contains { accepts($0) }
    }
  }
}
