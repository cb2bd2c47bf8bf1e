internal import Text
internal import Zones

// Hours for people, in the words of rule files.

extension WeeklyHours {
  /// `09:00 to 21:00` where every day is alike, else `mon-fri 09:00-21:00, sat 10:00-20:00`.
  public var text: String {
    if let daily { return "\(clockText(daily.start)) to \(clockText(daily.end))" }
    if isNever { return "never" }
    var parts: [String] = []
    var first = 0
    while first < days.count {
      var last = first
      while last + 1 < days.count, days[last + 1] == days[first] { last += 1 }
      if !days[first].isEmpty { parts.append("\(Self.name(first, last)) \(Self.text(days[first]))") }
      first = last + 1
    }
    return parts.joined(separator: ", ")
  }

  private static func name(_ first: Int, _ last: Int) -> String {
    let names = Weekday.allCases.map(\.rawValue)
    if last - first == 6 { return WeekdayWord.daily.rawValue }
    return first == last ? names[first] : "\(names[first])-\(names[last])"
  }

  private static func text(_ stretches: [DayStretch]) -> String {
    stretches.map { "\(clockText($0.start))-\(clockText($0.end))" }.joined(separator: " and ")
  }
}

extension Shifts {
  /// `mon-fri 18:00-21:00 in America/New_York`, for each zone.
  public var text: String { parts.map { "\($0.hours.week.text) in \($0.zone.name)" }.joined(separator: ", and ") }
}

extension RoutingPolicy {
  /// The hours of texting hours, with whatever changes them: `09:00 to 21:00, closed on 2026-11-26, last_call 10m`.
  public func hoursText(_ hours: TextingHours) -> String {
    var parts = [hours.usual.week.text]
    for exception in hours.exceptions {
      let tests = exception.fields.map { test in
        let field = fields[test.field.index]
        return "\(field.name) \(test.values.map { field.values[$0.index] }.joined(separator: " or "))"
      }
      parts.append("where \(tests.joined(separator: " and ")): \(hours.variants[exception.variant].week.text)")
    }
    if !hours.usual.closed.isEmpty {
      parts.append("closed on \(hours.usual.closed.map(dateText).joined(separator: " and "))")
    }
    if hours.lastCall > 0 { parts.append("last_call \(LengthOfTime.text(hours.lastCall))") }
    return parts.joined(separator: ", ")
  }
}

/// `09:00` for a minute of the day.
private func clockText(_ minute: Int) -> String { padded(minute / 60, 2) + ":" + padded(minute % 60, 2) }

/// `2026-11-26` for a day since 1970-01-01.
private func dateText(_ day: Int64) -> String {
  let date = GregorianDay.civil(day)
  return "\(padded(Int(date.year), 4))-\(padded(Int(date.month), 2))-\(padded(Int(date.day), 2))"
}

private func padded(_ number: Int, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
