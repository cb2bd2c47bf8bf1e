internal import Zones

/// What a local clock and calendar read.
struct LocalTime {
  /// Days since 1970-01-01.
  var day: Int64
  /// Milliseconds since midnight.
  var time: Int64

  static let minute: Int64 = 60_000
  static let dayLength: Int64 = 86_400_000

  init(day: Int64, minute: Int) {
    self.day = day
    time = Int64(minute) * Self.minute
  }

  /// - Parameter offset: seconds east of UTC.
  init(_ milliseconds: Int64, offset: Int32) {
    let (day, time) = floorDivided(milliseconds, by: Self.dayLength)
    let (days, rest) = floorDivided(time + Int64(offset) * 1000, by: Self.dayLength)
    (self.day, self.time) = (day + days, rest)
  }

  /// From 0 for Monday.
  var weekday: Int { Int(floorDivided(day + 3, by: 7).rest) }

  /// The milliseconds from another time to this one by a clock that never changes; nil where 64 bits do not hold them.
  func milliseconds(since other: LocalTime) -> Int64? {
    let (days, isTooLong) = (day - other.day).multipliedReportingOverflow(by: Self.dayLength)
    let (sum, overflows) = days.addingReportingOverflow(time - other.time)
    return isTooLong || overflows ? nil : sum
  }
}
