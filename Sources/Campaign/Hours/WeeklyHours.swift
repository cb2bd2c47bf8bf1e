/// A stretch of one local day, half-open.
public struct DayStretch: Hashable, Sendable {
  /// Minutes since midnight, 0...1439.
  public let start: Int
  /// Minutes since midnight, after `start`, at most 1440: the first minute that is outside again.
  public let end: Int

  /// Nil unless 0 ≤ start < end ≤ 1440.
  public init?(start: Int, end: Int) {
    guard start >= 0, start < end, end <= 1440 else { return nil }
    self.start = start
    self.end = end
  }

  static let wholeDay = DayStretch(uncheckedStart: 0, end: 1440)

  private init(uncheckedStart start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// This stretch and another one as one, where they overlap or touch.
  fileprivate func joined(with other: DayStretch) -> DayStretch? {
    guard start <= other.end, other.start <= end else { return nil }
    return DayStretch(uncheckedStart: min(start, other.start), end: max(end, other.end))
  }
}

/// The hours of each day of a week, by local time.
public struct WeeklyHours: Hashable, Sendable {
  /// By weekday, Monday first: the day's stretches, rising and apart. A day without a stretch is closed.
  public let days: [[DayStretch]]
  /// Minutes of a week that are inside.
  let openMinutes: Int

  /// - Parameter days: by weekday, Monday first; stretches that overlap or touch become one. Days that are left out are closed.
  public init(_ days: [[DayStretch]]) {
    self.days = (0..<7).map { day in day < days.count ? Self.apart(days[day]) : [] }
    openMinutes = self.days.joined().reduce(0) { $0 + $1.end - $1.start }
  }

  /// The same stretch on each day.
  public init(daily stretch: DayStretch) { self.init(Array(repeating: [stretch], count: 7)) }

  private static func apart(_ stretches: [DayStretch]) -> [DayStretch] {
    var found: [DayStretch] = []
    for stretch in stretches.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let both = found.last?.joined(with: stretch) { found[found.count - 1] = both } else { found.append(stretch) }
    }
    return found
  }

  /// The hours of this week and of another one.
  public func union(_ other: WeeklyHours) -> WeeklyHours { WeeklyHours(zip(days, other.days).map { $0 + $1 }) }

  /// No day has any hours.
  public var isNever: Bool { openMinutes == 0 }
  /// Every day is open from midnight to midnight.
  public var isAlways: Bool { days.allSatisfy { $0 == [.wholeDay] } }

  /// The stretch that each day has, where all have the same single one.
  public var daily: DayStretch? {
    guard let first = days.first, first.count == 1, days.allSatisfy({ $0 == first }) else { return nil }
    return first.first
  }

  /// The minutes of the longest time without a closing, at most a week's.
  public var longestMinutes: Int {
    if isAlways { return 7 * 1440 }
    // Two weeks in a row have every stretch that lasts beyond midnight.
    var (longest, run, last) = (0, 0, -1)
    for (number, stretches) in (days + days).enumerated() {
      for stretch in stretches {
        let start = number * 1440 + stretch.start
        run = (start == last ? run : 0) + stretch.end - stretch.start
        last = number * 1440 + stretch.end
        longest = max(longest, run)
      }
    }
    return longest
  }
}
