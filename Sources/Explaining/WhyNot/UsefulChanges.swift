internal import Campaign
internal import Routing

/// Which changes may bring a reply closer to a member.
///
/// INVARIANT: where a reply does not reach the member, and some changes make it, at least one of these is among the useful
/// ones. Either a rule that names the member comes to match, which takes its unmet tests alone; or what goes before is out
/// of the way: a rule that matches, someone who takes the reply, an opt out, the hours; or the member comes to accept it.
struct UsefulChanges {
  private let reply: WalkedReply
  private let asked: any AskedReply
  private var policy: RoutingPolicy { asked.graph.policy }
  private(set) var changes: Set<WhyNotChange> = []

  /// - Parameter room: how many changes may still be made.
  init(_ reply: WalkedReply, _ asked: some AskedReply, room: Int) {
    self.reply = reply
    self.asked = asked
    if reply.isOptedOut { changes.insert(.optIn) }
    if let opening = reply.opening { changes.insert(.wait(opening)) }
    if reply.isTakenFromSomeone { changes.insert(.resolve) }
    addTeam()
    addWriters()
    addRules(room: room)
  }

  private mutating func addTeam() {
    let member = asked.member
    guard asked.hasMoment else { return }
    switch reply.absence {
    case .notSelected: if policy.team[member.index].permissions.contains(.sendQueue) { changes.insert(.join(member)) }
    case .away, .offShift: changes.insert(.back(member))
    case .full: for contact in reply.filling { changes.insert(.answer(member, contact)) }
    case .passedOver: changes.insert(.resolve)
    case nil: break
    }
    for taker in reply.takers + [reply.owner] where taker.isSomebody && taker != member { changes.insert(.away(taker)) }
  }

  private mutating func addWriters() {
    let steps = policy.replySteps + (policy.replyTimeout?.then ?? [])
    let asksSender = steps.contains { $0 == .sender || $0 == .senderOrLastTeamMember }
    let asksLast = steps.contains { $0 == .lastTeamMember || $0 == .senderOrLastTeamMember }
    let member = asked.member
    let comesFirst = policy.distribution.lastTeamMemberFirst && asksSender && !asked.hasMoment
    if asksLast || comesFirst, !reply.latestWriter.isSomebody {
      if reply.lastTeamMember != member { changes.insert(.setLastTeamMember(member)) }
      if reply.lastTeamMember.isSomebody { changes.insert(.setLastTeamMember(.nobody)) }
    }
    guard asksSender, reply.sender != member else { return }
    if !reply.sender.isSomebody {
      changes.insert(.sendFirstText(member))
    } else if !asked.hasMoment {
      changes.insert(.assign(member))
    }
  }

  private mutating func addRules(room: Int) {
    for rule in policy.tagRules where rule.named.contains(asked.member) {
      var unmet: Set<WhyNotChange> = []
      if missing(rule.condition, &unmet) <= room { changes.formUnion(unmet) }
    }
    for rule in reply.trace.rules { addEscapes(policy.tagRules[rule.index].condition) }
  }

  /// The changes that meet tests which a condition fails.
  ///
  /// - Returns: how many tests fail.
  private func missing(_ condition: Condition, _ unmet: inout Set<WhyNotChange>) -> Int {
    var count = 0
    for tag in condition.all where !reply.tags.contains(tag) {
      count += 1
      unmet.insert(.addTag(tag))
    }
    for tag in condition.none where reply.tags.contains(tag) {
      count += 1
      unmet.insert(.removeTag(tag))
    }
    // A tag of `all` that is in `any` as well meets both.
    let isMet = condition.any.contains { reply.tags.contains($0) || condition.all.contains($0) }
    if !condition.any.isEmpty, !isMet {
      count += 1
      for tag in condition.any { unmet.insert(.addTag(tag)) }
    }
    for test in condition.fields where !test.values.contains(reply.values[test.field.index]) {
      count += 1
      for value in test.values { unmet.insert(.setField(test.field, value)) }
    }
    return count
  }

  /// The changes that make a condition fail which holds, or come closer to that.
  private mutating func addEscapes(_ condition: Condition) {
    for tag in condition.all { changes.insert(.removeTag(tag)) }
    for tag in condition.none { changes.insert(.addTag(tag)) }
    for tag in condition.any where reply.tags.contains(tag) { changes.insert(.removeTag(tag)) }
    for test in condition.fields { changes.insert(.setField(test.field, .other)) }
  }

  /// In the order in which they are told.
  var sorted: [WhyNotChange] { changes.sorted(by: WhyNotChange.isBefore) }
}
