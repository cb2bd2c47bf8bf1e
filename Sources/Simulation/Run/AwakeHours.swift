import Campaign
import Routing
internal import Zones

/// When the contacts of a run are awake, each by the clock that texting hours have for them, or else by that with which the run begins.
struct AwakeHours: Sendable {
  private let hours: OpeningHours
  private let begin: Int64
  /// By `ZoneID`: first that of contacts without a zone.
  private let clocks: [ZoneRules]

  /// Nil where they are always awake.
  init?(_ plan: RunPlan) {
    guard let hours = plan.scenario.awake, let usual = plan.zone else { return nil }
    self.hours = hours
    begin = plan.begin.milliseconds
    let texting = plan.graph.policy.textingHours
    clocks = ([nil] + plan.contacts.zones.map(\.rules)).map { texting?.rules(own: $0) ?? usual }
  }

  /// How long it takes until a contact was awake for so long.
  ///
  /// - Parameters:
  ///   - length: in milliseconds.
  ///   - moment: from when on, in milliseconds since the start of the run.
  func wait(_ length: UInt64, from moment: UInt64, in zone: ZoneID) -> UInt64 {
    let clock = zone.index < clocks.count ? clocks[zone.index] : clocks[0]
    let start = Instant(milliseconds: begin + Int64(clamping: moment))
    let end = hours.moment(afterOpenTime: Int64(clamping: length), from: start, in: clock)
    return end.map { UInt64(clamping: min($0.milliseconds - start.milliseconds, 1 << 40)) } ?? 1 << 40
  }
}
