public import Zones

/// The hours of the day in which first texts go out, by the clock on the contact's wall.
///
/// A moment is inside when that clock reads `start` or later and is before `end`. Nothing else is said about the days on
/// which clocks change: an hour that comes twice is inside twice, one that is left out opens nothing, and where the
/// change jumps over `start` the hours open with it.
public struct TextingHours: Hashable, Sendable {
  /// Whose wall the clock hangs on.
  public enum Zone: Hashable, Sendable {
    /// The contact's own zone; `missing` for contacts without one. Without either, a contact is never inside.
    case contact(missing: ZoneRules?)
    case fixed(ZoneRules)
  }
  /// Minutes since midnight, 0...1439.
  public let start: Int
  /// Minutes since midnight, after `start`, at most 1440: the first minute that is outside again.
  public let end: Int
  public let zone: Zone
  /// Replies that come outside the hours wait for them, instead of being routed at once.
  public let repliesWait: Bool

  /// Nil unless 0 ≤ start < end ≤ 1440.
  public init?(start: Int, end: Int, zone: Zone, repliesWait: Bool) {
    guard start >= 0, start < end, end <= 1440 else { return nil }
    self.start = start
    self.end = end
    self.zone = zone
    self.repliesWait = repliesWait
  }

  /// The zone that decides about a contact; nil when none does, and the contact is never inside.
  ///
  /// - Parameter own: the contact's zone, if it is known.
  public func rules(own: ZoneRules?) -> ZoneRules? {
    switch zone {
    case .contact(let missing): own ?? missing
    case .fixed(let zone): zone
    }
  }

  public func isInside(_ at: Instant, in zone: ZoneRules) -> Bool {
    contains(Self.clock(at.milliseconds, zone.offset(at: at)))
  }

  /// The first moment that is inside, at or after the given one. Nil when there is none, or none that 64 bits hold.
  public func nextOpening(from at: Instant, in zone: ZoneRules) -> Instant? {
    first(from: at, in: zone, isInside: true)
  }

  /// The first moment after the given one that is inside when that one is not, or the other way round. Nil when there is none,
  /// or none that 64 bits hold. Until then `isInside` stays the same.
  public func nextChange(after at: Instant, in zone: ZoneRules) -> Instant? {
    first(from: at, in: zone, isInside: !isInside(at, in: zone))
  }

  /// The first moment at or after the given one that is inside, or outside. While the offset stays the same, that is
  /// arithmetic; so it goes from one change of the offset to the next.
  private func first(from at: Instant, in zone: ZoneRules, isInside: Bool) -> Instant? {
    var moment = at.milliseconds
    for segment in zone.segment(at: moment)..<zone.offsets.count {
      let clock = Self.clock(moment, zone.offsets[segment])
      let end = zone.end(ofSegment: segment)
      if contains(clock) == isInside { return Instant(milliseconds: moment) }
      if let wait = wait(from: clock, isInside: isInside) {
        let (found, isTooLate) = moment.addingReportingOverflow(wait)
        let staysBefore = end.map { found < $0 } ?? true
        if !isTooLate && staysBefore { return Instant(milliseconds: found) }
      }
      guard let end else { return nil }
      moment = end
    }
    return nil
  }

  /// Milliseconds until a clock that never changes reads a time inside, or outside; nil when it never does.
  private func wait(from clock: Int64, isInside: Bool) -> Int64? {
    if !isInside {
      // At midnight the day's last minute is followed by its first.
      if end < 1440 || start > 0 { return Int64(end) * Self.minute - clock }
      return nil
    }
    let opening = Int64(start) * Self.minute
    return clock <= opening ? opening - clock : opening + Self.day - clock
  }

  private func contains(_ clock: Int64) -> Bool {
    clock >= Int64(start) * Self.minute && clock < Int64(end) * Self.minute
  }

  private static let minute: Int64 = 60_000
  private static let day: Int64 = 86_400_000

  /// What the clock reads, in milliseconds since its midnight.
  private static func clock(_ milliseconds: Int64, _ offset: Int32) -> Int64 {
    let timeOfDay = floorDivided(milliseconds, by: day).rest
    return floorDivided(timeOfDay + Int64(offset) * 1000, by: day).rest
  }
}
