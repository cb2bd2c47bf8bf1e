import Campaign

// What held conversations wait for: the walk as it goes while no one is available asks exactly the questions of which one must come
// true. So whom a conversation waits for is found by the walk that will end its wait.
extension DecisionGraph {
  func waiting(for contact: ContactID, in state: RoutingState) -> Waiting {
    let facts = NoOneAvailable(contact, in: state)
    var questions = AskedQuestions()
    var recipients = Recipients()
    let end = state.contacts.tags.withRun(of: contact) {
      walkReply(facts, tags: $0, recipients: &recipients, recorder: &questions)
    }
    var waiting = Waiting()
    waiting.isForHoursAlone = end.settlement != .hold
    for node in questions.nodes {
      guard case .ask(.reply(let question), _, _) = self.node(node) else { continue }
      let member = member(askedFor: question, contact, in: state)
      guard member.isSomebody else { continue }
      if question == .reassignedOwnerAvailable { waiting.ownerByHand = member } else { waiting.members.append(member) }
    }
    for rule in questions.rules { waiting.recipients += policy.tagRules[rule.index].recipients }
    if questions.rules.count > 1 {
      let all = waiting.recipients.sorted()
      waiting.recipients = []
      for member in all where waiting.recipients.last != member { waiting.recipients.append(member) }
    }
    return waiting
  }

  /// The member of one conversation whom a question is about; `.nobody` if it is about the same members for all conversations.
  private func member(askedFor question: ReplyQuestion, _ contact: ContactID, in state: RoutingState) -> MemberID {
    switch question {
    case .optsOut, .isOutsideHours, .memberAvailable, .someoneAvailable: .nobody
    case .reassignedOwnerAvailable:
      state.flags(contact).contains(.ownerReassigned) ? state.owner(of: contact) : .nobody
    case .ownerAvailable: state.owner(of: contact)
    case .latestWriterAvailable: state.contacts.latestWriter[contact.index]
    case .previousTeamMemberAvailable:
      state.contacts.latestWriter[contact.index].isSomebody ? .nobody : state.contacts.lastTeamMember[contact.index]
    case .senderAvailable: state.sender(of: contact)
    }
  }

  /// Those for whom every held conversation waits, in declaration order, each once.
  func takingAllHeld(in state: RoutingState) -> [MemberID] {
    var takes = state.policy.team.map { _ in false }
    for node in replyNumbers {
      guard case .ask(.reply(let question), _, _) = self.node(node) else { continue }
      switch question {
      case .memberAvailable(let member): takes[member.index] = true
      case .someoneAvailable(let ring): for member in state.ringMembers[ring.index] { takes[member.index] = true }
      case .optsOut, .isOutsideHours, .reassignedOwnerAvailable, .ownerAvailable, .latestWriterAvailable,
        .previousTeamMemberAvailable, .senderAvailable:
        break
      }
    }
    return takes.indices.filter { takes[$0] }.map { MemberID(UInt16(truncatingIfNeeded: $0)) }
  }
}

/// A conversation inside its texting hours while no one takes anything.
private struct NoOneAvailable: ReplyFacts {
  private let values: [ValueID]
  private let firstValue: Int

  init(_ contact: ContactID, in state: borrowing RoutingState) {
    values = state.contacts.values
    firstValue = contact.index * state.fieldCount
  }

  func answer(_ question: ReplyQuestion) -> Bool { false }
  func accepts(_ member: MemberID) -> Bool { false }
  var acceptingOwner: MemberID { .nobody }
  func value(of field: FieldID) -> ValueID { values[firstValue + field.index] }
}

/// The questions of a walk, and the tag rules that matched.
private struct AskedQuestions: WalkRecorder {
  var nodes: [Int] = []
  var rules: [RuleID] = []

  mutating func asked(_ node: Int, _ answer: Bool) { nodes.append(node) }
  mutating func settled(_ node: Int) {}
  mutating func matched(_ rule: RuleID) { rules.append(rule) }
  static var wantsRules: Bool { true }
}
