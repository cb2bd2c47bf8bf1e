import Campaign
import Diagnostics
import KeyedFiles
internal import Text
internal import Zones

// Days of the week, in texting hours and in shifts.
extension Checker {
  /// The hours of a week; nil where they could not be read.
  ///
  /// - Parameter source: the file, which may be a roster.
  mutating func week(_ written: Written<[DaysSyntax]>, from source: Source) -> WeeklyHours? {
    guard case .value(let entries, _) = written else { return nil }
    var week = [[DayStretch]](repeating: [], count: 7)
    var named = [SourceSpan?](repeating: nil, count: 7)
    var isWhole = true
    for entry in entries {
      let stretches = stretches(entry.stretches, from: source)
      guard case .value(let days, let span) = entry.days else {
        isWhole = false
        continue
      }
      isWhole = isWhole && stretches != nil
      var first: (day: Weekday, span: SourceSpan)?
      for day in days {
        if let span = named[day.index] { first = first ?? (day, span) }
        named[day.index] = named[day.index] ?? span
        week[day.index] = stretches ?? []
      }
      guard let first else { continue }
      isWhole = false
      problems.report(
        Problem(
          .dayTwice, "`\(first.day.rawValue)` is named twice", at: Place(source, span),
          related: [Label(Place(source, first.span), "the first one")],
          help: "name each day once; a range such as `mon-thu` leaves the others out"))
    }
    return isWhole ? WeeklyHours(week) : nil
  }

  /// The stretches of a day; reports those that do not come after the one before.
  private mutating func stretches(_ written: Written<[Written<DayStretch>]>, from source: Source) -> [DayStretch]? {
    guard case .value(let entries, _) = written else { return nil }
    var stretches: [DayStretch] = []
    var last: (stretch: DayStretch, span: SourceSpan)?
    for entry in entries {
      guard case .value(let found, let span) = entry else { return nil }
      if let last, let fault = found.fault(after: last.stretch) {
        problems.report(
          Problem(
            .stretchesOverlap, fault.message, at: Place(source, span),
            related: [Label(Place(source, last.span), "the one before")], help: fault.help))
        return nil
      }
      stretches.append(found)
      last = (found, span)
    }
    return stretches
  }

  /// When a member, or those on a list, work; nil where that is not said or could not be read.
  mutating func shifts(_ written: Written<ShiftsSyntax>, from source: Source) -> Shifts? {
    guard case .value(let syntax, let span) = written else { return nil }
    var zone: ZoneRules?
    if case .value(let name, let span) = syntax.zone { zone = self.zone(name, Place(source, span), besides: []) }
    let week = week(syntax.days, from: source)
    if let week, week.isNever {
      problems.report(
        Problem(
          .neverOnShift, .warning, "no day of the week has a shift, so no reply goes to them",
          at: Place(source, syntax.days.span ?? span), help: "write a shift, such as `mon-fri: \"18:00-21:00\"`"))
    }
    guard let zone, let week else { return nil }
    return Shifts(week, in: zone)
  }
}
