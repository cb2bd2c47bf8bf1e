import Campaign
import Zones

/// What holds for every zone, whatever the bytes: transitions rise, offsets are those that zones may have, and hours open and
/// close where they say. Started by `Tests/Fuzz/run`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzZones(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let zone = readTZif(Array(UnsafeBufferPointer(start: data, count: count)), name: "fuzz") else { return 0 }
  precondition(zone.offsets.count == zone.transitions.count + 1, "as many offsets as times between transitions")
  precondition(zip(zone.transitions, zone.transitions.dropFirst()).allSatisfy { $0 < $1 }, "transitions rise")
  precondition(zone.offsets.allSatisfy { ZoneRules.offsetRange.contains($0) }, "offsets are in their range")
  let near = zone.transitions.prefix(8).map { $0.multipliedReportingOverflow(by: 1000).partialValue }
  let week = WeeklyHours(UInt8(truncatingIfNeeded: count).days)
  let closed = near.map { $0 / 86_400_000 }
  for hours in [OpeningHours(.everyDay), OpeningHours(week), OpeningHours(week, closed: closed)] {
    for milliseconds in [Int64.min, -1, 1_772_953_200_000, .max] + near {
      hours.check(from: Instant(milliseconds: milliseconds), in: zone)
    }
  }
  return 0
}

extension OpeningHours {
  fileprivate func check(from at: Instant, in zone: ZoneRules) {
    if let opening = nextOpening(from: at, in: zone) {
      precondition(opening >= at && isInside(opening, in: zone), "open when it opens")
    }
    if let closing = nextClosing(from: at, in: zone) {
      precondition(closing >= at && !isInside(closing, in: zone), "closed when it closes")
    }
    if let change = nextChange(after: at, in: zone) {
      precondition(change > at && isInside(change, in: zone) != isInside(at, in: zone), "changed when it changes")
    }
  }
}

extension WeeklyHours {
  fileprivate static let everyDay = WeeklyHours(Array(repeating: stretches(150, 1260), count: 7))
}

extension UInt8 {
  /// Days with hours, by the lowest seven bits; those of odd days last to midnight, those of even ones begin with it.
  fileprivate var days: [[DayStretch]] {
    (0..<7).map { day in
      guard self >> day & 1 == 1 else { return [] }
      return day % 2 == 1 ? stretches(600, 1440) : stretches(0, 150) + stretches(1260, 1440)
    }
  }
}

private func stretches(_ start: Int, _ end: Int) -> [DayStretch] {
  [DayStretch(start: start, end: end)].compactMap { $0 }
}
