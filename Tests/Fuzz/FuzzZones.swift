import Campaign
import Zones

/// What holds for every zone, whatever the bytes: transitions rise, offsets are those that zones may have, and texting hours
/// open and change where they say. Started by `Tests/Fuzz/run`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzZones(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let zone = readTZif(Array(UnsafeBufferPointer(start: data, count: count)), name: "fuzz") else { return 0 }
  precondition(zone.offsets.count == zone.transitions.count + 1, "as many offsets as times between transitions")
  precondition(zip(zone.transitions, zone.transitions.dropFirst()).allSatisfy { $0 < $1 }, "transitions rise")
  precondition(zone.offsets.allSatisfy { ZoneRules.offsetRange.contains($0) }, "offsets are in their range")
  guard let hours = TextingHours(start: 150, end: 1260, zone: .fixed(zone), repliesWait: true) else { return 0 }
  let near = zone.transitions.prefix(8).map { $0.multipliedReportingOverflow(by: 1000).partialValue }
  for milliseconds in [Int64.min, -1, 1_772_953_200_000, .max] + near {
    let at = Instant(milliseconds: milliseconds)
    if let opening = hours.nextOpening(from: at, in: zone) {
      precondition(opening >= at && hours.isInside(opening, in: zone), "open when it opens")
    }
    if let change = hours.nextChange(after: at, in: zone) {
      precondition(hours.isInside(change, in: zone) != hours.isInside(at, in: zone), "changed when it changes")
    }
  }
  return 0
}
