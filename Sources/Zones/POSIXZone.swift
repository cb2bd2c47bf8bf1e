/// The rule at the end of a TZif file, such as `EST5EDT,M3.2.0,M11.1.0`: standard time, and what daylight time differs by and
/// when it begins and ends each year. Zones whose law names the summer time the standard have it the other way round.
struct POSIXZone: Hashable {
  struct Daylight: Hashable {
    var offset: Int32
    var start: YearlyMoment
    var end: YearlyMoment
  }
  /// Seconds east of UTC.
  var standard: Int32
  var daylight: Daylight?

  /// The years whose changes are laid down where the file has none, from the first that any zone knew.
  private static let firstYear = 1900

  /// The offset changes after a moment, or all, up to `ZoneRules.lastYear`. An offset may be the one before it.
  func transitions(after last: Int64?) -> [(at: Int64, offset: Int32)] {
    guard let daylight else { return [] }
    // The year of the last change by any clock, and the one before: daylight time may reach over the new year.
    let first = last.map { max(Self.firstYear, GregorianDay.year(ofSeconds: $0) - 2) } ?? Self.firstYear
    guard first <= ZoneRules.lastYear else { return [] }
    var changes: [(at: Int64, offset: Int32)] = []
    for spell in spells(of: daylight, years: first...ZoneRules.lastYear) {
      if last.map({ spell.start > $0 }) ?? true { changes.append((spell.start, daylight.offset)) }
      if last.map({ spell.end > $0 }) ?? true { changes.append((spell.end, standard)) }
    }
    return changes
  }

  /// The offset at a moment.
  func offset(at seconds: Int64) -> Int32 {
    guard let daylight else { return standard }
    let year = GregorianDay.year(ofSeconds: seconds)
    guard year.magnitude < 1_000_000 else { return standard }
    let isDaylight = spells(of: daylight, years: (year - 2)...(year + 2)).contains {
      $0.start <= seconds && seconds < $0.end
    }
    return isDaylight ? daylight.offset : standard
  }

  /// The times of daylight time, none touching the next.
  private func spells(of daylight: Daylight, years: ClosedRange<Int>) -> [(start: Int64, end: Int64)] {
    var spells: [(start: Int64, end: Int64)] = []
    for year in years {
      let start = daylight.start.seconds(in: year) - Int64(standard)
      var end = daylight.end.seconds(in: year) - Int64(daylight.offset)
      // In the south it ends in the next year.
      if end <= start { end = daylight.end.seconds(in: year + 1) - Int64(daylight.offset) }
      // All the year: each begins where the one before ends, or before that.
      if let before = spells.last, start <= before.end {
        spells[spells.count - 1].end = max(before.end, end)
      } else {
        spells.append((start, end))
      }
    }
    return spells
  }
}

/// A day of the year and a time of that day, by the clock in force just before.
struct YearlyMoment: Hashable {
  enum Day: Hashable {
    /// 1...365; 29 February is never counted.
    case julian(Int)
    /// 0...365; 29 February is counted.
    case zeroBased(Int)
    /// A day of the week, Sunday 0, in a week of a month; week 5 is the last.
    case weekday(month: Int, week: Int, weekday: Int)
  }
  var day: Day
  /// Seconds from that day's midnight; may be negative, or more than a day.
  var time: Int64

  /// Seconds from 1970 by a clock without an offset.
  func seconds(in year: Int) -> Int64 {
    let number: Int
    switch day {
    case .julian(let day):
      let leap = GregorianDay.isLeap(year) && day >= 60 ? 1 : 0
      number = GregorianDay.number(year, 1, 1) + day - 1 + leap
    case .zeroBased(let day): number = GregorianDay.number(year, 1, 1) + day
    case .weekday(let month, let week, let weekday):
      let first = GregorianDay.number(year, month, 1)
      // 1970-01-01 was a Thursday.
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let day = (weekday - firstWeekday + 7) % 7 + 7 * (week - 1)
      number = first + (day < GregorianDay.days(in: month, of: year) ? day : day - 7)
    }
    return Int64(number) * 86_400 + time
  }
}
