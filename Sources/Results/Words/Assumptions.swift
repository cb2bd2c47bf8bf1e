import Campaign
import Simulation
import Statistics
import Text

/// What a scenario assumes, in words: the figures that decide a result as much as the rules do.
struct Assumptions {
  let report: SimulationReport

  private var scenario: Scenario { report.scenario }

  var facts: [FactView] {
    [
      fact("Contacts", contacts), fact("Replies", replies), fact("Delay", delay), fact("Channel", channel),
      fact("Follow-ups", followUps),
      fact("Pace", pace), fact("At work", work), fact("Texting hours", hours),
    ].compactMap(\.self)
  }

  private func fact(_ name: String, _ value: String?) -> FactView? {
    value.map { FactView(name: name, value: unbroken($0)) }
  }

  // MARK: Contacts

  private var contacts: String {
    let all = grouped(report.contacts)
    switch scenario.arrivals {
    case .atStart: return "\(all), all on the list from the start"
    case .times(let times): return "\(all), in \(counted(times.count, "part")), the last \(after(times.last))"
    case .rates(let periods):
      let most = periods.map(\.perHour).max() ?? 0
      return
        "up to \(all), one by one, at most \(decimalText(most)) an hour, the last period ending \(after(periods.last?.to))"
    }
  }

  private func after(_ time: Milliseconds?) -> String { "after " + exactDuration(time?.count ?? 0) }

  private var replies: String {
    let general = scenario.replies.general
    let others =
      special("tag", scenario.replies.byTag.map { ($0.tag, $0.behaviour) })
      + special("field", scenario.replies.byField.map { ("\($0.field) \($0.value)", $0.behaviour) })
    let reply = share(.reply, general.reply, general.ranges)
    let optOut = share(.optOut, general.optOut, general.ranges)
    let undelivered = share(.undelivered, general.undelivered, general.ranges)
    let isDrawn = scenario.replies.all.contains { $0.ranges.contains { $0.figure != .meanReplies } }
    return "\(reply) of those reached reply, \(optOut) opt out; \(undelivered) of first texts never arrive" + others
      + (isDrawn ? "; each run draws a day from these ranges" : "")
  }

  /// Who replies otherwise: `; by tag, these reply: Donor 15 %`
  private func special(_ what: String, _ habits: [(name: String, behaviour: ContactBehaviour)]) -> String {
    if habits.isEmpty { return "" }
    let shown = habits.prefix(3).map { "\(visible($0.name)) \(share(.reply, $0.behaviour.reply, $0.behaviour.ranges))" }
    return "; by \(what), these reply: " + shown.joined(separator: ", ")
      + (habits.count > 3 ? " and \(grouped(habits.count - 3)) more" : "")
  }

  /// `7 %`, or `4 to 10 %, most likely 6 %,` of what differs from day to day.
  private func share(_ figure: DayFigure, _ usual: Share, _ ranges: [DayRange]) -> String {
    guard let range = ranges.first(where: { $0.figure == figure }) else { return shareText(usual.value) }
    return "\(decimalText(range.from * 100)) to \(shareText(range.to))"
      + (range.likely.map { " (most likely \(shareText($0)))" } ?? "")
  }

  private var delay: String {
    let general = scenario.replies.general
    return "half of replies come within \(chosen(general.delay.median)); "
      + "\(meanReplies(general)) in a conversation on average"
      + (scenario.awake.map { "; contacts are awake \(hoursText($0)), and delays stand still in between" } ?? "")
  }

  /// `2 replies`, or `1.8 to 2.2 replies (by the day)` of what differs from day to day.
  private func meanReplies(_ behaviour: ContactBehaviour) -> String {
    guard let range = behaviour.ranges.first(where: { $0.figure == .meanReplies }) else {
      return "\(decimalText(behaviour.meanReplies)) \(behaviour.meanReplies == 1 ? "reply" : "replies")"
    }
    return "\(decimalText(range.from)) to \(decimalText(range.to)) replies"
      + " (\(range.likely.map { "most likely \(decimalText($0)), " } ?? "")by the day)"
  }

  /// Of one day; all are alike.
  private func hoursText(_ hours: OpeningHours) -> String {
    (hours.week.days.first ?? []).map { "\(clock(minute: $0.start)) to \(clock(minute: $0.end))" }
      .joined(separator: " and ")
  }

  private var channel: String? {
    guard let channel = scenario.channel else { return nil }
    let rates = [
      channel.textsPerMinute.map { "\(decimalText($0)) a minute" }, channel.textsPerDay.map { "\(grouped($0)) a day" },
    ].compactMap(\.self)
    var parts: [String] = []
    if !rates.isEmpty {
      parts.append("deliver at most \(rates.joined(separator: " and ")) of first texts, in their order")
    }
    if channel.filtered != .none || !channel.ranges.isEmpty {
      let filtered = share(.filtered, channel.filtered, channel.ranges)
      parts.append("filter \(filtered) of first texts and tell no one")
    }
    let drawn = channel.ranges.isEmpty ? "" : "; each run draws a day from this range"
    return parts.isEmpty ? nil : "the carriers " + parts.joined(separator: ", and ") + drawn
  }

  private var followUps: String? {
    scenario.followUp.map { followUp in
      "who has neither replied nor opted out \(exactDuration(followUp.after.count)) after a text gets another, at most "
        + "\(counted(followUp.most, "follow-up")) each, and answers as often as a first text"
    }
  }

  // MARK: Members

