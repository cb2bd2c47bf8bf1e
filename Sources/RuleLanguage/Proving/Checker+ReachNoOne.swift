import Campaign
import Diagnostics
import KeyedFiles
internal import Text

// Replies for members who accept none.
extension Checker {
  /// Warns of tag rules and reply steps that name only members to whom routing gives nothing.
  mutating func warnReachNoOne(_ policy: RoutingPolicy) {
    let shifts = policy.hasShifts ? policy.shiftsOfMembers() : []
    func reason(_ member: MemberID) -> String? {
      let name = quoted(policy.team[member.index].key)
      if policy.team[member.index].maxOpen == 0 { return "\(name) has `max_open: 0`" }
      if shifts.indices.contains(member.index),
        shifts[member.index]?.parts.allSatisfy({ $0.hours.week.isNever }) == true
      {
        return "\(name) is never on shift"
      }
      return nil
    }
    let reasons = policy.team.indices.map { reason(MemberID(UInt16(truncatingIfNeeded: $0))) }
    guard reasons.contains(where: { $0 != nil }) else { return }
    func acceptsNone(_ members: [MemberID]) -> [String]? {
      let found = members.compactMap { reasons[$0.index] }
      return found.count == members.count && !found.isEmpty ? found : nil
    }
    for (index, rule) in policy.tagRules.enumerated() {
      guard let found = acceptsNone(rule.named) else { continue }
      report(
        rule.holds ? "replies of this tag rule are held for ever" : "this tag rule gives no one a reply", found,
        at: ruleSpans[index])
    }
    warnSteps(policy.replySteps, stepSpans, policy, acceptsNone)
    if let then = policy.replyTimeout?.then { warnSteps(then, thenSpans, policy, acceptsNone) }
  }

  private mutating func warnSteps(
    _ steps: [ReplyStep], _ spans: [SourceSpan?], _ policy: RoutingPolicy, _ acceptsNone: ([MemberID]) -> [String]?
  ) {
    for (step, span) in zip(steps, spans) {
      guard let span else { continue }
      switch step {
      case .member(let member):
        if let found = acceptsNone([member]) { report("this reply step gives no one a reply", found, at: span) }
      case .list(let list), .leastOpenOf(let list):
        if let found = acceptsNone(policy.lists[list.index].members) {
          report("no one on this list is given a reply", found, at: span)
        }
      case .roundRobin, .leastOpen:
        if let found = acceptsNone(policy.selected) { report("this reply step gives no one a reply", found, at: span) }
      case .sharedInbox, .sender, .lastTeamMember, .senderOrLastTeamMember, .hold: break
      }
    }
  }

  private mutating func report(_ message: String, _ reasons: [String], at span: SourceSpan) {
    let more = reasons.count > 3 ? ", and \(counted(reasons.count - 3, "more member"))" : ""
    problems.report(
      Problem(
        .reachesNoOne, .warning, message, at: place(span),
        notes: [reasons.prefix(3).joined(separator: ", ") + more], help: "name someone who accepts replies"))
  }
}
