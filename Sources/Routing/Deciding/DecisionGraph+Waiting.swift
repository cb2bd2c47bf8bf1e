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
      if tagRules.holds { waiting.recipients += members(askedForAll: question, in: state) }
      let member = member(askedFor: question, contact, in: state)
      guard member.isSomebody else { continue }
      if question == .reassignedOwnerAvailable { waiting.ownerByHand = member } else { waiting.members.append(member) }
    }
    for rule in questions.rules { waiting.recipients += policy.tagRules[rule.index].named }
    if questions.rules.count > 1 || tagRules.holds {
      let all = waiting.recipients.sorted()
      waiting.recipients = []
      for member in all where waiting.recipients.last != member { waiting.recipients.append(member) }
    }
    return waiting
  }

  /// The member of one conversation whom a question is about; `.nobody` if it is about the same members for all conversations.
  private func member(askedFor question: ReplyQuestion, _ contact: ContactID, in state: RoutingState) -> MemberID {
    switch question {
    case .optsOut, .isOutsideHours, .ranOutOften, .isPassedOver, .isTagged, .memberAvailable, .someoneAvailable: .nobody
    case .reassignedOwnerAvailable:
      state.flags(contact).contains(.ownerReassigned) ? state.owner(of: contact) : .nobody
    case .ownerAvailable: state.owner(of: contact)
    case .latestWriterAvailable: state.contacts.latestWriter[contact.index]
    case .previousTeamMemberAvailable:
      state.contacts.latestWriter[contact.index].isSomebody ? .nobody : state.contacts.lastTeamMember[contact.index]
    case .senderAvailable: state.sender(of: contact)
    }
  }

  /// The members whom a question is about, where it is about the same ones for all conversations.
  private func members(askedForAll question: ReplyQuestion, in state: RoutingState) -> [MemberID] {
    switch question {
    case .memberAvailable(let member): [member]
    case .someoneAvailable(let ring): state.ringMembers[ring.index]
    case .optsOut, .isOutsideHours, .ranOutOften, .isPassedOver, .isTagged, .reassignedOwnerAvailable, .ownerAvailable,
      .latestWriterAvailable, .previousTeamMemberAvailable, .senderAvailable:
      []
    }
  }

  /// Those for whom every held conversation waits, in declaration order, each once.
  func takingAllHeld(in state: RoutingState) -> [MemberID] {
    // What a tag rule holds waits for no step.
    if tagRules.holds { return [] }
    var takes = state.policy.team.map { _ in false }
    for node in replyNumbers {
      // Whatever was taken from someone is never held for lack of members.
      guard case .replyStep = origin(ofNode: node), case .ask(.reply(let question), _, _) = self.node(node) else {
        continue
      }
      for member in members(askedForAll: question, in: state) { takes[member.index] = true }
    }
    return takes.indices.filter { takes[$0] }.map { MemberID(UInt16(truncatingIfNeeded: $0)) }
  }
}

/// A conversation inside its texting hours while no one takes anything.
private struct NoOneAvailable: ReplyFacts {
  private let values: [ValueID]
  private let firstValue: Int
  private let isPassedOver: Bool

  init(_ contact: ContactID, in state: borrowing RoutingState) {
    isPassedOver = state.isPassedOver(contact)
    values = state.contacts.values
    firstValue = contact.index * state.fieldCount
  }

  func answer(_ question: ReplyQuestion) -> Bool { question == .isPassedOver && isPassedOver }
  func accepts(_ member: MemberID) -> Bool { false }
  var acceptingOwner: MemberID { .nobody }
  func value(of field: FieldID) -> ValueID { values[firstValue + field.index] }
  func pick(_ ring: RingID, _ by: Pick, among candidates: UnsafeBufferPointer<MemberID>) -> MemberID { .nobody }
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
