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
    var engine = Engine(graph: graph)
    RunPlan.load(contacts, into: &engine, &watcher)
    if shiftStart > 0 {
      for member in graph.policy.selected { engine.take(RunPlan.atStart(.away(member)), recorder: &watcher) }
    }
    engine.take(RunPlan.atStart(.publish), recorder: &watcher)
    start = engine.state
  }

  private static func atStart(_ event: CampaignEvent) -> TimedEvent {
    TimedEvent(at: Instant(milliseconds: 0), event: event)
  }

  private static func load(
    _ contacts: ContactColumns, into engine: inout Engine, _ watcher: inout some ChangeRecorder
  ) {
    contacts.tags.withUnsafeBufferPointer { tags in
      contacts.values.withUnsafeBufferPointer { values in
        var start = 0
        for place in 0..<contacts.count {
          let end = Int(contacts.tagEnds[place])
          let row = place * contacts.fieldCount..<(place + 1) * contacts.fieldCount
          let event = TimedEvent(
            at: Instant(milliseconds: 0), event: .contact(contacts.arrivals[place]),
            tags: UnsafeBufferPointer(rebasing: tags[start..<end]), values: UnsafeBufferPointer(rebasing: values[row]))
          engine.take(event, recorder: &watcher)
          start = end
        }
      }
    }
  }
}