  private var pace: String? {
    kinds { behaviour in
      let mean = (10 * Double(Milliseconds.hour.count) / max(behaviour.texting.mean, 1)).rounded() / 10
      let range = behaviour.ranges.first { $0.figure == .textsPerHour }
      let likely = range?.likely.map { " (most likely \(decimalText($0)))" } ?? ""
      let perHour =
        range.map { "\(decimalText($0.from)) to \(decimalText($0.to))\(likely), by the day," } ?? decimalText(mean)
      return
        "\(perHour) first texts an hour at most; half of responses take at most "
        + chosen(behaviour.handling.median)
    }
  }

  private var work: String? {
    kinds { behaviour in
      let shifts =
        behaviour.shifts.isEmpty ? usualWork : shifts(of: behaviour)
      let breaks = behaviour.breaks.isEmpty ? "" : ", breaks " + behaviour.breaks.map(period).joined(separator: " and ")
      let abandoned = share(.abandon, behaviour.abandon, behaviour.ranges)
      let leave = behaviour.abandon.value > 0 ? ", walking away from \(abandoned) of shifts" : ""
      let isSure = behaviour.turnUp == .all && !behaviour.ranges.contains { $0.figure == .turnUp }
      let turnUp = isSure ? "" : ", coming to \(share(.turnUp, behaviour.turnUp, behaviour.ranges)) of shifts"
      return shifts + breaks + (hasTimes(behaviour) ? ", counted from the start" : "") + turnUp + leave
    }
  }

  private var usualWork: String {
    let whole = "all \(exactDuration(scenario.until.count)) of a run"
    return report.hasRuleShifts ? "the shifts of the rules, without which \(whole)" : whole
  }

  /// Without texting hours no one knows when the day begins.
  private func hasTimes(_ behaviour: MemberBehaviour) -> Bool {
    RunClock(report).begin == nil && !(behaviour.shifts.isEmpty && behaviour.breaks.isEmpty)
  }

  /// A length of time that someone chose, without decimals that it does not have: `40 s`.
  private func chosen(_ milliseconds: Double) -> String {
    let whole = (milliseconds / 1_000).rounded()
    let isWhole = abs(milliseconds - whole * 1_000) < 1 && whole >= 1 && whole < 1e9
    return isWhole ? exactDuration(Int64(whole) * 1_000) : clockDuration(milliseconds)
  }

  func shifts(of behaviour: MemberBehaviour) -> String {
    behaviour.shifts.isEmpty ? "all the time" : behaviour.shifts.map(period).joined(separator: " and ")
  }

  private func period(_ period: MemberBehaviour.Period) -> String {
    let clock = RunClock(report)
    return clock.text(period.start) + " to " + (period.end.map(clock.text) ?? "the end")
  }

  /// What is said of every kind of members, once where it is the same of all.
  private func kinds(_ words: (MemberBehaviour) -> String) -> String? {
    if report.members.isEmpty { return nil }
    let team = scenario.members
    let general =
      team.mix.isEmpty ? [("", team.general)] : team.mix.map { ("\(visible($0.name)) (\($0.count)): ", $0.behaviour) }
    let named = team.named.map { (visible($0.member) + ": ", $0.behaviour) }
    var parts = general.map { (name: $0, text: words($1)) }
    // Members with names of their own who do it like everyone else.
    for (name, behaviour) in named where !parts.contains(where: { $0.text == words(behaviour) }) {
      parts.append((name, words(behaviour)))
    }
    if let first = parts.first, parts.allSatisfy({ $0.text == first.text }) { return first.text }
    return parts.prefix(6).map { $0.name + $0.text }.joined(separator: "; ")
      + (parts.count > 6 ? "; and \(grouped(parts.count - 6)) more" : "")
  }

  private var hours: String? {
    report.textingHours.map { hours in
      let daily = hours.variants.count == 1 ? hours.usual.week.daily : nil
      let text = daily.map { "\(clock(minute: $0.start)) to \(clock(minute: $0.end))" } ?? hours.usual.week.text
      return text + "; the run begins with them"
    }
  }
}

extension [FactView] {
  /// Assumptions for a terminal: `assumed replies: 7 % of those reached reply, …`
  var assumedLines: String {
    map { "assumed \($0.name.lowercased()): \(plainSpaces($0.value))\n" }.joined()
  }

  /// Those that are the same in others.
  func common(with others: [FactView]) -> [FactView] {
    filter { fact in others.contains { $0.name == fact.name && $0.value == fact.value } }
  }
}

/// `9:30` for a minute of the day.
func clock(minute: Int) -> String { clock(Double(minute) * DurationUnit.minutes.length) }

extension RandomDuration {
  /// The length that half of all lengths are below, in milliseconds.
  var median: Double {
    if parts.count == 1 { return parts[0].shape.quantile(0.5) }
    // Between the medians of its parts.
    let medians = parts.map { $0.shape.quantile(0.5) }
    var (low, high) = (medians.min() ?? 0, medians.max() ?? 0)
    for _ in 0..<60 where low < high {
      let middle = (low + high) / 2
      if shareBelow(middle) < 0.5 { low = middle } else { high = middle }
    }
    return high
  }

  private func shareBelow(_ length: Double) -> Double {
    var (sum, from) = (0.0, 0.0)
    for part in parts {
      var (low, high) = (0.0, 1.0)
      for _ in 0..<40 {
        let middle = (low + high) / 2
        if part.shape.quantile(middle) < length { low = middle } else { high = middle }
      }
      sum += (part.upTo - from) * low
      from = part.upTo
    }
    return sum
  }
}
