internal import Campaign
internal import Diagnostics
internal import Routing
internal import RuleLanguage

/// Why one part of the rules does not bring a reply to a member.
package struct WhyNotReason {
  package enum Part: String { case question, tagRule = "tag_rule", replyStep = "reply_step" }

  package let part: Part
  /// The part in words: a question, a tag rule, a reply step.
  package internal(set) var title: String
  /// `FILE:LINE`, where the file says it.
  package let place: String?
  /// What failed first.
  package let reason: String
  /// Where that is said, if it is a part of the part.
  package let reasonPlace: String?
}

/// Goes through the rules in the order in which they are asked.
struct WhyNotReasons {
  private let asked: any AskedReply
  private let reply: WalkedReply
  private let places: RulePlaces
  private let conditions: ConditionPlaces
  private let text: WhyNotWords
  private var policy: RoutingPolicy { asked.graph.policy }
  private var words: DecisionWords { text.words }
  private(set) var reasons: [WhyNotReason] = []

  init(_ asked: some AskedReply, _ reply: WalkedReply, _ places: RulePlaces, _ text: WhyNotWords) {
    self.asked = asked
    self.reply = reply
    self.places = places
    self.text = text
    conditions = ConditionPlaces(places.origins)
    addQuestions()
    addTagRules()
    addSteps()
  }

  /// What decided before tag rules and steps were asked.
  private mutating func addQuestions() {
    for step in reply.trace.steps where step.answer {
      guard case .ask(.reply(let question), _, _) = asked.graph.node(step.node) else { continue }
      switch question {
      case .optsOut, .isOutsideHours, .ranOutOften, .reassignedOwnerAvailable, .isTagged:
        add(.question, words.question(question), places.origin(asked.graph.origin(ofNode: step.node)), "yes")
      case .isPassedOver, .ownerAvailable, .latestWriterAvailable, .previousTeamMemberAvailable, .senderAvailable,
        .memberAvailable, .someoneAvailable:
        break
      }
    }
  }

  /// Whether some node that comes from a part of the rules was asked.
  private func isAsked(_ origin: NodeOrigin) -> Bool {
    reply.trace.steps.contains { asked.graph.origin(ofNode: $0.node) == origin }
  }

  private var end: NodeOrigin? { reply.trace.end.map { asked.graph.origin(ofNode: $0) } }

  private mutating func addTagRules() {
    let areAsked = isAsked(.tagRules)
    for (index, rule) in policy.tagRules.enumerated() where rule.named.contains(asked.member) {
      let id = RuleID(UInt32(truncatingIfNeeded: index))
      let failed = rule.condition.tests.first { !reply.holds($0) }
      let reason = failed.map { text.failure($0, reply) } ?? (areAsked ? whyNotChosen(rule) : notAsked)
      add(
        .tagRule, words.rule(rule), places.rule(id), reason,
        failed.map { places.text(conditions.place(of: $0, in: id, under: policy)) })
    }
  }

  /// Why a rule that matches does not give the reply to the member.
  private func whyNotChosen(_ rule: TagRule) -> String {
    if let absence = reply.absence { return text.absence(absence, asked.member) }
    if case .tagRules? = end, case .settle(.reply(.owner)) = asked.graph.node(reply.trace.end ?? 0) {
      return "\(words.name(reply.owner)), who owns the conversation, is there"
    }
    if !rule.recipients.contains(asked.member) {
      let before = rule.recipients.filter { reply.takers.contains($0) }
      return before.isEmpty ? "someone named before is there" : "\(words.names(before)) is there, whom it names first"
    }
    if rule.by == .all { return "it matches" }
    // Other rules may have given it to someone as well.
    let chosen = reply.takers.filter { rule.recipients.contains($0) }
    return "it is the turn of \(words.names(chosen.isEmpty ? reply.takers : chosen))"
  }

  private var notAsked: String {
    switch end {
    case .tagRules?: "not asked: a tag rule decides"
    case .replyStep(let index)?: "not asked: the step \(words.origin(.replyStep(index))) decides"
    case .thenStep(let index)?: "not asked: the step \(words.origin(.thenStep(index))) decides"
    case .optOut?, .textingHours?, .reassignment?, .replyTimeout?, .contactList?, .distribution?, nil:
      "not asked: it was decided before"
    }
  }

  private mutating func addSteps() {
    if let then = policy.replyTimeout?.then, isAsked(.thenStep(0)) {
      for (index, step) in then.enumerated() { addStep(step, .thenStep(index)) }
    }
    for (index, step) in policy.replySteps.enumerated() { addStep(step, .replyStep(index)) }
  }

  private mutating func addStep(_ step: ReplyStep, _ origin: NodeOrigin) {
    let isEnd = end == origin
    let reason = isAsked(origin) || isEnd ? failure(step, isEnd: isEnd) : notAsked
    add(.replyStep, policy.name(of: step), places.origin(origin), reason)
  }

  /// Why a step that was asked does not give the reply to the member.
  private func failure(_ step: ReplyStep, isEnd: Bool) -> String {
    let member = asked.member
    switch step {
    case .member(let named) where named != member:
      return isEnd ? "it is \(words.name(named))" : "\(words.name(named)) does not take it, and it names no one else"
    case .list(let list), .leastOpenOf(let list):
      if !policy.lists[list.index].members.contains(member) {
        return "\(words.name(member)) is not on the list \(policy.lists[list.index].name)"
      }
    case .sender where reply.sender != member: return sender
    case .lastTeamMember where last != member: return latest
    // The sender is asked for only where the last team member does not accept.
    case .senderOrLastTeamMember where isEnd && reply.takers == [last] && last != member: return latest
    case .senderOrLastTeamMember where reply.sender != member && last != member: return "\(latest), and \(sender)"
    case .sharedInbox:
      return isEnd ? "it waits for whoever answers first" : "not reached"
    case .hold: return isEnd ? "it waits until someone is there" : "not reached"
    case .member, .roundRobin, .leastOpen, .sender, .lastTeamMember, .senderOrLastTeamMember: break
    }
    if let absence = reply.absence { return text.absence(absence, member) }
    if isEnd, reply.owner.isSomebody, reply.takers == [reply.owner] {
      return "\(words.name(reply.owner)), who owns the conversation, is there"
    }
    return isEnd && !reply.takers.isEmpty ? "it is the turn of \(words.names(reply.takers))" : "no one of it is there"
  }

  private var last: MemberID { reply.latestWriter.isSomebody ? reply.latestWriter : reply.lastTeamMember }

  private var latest: String {
    if reply.latestWriter.isSomebody { return "\(words.name(reply.latestWriter)) wrote last" }
    return reply.lastTeamMember.isSomebody
      ? "the contact’s last team member is \(words.name(reply.lastTeamMember))" : "no one wrote before"
  }

  private var sender: String {
    if reply.sender.isSomebody { return "the first text is from \(words.name(reply.sender))" }
    return asked.hasMoment ? "no first text was sent" : "whoever sends the first text gets it"
  }

  private mutating func add(
    _ part: WhyNotReason.Part, _ title: String, _ place: String?, _ reason: String, _ reasonPlace: String? = nil
  ) {
    reasons.append(
      WhyNotReason(part: part, title: title, place: place, reason: reason, reasonPlace: reasonPlace))
  }
}
