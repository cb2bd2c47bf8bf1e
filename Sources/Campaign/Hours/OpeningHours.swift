public import Zones

/// When something is open by a local clock: the hours of a week, and dates on which it stays closed.
///
/// A moment is inside when the local time lies in a stretch of its day. Nothing else is said about the days on which clocks change:
/// an hour that comes twice is inside twice, one that is left out opens nothing, and where the change jumps over an opening the hours
/// open with it.
public struct OpeningHours: Hashable, Sendable {
  public let week: WeeklyHours
  /// Dates without hours, in days since 1970-01-01, rising, each once.
  public let closed: [Int64]

  public init(_ week: WeeklyHours, closed: [Int64] = []) {
    self.week = week
    var once: [Int64] = []
    for day in closed.sorted() where once.last != day { once.append(day) }
    self.closed = once
  }

  public func isInside(_ at: Instant, in zone: ZoneRules) -> Bool {
    stretch(at: LocalTime(at.milliseconds, offset: zone.offset(at: at))) != nil
  }

  /// The first moment that is inside, at or after the given one. Nil when there is none, or none that 64 bits hold.
  public func nextOpening(from at: Instant, in zone: ZoneRules) -> Instant? {
    week.isNever ? nil : first(from: at, in: zone, opening)
  }

  /// The first moment that is outside, at or after the given one. Nil when there is none, or none that 64 bits hold.
  public func nextClosing(from at: Instant, in zone: ZoneRules) -> Instant? { first(from: at, in: zone, closing) }

  /// The first moment after the given one that is inside when that one is not, or the other way round. Nil when there is none,
  /// or none that 64 bits hold. Until then `isInside` stays the same.
  public func nextChange(after at: Instant, in zone: ZoneRules) -> Instant? {
    isInside(at, in: zone) ? nextClosing(from: at, in: zone) : nextOpening(from: at, in: zone)
  }

  /// While the offset stays the same, the next opening is arithmetic; so this goes from one change of the offset to the next.
  private func first(
    from at: Instant, in zone: ZoneRules, _ search: (LocalTime) -> LocalTime?
  ) -> Instant? {
    var moment = at.milliseconds
    for segment in zone.segment(at: moment)..<zone.offsets.count {
      let local = LocalTime(moment, offset: zone.offsets[segment])
      let end = zone.end(ofSegment: segment)
      if let wait = search(local)?.milliseconds(since: local) {
        let (found, isTooLate) = moment.addingReportingOverflow(wait)
        if !isTooLate, end.map({ found < $0 }) ?? true { return Instant(milliseconds: found) }
      }
      guard let end else { return nil }
      moment = end
    }
    return nil
  }
}

// By a clock that never changes.
extension OpeningHours {
  private func stretches(on day: Int64) -> [DayStretch] {
    isClosed(day) ? [] : week.days[LocalTime(day: day, minute: 0).weekday]
  }

  private func stretch(at local: LocalTime) -> DayStretch? {
    stretches(on: local.day).first {
      local.time >= Int64($0.start) * LocalTime.minute && local.time < Int64($0.end) * LocalTime.minute
    }
  }

  private func opening(from local: LocalTime) -> LocalTime? {
    for stretch in stretches(on: local.day) where local.time < Int64(stretch.end) * LocalTime.minute {
      let start = LocalTime(day: local.day, minute: stretch.start)
      return start.time > local.time ? start : local
    }
    // A day of the week comes within seven days, unless its dates are closed.
    for ahead in 1...Int64(7 * (closed.count + 1)) {
      if let first = stretches(on: local.day + ahead).first {
        return LocalTime(day: local.day + ahead, minute: first.start)
      }
    }
    return nil
  }

  private func closing(from local: LocalTime) -> LocalTime? {
    guard var stretch = stretch(at: local) else { return local }
    if week.isAlways {
      let next = firstClosed(from: local.day)
      return next < closed.count ? LocalTime(day: closed[next], minute: 0) : nil
    }
    var day = local.day
    // Midnight is no closing where the next day opens with it.
    while stretch.end == 1440, let next = stretches(on: day + 1).first, next.start == 0 {
      (day, stretch) = (day + 1, next)
    }
    return stretch.end == 1440 ? LocalTime(day: day + 1, minute: 0) : LocalTime(day: day, minute: stretch.end)
  }

  private func isClosed(_ day: Int64) -> Bool {
    if closed.isEmpty { return false }
    let place = firstClosed(from: day)
    return place < closed.count && closed[place] == day
  }

  /// The place of the first closed date at or after a day.
  func firstClosed(from day: Int64) -> Int {
    var (low, high) = (0, closed.count)
    while low < high {
      let middle = (low + high) / 2
      if closed[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
