/// When contacts may be texted: a window of the day by a contact's own clock, or by one clock for all.
public struct TextingHours: Hashable, Sendable {
  public enum Clock: Hashable, Sendable {
    case contact(missing: ZoneRules?)
    case fixed(ZoneRules)
  }
  /// Minutes since midnight; the window is half open.
  public let start: Int
  public let end: Int
  public let zone: Clock
  public let repliesWait: Bool

  package init(start: Int, end: Int, zone: Clock, repliesWait: Bool) {
    self.start = start
    self.end = end
    self.zone = zone
    self.repliesWait = repliesWait
  }

  public func isInside(_ at: Instant, in zone: ZoneRules) -> Bool { false }
  public func nextOpening(from at: Instant, in zone: ZoneRules) -> Instant? { nil }
  public func nextChange(after at: Instant, in zone: ZoneRules) -> Instant? { nil }
}
