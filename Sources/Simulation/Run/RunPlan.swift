import Campaign
import Routing

/// What every replication of a scenario starts from: the list is loaded and published once, since chance has no part in it.
struct RunPlan: Sendable {
  let graph: DecisionGraph
  let scenario: Scenario
  let contacts: ContactColumns
  /// The state after publishing.
  let start: RoutingState
  let memberLuck: [UInt64]
  let shiftStart: UInt64
  let shiftEnd: UInt64?
  let startsBuckets: Bool
  /// What the clocks show when the run begins.
  let begin: Instant
  let continues: Double

  init(
    graph: DecisionGraph, scenario: Scenario, contacts: ContactColumns, watcher: inout some ChangeRecorder
  ) {
    self.graph = graph
    self.scenario = scenario
    self.contacts = contacts
    memberLuck = graph.policy.team.map { luckKey($0.key.utf8) }
    shiftStart = UInt64(clamping: scenario.members.shiftStart.count)
    shiftEnd = scenario.members.shiftEnd.map { UInt64(clamping: $0.count) }
    if case .buckets = graph.policy.distribution.mode { startsBuckets = true } else { startsBuckets = false }
    continues = scenario.replies.continues
    begin = RunPlan.begin(graph.policy.textingHours)
    var engine = Engine(graph: graph)
    RunPlan.load(contacts, at: begin, into: &engine, &watcher)
    if shiftStart > 0 {
      for member in graph.policy.selected {
        engine.take(TimedEvent(at: begin, event: .away(member)), recorder: &watcher)
      }
    }
    engine.take(TimedEvent(at: begin, event: .publish), recorder: &watcher)
    start = engine.state
  }

  /// Texting hours begin with the run, on a Monday in winter, by the one clock of the rules or that of contacts without
  /// one.
  private static func begin(_ hours: TextingHours?) -> Instant {
    let monday = Instant(milliseconds: 1_767_571_200_000)  // 2026-01-05T00:00:00Z
    guard let hours else { return Instant(milliseconds: 0) }
    guard let zone = hours.rules(own: nil) ?? ZoneRules(name: "UTC", offset: 0) else { return monday }
    let night = hours.isInside(monday, in: zone) ? hours.nextChange(after: monday, in: zone) ?? monday : monday
    return hours.nextOpening(from: night, in: zone) ?? monday
  }

  private static func load(
    _ contacts: ContactColumns, at begin: Instant, into engine: inout Engine, _ watcher: inout some ChangeRecorder
  ) {
    contacts.tags.withUnsafeBufferPointer { tags in
      contacts.values.withUnsafeBufferPointer { values in
        var start = 0
        var zones = contacts.zones[...]
        for place in 0..<contacts.count {
          let end = Int(contacts.tagEnds[place])
          let row = place * contacts.fieldCount..<(place + 1) * contacts.fieldCount
          let introduced = zones.prefix { $0.contact == place }.map(\.rules)
          zones = zones.dropFirst(introduced.count)
          introduced.withUnsafeBufferPointer { introduced in
            let event = TimedEvent(
              at: begin, event: .contact(contacts.arrivals[place]),
              tags: UnsafeBufferPointer(rebasing: tags[start..<end]),
              values: UnsafeBufferPointer(rebasing: values[row]), zones: introduced)
            engine.take(event, recorder: &watcher)
          }
          start = end
        }
      }
    }
  }
}
