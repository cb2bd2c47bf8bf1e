import Campaign
import Diagnostics
import KeyedFiles
internal import Text

// Replies that may reach no one although someone takes part.
extension Checker {
  /// Notes where held replies wait for one member alone, and hours in which no one is on shift.
  mutating func noteWaiting(_ policy: RoutingPolicy) {
    for (index, rule) in policy.tagRules.enumerated() where rule.holds {
      let named = rule.named
      if named.count == 1 { note(named[0], policy, at: ruleSpans[index], "of this tag rule") }
    }
    if policy.replySteps.last == .hold, let only = onlyMember(of: policy.replySteps.dropLast(), policy),
      let span = stepSpans.last.flatMap({ $0 })
    {
      note(only, policy, at: span, "held here")
    }
    noteUnstaffed(policy)
  }

  /// The only member whom some steps may find.
  private func onlyMember(of steps: some Sequence<ReplyStep>, _ policy: RoutingPolicy) -> MemberID? {
    var found: MemberID?
    for step in steps {
      switch step {
      case .member(let member):
        if found ?? member != member { return nil }
        found = member
      case .sharedInbox, .roundRobin, .leastOpen, .sender, .lastTeamMember, .senderOrLastTeamMember, .list,
        .leastOpenOf, .hold:
        // The owner of a conversation may be anyone.
        return nil
      }
    }
    return found
  }

  private mutating func note(_ member: MemberID, _ policy: RoutingPolicy, at span: SourceSpan, _ which: String) {
    guard policy.selectedCount > 1 else { return }
    let name = quoted(policy.team[member.index].key)
    problems.report(
      Problem(
        .heldForOne, .note, "replies \(which) wait for \(name) alone", at: place(span),
        notes: ["while \(name) is away, full or off shift, and after they have left, these replies reach no one"],
        help: "name someone else besides, in `otherwise` or as a step before `hold`"))
  }

  /// Notes the hours in which contacts may be texted, and no one is on shift to whom replies could go.
  private mutating func noteUnstaffed(_ policy: RoutingPolicy) {
    guard let hours = policy.textingHours, let span = syntax.textingHours.span, policy.hasShifts,
      policy.selectedCount > 0
    else { return }
    let shifts = policy.shiftsOfMembers().prefix(policy.selectedCount)
    let parts = shifts.compactMap { $0 }.flatMap(\.parts)
    guard shifts.allSatisfy({ $0 != nil }), let zone = parts.first?.zone, parts.allSatisfy({ $0.zone == zone }) else {
      return
    }
    // Contacts elsewhere have the same hours by another clock: nothing is said of them.
    if case .fixed(let fixed) = hours.zone, fixed != zone { return }
    let gaps = Self.minutes(hours.usual.week).subtracting(
      parts.reduce(into: Set<Int>()) { $0.formUnion(Self.minutes($1.hours.week)) })
    guard let first = gaps.min() else { return }
    var end = first
    while gaps.contains(end + 1), (end + 1) % 1_440 != 0 { end += 1 }
    let day = Weekday.allCases[first / 1_440].rawValue
    problems.report(
      Problem(
        .hoursWithoutAnyone, .note, "no one is on shift for \(counted(gaps.count, "minute")) of these hours in a week",
        at: place(span),
        notes: [
          "the first: \(day) \(clock(first % 1_440))-\(clock(end % 1_440 + 1)); replies go to the shared inbox or wait"
        ],
        help: "add a shift, or text at other hours"))
  }

  private static func minutes(_ week: WeeklyHours) -> Set<Int> {
    var minutes: Set<Int> = []
    for (day, stretches) in week.days.enumerated() {
      for stretch in stretches { for minute in stretch.start..<stretch.end { minutes.insert(day * 1_440 + minute) } }
    }
    return minutes
  }

  private func clock(_ minute: Int) -> String {
    func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return twoDigits(minute / 60) + ":" + twoDigits(minute % 60)
  }
}
