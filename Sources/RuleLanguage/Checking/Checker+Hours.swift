import Campaign
import Diagnostics
import KeyedFiles
internal import SystemZones
internal import Text
import YAMLTree
internal import Zones

extension Checker {
  mutating func textingHours() -> TextingHours? {
    guard case .value(let written, let span) = syntax.textingHours else { return nil }
    checkOrder(written)
    let zone = clock(written)
    let week = week(of: written)
    if let week, week.isNever { warnNeverOpen(written.days.span ?? span, "no contact is ever texted") }
    let exceptions = exceptions(written)
    let closed = closedDates(written)
    if let week { warnLastCall(written, [week] + exceptions.map(\.week), isEverClosed: !closed.isEmpty) }
    guard let week, let zone else { return nil }
    return TextingHours(
      week, exceptions: exceptions, closed: closed, lastCall: written.lastCall.value ?? 0, zone: zone,
      repliesWait: written.replies.value != RepliesWord.pass.rawValue)
  }

  private mutating func week(of written: TextingHoursSyntax) -> WeeklyHours? {
    if !written.days.isAbsent { return week(written.days, from: syntax.source) }
    guard let start = written.start.value, let end = written.end.value, let stretch = DayStretch(start: start, end: end)
    else { return nil }
    return WeeklyHours(daily: stretch)
  }

  private mutating func checkOrder(_ written: TextingHoursSyntax) {
    guard case .value(let start, let startSpan) = written.start, case .value(let end, let span) = written.end,
      start >= end
    else { return }
    problems.report(
      Problem(
        .hoursNeverOpen,
        "these hours end \(start == end ? "when" : "before") they start, so no one could ever be texted",
        at: place(span),
        related: [Label(place(startSpan), "the start")],
        help: "write the hours of one day, the earlier time as `start`; midnight is `00:00` there and `24:00` as `end`")
    )
  }

  private mutating func warnNeverOpen(_ span: SourceSpan, _ result: String) {
    problems.report(
      Problem(
        .weekWithoutOpening, .warning, "no day of the week has any hours, so \(result)", at: place(span),
        help: "write the hours of a day, such as `mon-fri: \"09:00-21:00\"`"))
  }

  /// Warns where the last call begins with the hours, and where it never comes.
  private mutating func warnLastCall(_ written: TextingHoursSyntax, _ weeks: [WeeklyHours], isEverClosed: Bool) {
    guard case .value(let lastCall, let span) = written.lastCall else { return }
    if !isEverClosed, weeks.allSatisfy(\.isAlways) {
      problems.report(
        Problem(
          .lastCallWithoutEnd, .warning, "these hours never end, so there is no last call", at: place(span),
          help: "delete `last_call`, or write hours that end, such as `09:00-21:00`"))
    }
    guard weeks.contains(where: { !$0.isNever && !$0.isAlways && Int64($0.longestMinutes) * 60_000 <= lastCall })
    else { return }
    problems.report(
      Problem(
        .lastCallTooLong, .warning, "the last call is as long as the longest hours, so no first text could be sent",
        at: place(span), help: "write a shorter `last_call`, or longer hours"))
  }

  // MARK: Exceptions

  private mutating func exceptions(_ written: TextingHoursSyntax) -> [(fields: [FieldTest], week: WeeklyHours)] {
    guard case .value(let entries, _) = written.exceptions else { return [] }
    if entries.count > limits.hoursExceptions, let span = entries[limits.hoursExceptions].span {
      problems.report(
        Problem(
          .tooManyExceptions,
          "texting hours have at most \(limits.hoursExceptions) exceptions, the limit `hours exceptions`",
          at: place(span), label: "this is one more",
          help: "put the values of a field with the same hours into one entry"))
    }
    var exceptions: [(fields: [FieldTest], week: WeeklyHours)] = []
    var asked = AskedFields()
    for case .value(let entry, let span) in entries {
      let fields = fields(askedBy: entry.when)
      let week = week(entry.days, from: syntax.source)
      if let week, week.isNever { warnNeverOpen(entry.days.span ?? span, "these contacts are never texted") }
      if let fields, asked.areCovered(fields) { warnNeverAsked(span) }
      if let fields { asked.add(fields) }
      if let fields, let week { exceptions.append((fields, week)) }
    }
    return exceptions
  }

