public import Zones

/// When a member works: by one clock, or by several together.
public struct Shifts: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    public let zone: ZoneRules
    public let hours: OpeningHours
  }

  /// One for each zone.
  public let parts: [Part]

  public init(_ week: WeeklyHours, in zone: ZoneRules) { parts = [Part(zone: zone, hours: OpeningHours(week))] }

  private init(_ parts: [Part]) { self.parts = parts }

  /// On shift when either of the two says so.
  public func union(_ other: Shifts) -> Shifts {
    var parts = parts
    for part in other.parts {
      if let index = parts.firstIndex(where: { $0.zone == part.zone }) {
        parts[index] = Part(zone: part.zone, hours: OpeningHours(parts[index].hours.week.union(part.hours.week)))
      } else {
        parts.append(part)
      }
    }
    return Shifts(parts)
  }

  public func isOn(_ at: Instant) -> Bool { parts.contains { $0.hours.isInside(at, in: $0.zone) } }

  /// A moment after the given one before which nobody comes on or goes off: the next boundary, or, where shifts by several clocks
  /// follow one another so that none is found soon, a moment on the way to it. Nil when no boundary comes.
  public func nextChange(after at: Instant) -> Instant? {
    let wasOn = isOn(at)
    var moment = at
    for _ in 0..<4_000 {
      guard let next = parts.compactMap({ $0.hours.nextChange(after: moment, in: $0.zone) }).min() else { return nil }
      moment = next
      if isOn(moment) != wasOn { break }
    }
    return moment
  }
}
