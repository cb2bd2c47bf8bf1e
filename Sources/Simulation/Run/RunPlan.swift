import Campaign
import Routing
internal import Zones

/// What every replication of a scenario starts from: everything without random draws is prepared once.
struct RunPlan: Sendable {
  let graph: DecisionGraph
  let scenario: Scenario
  let contacts: ScenarioContacts
  /// The state after publishing.
  let start: RoutingState
  let memberLuck: [UInt64]
  let memberOrder: MemberOrder
  let kinds: MemberKinds
  let shiftPlan: ShiftPlan
  let habits: ContactHabits
  let arrivals: ArrivalPlan
  let until: UInt64
  let warmUp: UInt64
  let startsBuckets: Bool
  let claims: Bool
  /// First texts that no one has are for the first member who comes, as claims or as buckets.
  let sharesTexts: Bool
  let hasHours: Bool
  /// The time that clocks show when the run begins.
  let begin: Instant

  init(graph: DecisionGraph, scenario: Scenario, contacts: ScenarioContacts, watcher: inout some RunRecorder) {
    let policy = graph.policy
    self.graph = graph
    self.scenario = scenario
    self.contacts = contacts
    until = UInt64(clamping: min(scenario.until, ScenarioLimits.until).count)
    warmUp = UInt64(clamping: scenario.warmUp.count)
    memberLuck = policy.team.map { luckKey($0.key.utf8) }
    memberOrder = MemberOrder(luck: memberLuck)
    hasHours = policy.textingHours != nil
    kinds = MemberKinds(policy, scenario.members, seed: scenario.seed, luck: memberLuck)
    shiftPlan = ShiftPlan(policy, scenario, kinds)
    habits = ContactHabits(policy, scenario.replies, contacts)
    arrivals = ArrivalPlan(scenario.arrivals, count: contacts.count)
    switch policy.distribution.mode {
    case .firstComeFirstServed: (startsBuckets, claims, sharesTexts) = (false, true, true)
    case .distributed: (startsBuckets, claims, sharesTexts) = (false, false, false)
    case .buckets: (startsBuckets, claims, sharesTexts) = (true, false, true)
    }
    begin = RunPlan.begin(policy.textingHours)
    var engine = Engine(graph: graph)
    func take(_ event: TimedEvent) {
      watcher.taking(event, text: nil)
      engine.take(event, recorder: &watcher)
    }
    var zones = contacts.zones[...]
    for index in 0..<arrivals.atStart { contacts.withArrival(index, at: begin, zones: &zones, take) }
    for (member, isRemoved) in shiftPlan.missing {
      take(TimedEvent(at: begin, event: isRemoved ? .removeMember(member) : .away(member)))
    }
    take(TimedEvent(at: begin, event: .publish))
    start = engine.state
  }

  /// Texting hours begin with the run, on a Monday in winter, by the single clock of the rules or by the clock of
  /// contacts without a time zone.
  private static func begin(_ hours: TextingHours?) -> Instant {
    let monday = Instant(milliseconds: 1_767_571_200_000)  // 2026-01-05T00:00:00Z
    guard let hours else { return Instant(milliseconds: 0) }
    guard let zone = hours.rules(own: nil) ?? ZoneRules(name: "UTC", offset: 0) else { return monday }
    let night = hours.isInside(monday, in: zone) ? hours.nextChange(after: monday, in: zone) ?? monday : monday
    return hours.nextOpening(from: night, in: zone) ?? monday
  }
}

extension ScenarioContacts {
  /// A row as an event.
  ///
  /// - Parameter zones: those that no earlier row has named; the row's own zone is taken from it.
  func withArrival(
    _ index: Int, at moment: Instant, zones left: inout ArraySlice<(contact: Int, rules: ZoneRules)>,
    _ body: (TimedEvent) -> Void
  ) {
    let introduced = left.prefix { $0.contact == index }.map(\.rules)
    left = left.dropFirst(introduced.count)
    tags.withUnsafeBufferPointer { tags in
      values.withUnsafeBufferPointer { values in
        introduced.withUnsafeBufferPointer { introduced in
          body(
            TimedEvent(
              at: moment, event: .contact(arrivals[index]), tags: UnsafeBufferPointer(rebasing: tags[tagRange(index)]),
              values: UnsafeBufferPointer(rebasing: values[index * fieldCount..<(index + 1) * fieldCount]),
              zones: introduced))
        }
      }
    }
  }
}