  private mutating func warnNeverAsked(_ span: SourceSpan) {
    problems.report(
      Problem(
        .exceptionNeverAsked, .warning, "every contact whom this entry is about has the hours of an entry before it",
        at: place(span), help: "delete it, or write it before the other entry"))
  }

  /// The tests of a condition that asks about fields alone; nil where there are none.
  private mutating func fields(askedBy condition: Written<ConditionSyntax>) -> [FieldTest]? {
    guard case .value(let written, _) = condition else { return nil }
    var asksTags = false
    for tags in [written.all, written.any, written.none] where !tags.isAbsent {
      asksTags = true
      guard let place = tags.span else { continue }
      problems.report(
        Problem(
          .whereAsksTags, "texting hours ask about fields alone: tags change, and a contact's hours do not",
          at: self.place(place), help: "write `fields: { FIELD: VALUE }`, with a column of the contact list"))
    }
    // A condition without tags and without fields was reported as empty.
    guard !asksTags, let tests = tests(written.fields), !tests.isEmpty else { return nil }
    return tests
  }

  // MARK: Dates

  private mutating func closedDates(_ written: TextingHoursSyntax) -> [Int64] {
    guard case .value(let dates, _) = written.closed else { return [] }
    warnRepeats(dates, in: "`closed`")
    if dates.count > limits.closedDates, let span = dates[limits.closedDates].span {
      problems.report(
        Problem(
          .tooManyDates, "texting hours have at most \(limits.closedDates) closed dates, the limit `closed dates`",
          at: place(span), label: "this is one more", help: "delete dates that are past"))
    }
    return dates.compactMap { $0.value.flatMap(dayNumber) }
  }

  // MARK: Zones

  /// Nil where a zone could not be read.
  private mutating func clock(_ written: TextingHoursSyntax) -> TextingHours.Zone? {
    if case .value(let name, let span) = written.zone, name != ZoneWord.contact.rawValue {
      if let missing = written.missingZone.span {
        problems.report(
          Problem(
            .needlessMissingZone, "`missing_zone` has no effect, because one clock counts for everyone",
            at: place(missing), related: [Label(place(span), "this one")],
            help: "delete it, or write `zone: \(ZoneWord.contact.rawValue)`"))
      }
      return zone(name, place(span), besides: ZoneWord.words).map { .fixed($0) }
    }
    switch written.missingZone {
    case .absent: return .contact(missing: nil)
    case .invalid: return nil
    case .value(let name, let span): return zone(name, place(span), besides: []).map { .contact(missing: $0) }
    }
  }

  /// The rules of a time zone; reports a name that is none.
  mutating func zone(_ name: String, _ place: Place, besides words: [String]) -> ZoneRules? {
    if let refusal = refusalOfFixedZone(name) {
      problems.report(Problem(.zoneWithoutDaylightTime, refusal.message, at: place, help: refusal.help))
      return nil
    }
    if let zone = zones(name) { return zone }
    if !hasZoneDatabase(zones) {
      problems.report(
        Problem(
          .noZoneDatabase, "\(quoted(name)) cannot be looked up, because there is no time zone database here",
          at: place,
          help: "install the package `tzdata`, or name the folder of one in the environment variable `TZDIR`"))
      return nil
    }
    let meant = meantZones(name, besides: words, zones)
    let other = words.isEmpty ? "" : ", or \(quotedList(words, "or"))"
    problems.report(
      .unknown(
        .unknownZone, "\(quoted(name)) is not a time zone", name, at: place, meant: meant,
        otherwise: "write a name of the IANA time zone database, such as `America/New_York`\(other)"))
    return nil
  }
}

/// What the entries of `where` ask so far.
private struct AskedFields {
  private var entries: [[FieldTest]] = []
  /// Of entries that ask about one field and nothing else: the values.
  private var alone: [FieldID: Set<ValueID>] = [:]

  /// Whether entries before are about all contacts of another one.
  func areCovered(_ tests: [FieldTest]) -> Bool {
    if tests.contains(where: { alone[$0.field]?.isSuperset(of: $0.values) ?? false }) { return true }
    return entries.contains { earlier in
      earlier.allSatisfy { old in
        tests.contains { $0.field == old.field && Set(old.values).isSuperset(of: $0.values) }
      }
    }
  }

  mutating func add(_ tests: [FieldTest]) {
    entries.append(tests)
    if tests.count == 1 { alone[tests[0].field, default: []].formUnion(tests[0].values) }
  }
}
