public import Zones

// Time that counts only while it is inside.
extension OpeningHours {
  /// How much of the time from one moment to a later one is inside, in milliseconds.
  public func openTime(from start: Instant, to end: Instant, in zone: ZoneRules) -> Int64 {
    var sum: Int64 = 0
    var at = start
    while at < end {
      let weeks = min(regularWeeks(from: at, in: zone) ?? .max, Self.distance(at, end) / Self.week)
      if weeks > 0 {
        sum = Self.sum(sum, weeks * weekOpenTime)
        at = Instant(milliseconds: at.milliseconds + weeks * Self.week)
        continue
      }
      let next = min(nextChange(after: at, in: zone) ?? end, end)
      if isInside(at, in: zone) { sum = Self.sum(sum, Self.distance(at, next)) }
      at = next
    }
    return sum
  }

  /// The first moment inside at which so much time inside has passed since a moment. Nil when there is none, or none that 64 bits
  /// hold.
  ///
  /// With hours from 9:00 to 21:00, half an hour from 20:50 is 9:20, and from 20:30 it is 9:00.
  ///
  /// - Parameter length: in milliseconds.
  public func moment(afterOpenTime length: Int64, from start: Instant, in zone: ZoneRules) -> Instant? {
    var left = length
    var at = start
    while true {
      guard let opening = nextOpening(from: at, in: zone) else { return nil }
      at = opening
      let closing = nextClosing(from: at, in: zone)
      let stays = closing.map { Self.distance(at, $0) } ?? .max
      if left < stays {
        let (found, isTooLate) = at.milliseconds.addingReportingOverflow(max(0, left))
        return isTooLate ? nil : Instant(milliseconds: found)
      }
      // Not so many at once that their length would need more than 64 bits.
      let most = weekOpenTime == 0 ? 0 : min(max(0, left - 1) / weekOpenTime, 1 << 30)
      let weeks = min(regularWeeks(from: at, in: zone) ?? .max, most)
      if weeks > 0 {
        let (next, isTooLate) = at.milliseconds.addingReportingOverflow(weeks * Self.week)
        if isTooLate { return nil }
        (left, at) = (left - weeks * weekOpenTime, Instant(milliseconds: next))
        continue
      }
      guard let closing else { return nil }
      (left, at) = (left - stays, closing)
    }
  }

  private static let week = 7 * LocalTime.dayLength
  private var weekOpenTime: Int64 { Int64(week.openMinutes) * LocalTime.minute }

  /// How many whole weeks from a moment on are like any other: no clock changes in them, and no date is closed. Nil: all.
  private func regularWeeks(from at: Instant, in zone: ZoneRules) -> Int64? {
    let segment = zone.segment(at: at.milliseconds)
    let local = LocalTime(at.milliseconds, offset: zone.offsets[segment])
    var lengths: [Int64] = []
    if let end = zone.end(ofSegment: segment) { lengths.append(Self.distance(at, Instant(milliseconds: end))) }
    let next = firstClosed(from: local.day)
    if next < closed.count {
      lengths.append(max(0, LocalTime(day: closed[next], minute: 0).milliseconds(since: local) ?? .max))
    }
    return lengths.min().map { $0 / Self.week }
  }

  private static func distance(_ start: Instant, _ end: Instant) -> Int64 {
    let (distance, isTooLong) = end.milliseconds.subtractingReportingOverflow(start.milliseconds)
    return isTooLong ? .max : distance
  }

  private static func sum(_ a: Int64, _ b: Int64) -> Int64 {
    let (sum, isTooLong) = a.addingReportingOverflow(b)
    return isTooLong ? .max : sum
  }
}
