import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

// Texting hours and shifts.
extension SyntaxReader {
  mutating func textingHours(_ node: NodeID?) -> Written<TextingHoursSyntax> {
    guard let node, !reportNoHours(node), let entries = entries(node, TextingHoursKey.self) else { return .invalid }
    var hours = TextingHoursSyntax()
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .start: hours.start = timeOfDay(entry.node, shape)
      case .end: hours.end = timeOfDay(entry.node, shape, isEnd: true)
      case .days: hours.days = days(entry.node, shape)
      case .closed: hours.closed = dates(entry.node, shape)
      case .where: hours.exceptions = list(entry.node, shape) { $0.hoursWhere($1) }
      case .lastCall: hours.lastCall = lengthOfTime(entry.node, shape)
      case .zone: hours.zone = name(entry.node, shape)
      case .missingZone: hours.missingZone = name(entry.node, shape)
      case .replies: hours.replies = word(entry.node, RepliesWord.words, shape)
      }
    }
    refuseDaysBesideTimes(entries.known)
    if hours.days.isAbsent, !entries.hasUnknown {
      for (key, isAbsent) in [(TextingHoursKey.start, hours.start.isAbsent), (.end, hours.end.isAbsent)] where isAbsent
      {
        reportMissing(key.rawValue, key.rule, Block.textingHours.phrase, in: node)
      }
    }
    return .value(hours, document.span(node))
  }

  /// Reports words that say that there are no hours, as `texting_hours: off` does.
  private mutating func reportNoHours(_ node: NodeID) -> Bool {
    guard document.kind(node) == .plainScalar,
      ["off", "none", "no", "false", "always", "any", "anytime", "24/7", "24h", "all day", "never"].contains(
        document.string(node).lowercased())
    else { return false }
    reportShape(
      node, .keys(of: Block.textingHours.phrase), help: "delete the key: without it, texts may be sent at any hour")
    return true
  }

  private mutating func refuseDaysBesideTimes(_ entries: [BlockEntry<TextingHoursKey>]) {
    guard let days = entries.first(where: { $0.key == .days }), days.node != nil,
      let time = entries.first(where: { ($0.key == .start || $0.key == .end) && $0.node != nil })
    else { return }
    let (first, second) = days.span.lower < time.span.lower ? (days, time) : (time, days)
    problems.report(
      Problem(
        .hoursTwice, "the hours stand both in `days` and in `\(time.key.rawValue)`", at: place(second.span),
        related: [Label(place(first.span), "the other ones")],
        help: "write `days` alone; `daily` stands for the same hours on every day"))
  }

  private mutating func hoursWhere(_ node: NodeID) -> Written<HoursWhereSyntax> {
    guard let entries = entries(node, HoursWhereKey.self) else { return .invalid }
    var exception = HoursWhereSyntax()
    for entry in entries.known {
      switch entry.key {
      case .when: exception.when = condition(entry.node)
      case .days: exception.days = days(entry.node, entry.key.rule.shape)
      }
    }
    return .value(exception, document.span(node))
  }

  mutating func shifts(_ node: NodeID?) -> Written<ShiftsSyntax> {
    guard let node, let entries = entries(node, ShiftsKey.self) else { return .invalid }
    var shifts = ShiftsSyntax()
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .zone: shifts.zone = name(entry.node, shape)
      case .days: shifts.days = days(entry.node, shape)
      }
    }
    return .value(shifts, document.span(node))
  }

  // MARK: Days

  private mutating func days(_ node: NodeID?, _ shape: ValueShape) -> Written<[DaysSyntax]> {
    guard case .named(_, let element) = shape, case .value(let entries, let span) = namedEntries(node, shape) else {
      return .invalid
    }
    return .value(
      entries.map { name, node in DaysSyntax(days: weekdays(name), stretches: stretches(node, element, stretchProblems))
      }, span)
  }

  /// `mon`, `mon-fri`, `fri-mon` or `daily`.
  private mutating func weekdays(_ name: Written<String>) -> Written<[Weekday]> {
    guard case .value(let text, let span) = name else { return .invalid }
    if WeekdayWord(rawValue: text) == .daily { return .value(Weekday.allCases, span) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let ends = parts.map(Weekday.init(rawValue:))
    if let first = ends[0], ends.count == 1 { return .value([first], span) }
    if ends.count == 2, let first = ends[0], let last = ends[1] {
      let length = (last.index - first.index + 7) % 7
      return .value((0...length).map { Weekday.allCases[(first.index + $0) % 7] }, span)
    }
    guard !problems.drops(.error) else { return .invalid }
    let meant = usualDays(text)
    let several = text.split { ",;&/".contains($0) || $0 == " " }.compactMap { usualDays(String($0)) }
    if meant == nil, several.count > 1, text.contains(where: { ",;&/ ".contains($0) }) {
      let lines = several.map { quoted($0 + ": …") }.joined(separator: ", ")
      problems.report(
        Problem(
          .unknownDay, "\(quoted(text)) is not a day of the week", at: place(span),
          help: "write each by itself: \(lines)"))
      return .invalid
    }
    problems.report(
      .unknown(
        .unknownDay, "\(quoted(text)) is not a day of the week", text, at: place(span), meant: meant.map { [$0] } ?? [],
        otherwise: "write \(oneOf(Weekday.words + WeekdayWord.words)), or a range such as `mon-fri`"))
    return .invalid
  }

  // MARK: Dates

  private mutating func dates(_ node: NodeID?, _ shape: ValueShape) -> Written<[Written<String>]> {
    guard case .value(let texts, let span) = names(node, shape) else { return .invalid }
    return .value(texts.map { checkedDate($0) }, span)
  }

  private mutating func checkedDate(_ date: Written<String>) -> Written<String> {
    guard case .value(let text, let span) = date, dayNumber(text) == nil else { return date }
    let meant = usualDate(text)
    problems.report(
      Problem(
        .notDate, "expected \(HoursShape.date.phrase), found \(quoted(text))", at: place(span),
        help: meant.map { "write \(quoted($0))" }
          ?? "write the year, the month and the day of a date that exists: `2026-11-26`",
        fixes: rewriting(span, as: meant.map { "\"\($0)\"" }, .unsafe)))
    return .invalid
  }
}

private let stretchProblems = StretchProblems(
  notStretch: .notStretch, backwards: .stretchBackwards,
  whenClosed: "leave the day out: days that are not named are closed"
) { start, end in
  "a stretch lies in one day: write `\(start)-24:00`, and `00:00-\(end)` on the next day"
}
