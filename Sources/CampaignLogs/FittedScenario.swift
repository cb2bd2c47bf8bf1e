package import Fitting
internal import Text

/// A scenario file from what a log says: each figure with the number of observations that it rests on and its 90 % interval, ranges
/// where these are few, and what the log does not say.
package struct FittedScenario {
  private let fit: CampaignFit
  private let log: String
  let contactCount: Int
  /// Whether every share and pace is a range, as wide as the log leaves it open.
  private let isSpread: Bool
  private var lines: [String] = []
  /// Whether a range is narrower than the interval beside it.
  private var hasNarrower = false

  /// - Parameters:
  ///   - log: what the log is called.
  ///   - contacts: how many the campaign had, texted or not.
  ///   - isSpread: whether each day draws its shares and paces from the intervals; else only those with little evidence.
  package init(_ fit: CampaignFit, log: String, contacts: Int, isSpread: Bool = false) {
    self.isSpread = isSpread
    self.fit = fit
    self.log = log
    contactCount = max(contacts, fit.contacts)
  }

  /// The text of the file.
  package var text: String {
    var file = self
    file.write()
    return file.lines.joined(separator: "\n") + "\n"
  }

  private static let mostShifts = 30
  /// Of a run: 30 days.
  private static let mostMinutes: Int64 = 43_200
  /// A share that may be larger is not worth telling.
  private static let vague = 0.5
  /// So near to the beginning of the log, a shift begins with it. In milliseconds.
  private static let nearBegin: Int64 = 120_000
  /// What a scenario may have.
  private static let paces = 1.0...1_000_000

  private mutating func write() {
    let who = "\(counted(fit.texted, "contact")) texted by \(counted(fit.members, "member"))"
    comment("Fitted to \(printable(log)): \(who).")
    comment("Behind each figure: how many observations it rests on, and its 90 % interval.")
    let begin = lines.count
    lines += ["kind: scenario", "version: 1"]
    contacts()
    members()
    replies()
    run()
    missing()
    guard hasNarrower else { return }
    lines.insert(
      "# Ranges go as far as with the `delay` below. The rest of an interval is for slower answers than it has.",
      at: begin)
  }

  private mutating func comment(_ text: String) { lines.append("# " + text) }

  /// A line of the file with what its figure rests on.
  private mutating func line(_ text: String, _ value: FittedValue, _ noun: String, _ number: (Double) -> String) {
    lines.append("\(text)  # \(counted(value.count, noun)): \(number(value.low)) to \(number(value.high))")
  }

  private mutating func contacts() {
    lines.append("contacts:")
    lines.append("  count: \(contactCount)")
    let tags = fit.groups.filter { $0.name.field == nil }
    if !tags.isEmpty {
      lines.append("  tags:")
      for group in tags { lines.append("    \(Figures.yaml(group.name.value)): \(Figures.share(group.carried))") }
    }
    var fields: [(name: String, values: [FittedGroup])] = []
    for group in fit.groups {
      guard let field = group.name.field else { continue }
      if let place = fields.firstIndex(where: { $0.name == field }) {
        fields[place].values.append(group)
      } else {
        fields.append((field, [group]))
      }
    }
    guard !fields.isEmpty else { return }
    lines.append("  fields:")
    for field in fields {
      lines.append("    \(Figures.yaml(field.name)):")
      for group in field.values {
        lines.append("      \(Figures.yaml(group.name.value)): \(Figures.share(group.carried))")
      }
    }
  }

  /// A line with a length of time and the interval of its median.
  private mutating func line(_ text: String, median value: FittedValue, _ noun: String) {
    let ends = "\(Figures.length(value.low)) to \(Figures.length(value.high))"
    lines.append("\(text)  # \(counted(value.count, noun)): median \(ends)")
  }

  private mutating func members() {
    let longest = Self.mostMinutes * 60_000
    let stretches = fit.shifts.periods.filter { !$0.isEmpty && $0.upperBound < longest }
    let pace = fit.pace.flatMap { Self.paces.contains($0.low) && Self.paces.contains($0.high) ? $0 : nil }
    let isWhole =
      stretches.count == 1 && stretches[0].lowerBound < 900_000
      && stretches[0].upperBound >= fit.end - fit.begin - 900_000
    guard pace != nil || fit.handling != nil || abandoned != nil || !isWhole && !stretches.isEmpty else {
      return
    }
    lines.append("members:")
    if let pace {
      let value = range(pace) { Figures.significant($0) } ?? Figures.significant(pace.value)
      line("  texts_per_hour: \(value)", pace, "text") { Figures.significant($0) }
    }
    if !fit.kinds.isEmpty {
      lines.append("  mix:  # they differ in their pace: thirds of them")
      for kind in fit.kinds {
        let value = "{ count: \(kind.members), texts_per_hour: \(Figures.significant(kind.pace.value)) }"
        line("    \(kind.name.rawValue): \(value)", kind.pace, "text") { Figures.significant($0) }
      }
    }
    if let handling = fit.handling {
      line("  handling_time: \(Figures.delay(handling.shape))", median: handling.median, "response")
    }
    if let share = abandoned {
      let value =
        share.value > 0 && isSpread
        ? Figures.evenRange(share) { Figures.share($0) }
        : Figures.range(share.value > 0 ? share : rarely(share)) { Figures.share($0) }
      let noticed = share.value > 0 ? ", noticed: \(fit.shifts.noticed.map(Figures.length) ?? "never")" : ""
      line("  abandon: { share: \(value)\(noticed) }", share, "shift") { Figures.share($0) }
    }
    if !isWhole, (1...Self.mostShifts).contains(stretches.count) {
      lines.append("  shifts:  # when they were at work, on average")
      var last: Int64 = 0
      for stretch in stretches {
        let begin = stretch.lowerBound < Self.nearBegin ? 0 : stretch.lowerBound
        let start = max(last, (begin + 30_000) / 60_000 * 60_000)
        last = max(start + 60_000, (stretch.upperBound + 30_000) / 60_000 * 60_000)
        lines.append("    - { start: \(Figures.moment(start)), end: \(Figures.moment(last)) }")
      }
    }
  }

  /// What no one of so many did, as days are likely to have it: in the middle about half a time in as many and two and a half more.
  private func rarely(_ share: FittedValue) -> FittedValue {
    FittedValue(0, 0, min(share.high, 1.5 / (Double(share.count) + 2.5)), count: share.count)
  }

  /// Where no one walked away, a day like it may still have somebody who does.
  private var abandoned: FittedValue? { fit.shifts.abandoned.flatMap { $0.value > 0 || isSpread ? $0 : nil } }

  private mutating func replies() {
    lines.append("replies:")
    let start = lines.count
    shareLine("  undelivered", fit.undelivered, "text", absent: true)
    shareLine("  reply", fit.reply, "contact", beside: fit.optOut)
    shareLine("  opt_out", fit.optOut, "contact", beside: fit.reply)
    shareLine("  click", fit.click, "contact")
    if let fitted = fit.delay {
      let shape = fitted.shape
      if case .twoLognormals(let part, let median, let sigma, let later, let laterSigma) = shape {
        line("  delay:", median: fitted.median, "answer")
        lines.append("    - { share: \(Figures.share(part)), \(Figures.lognormal(median, sigma)) }")
        lines.append("    - { share: \(Figures.share(1 - part, of: part)), \(Figures.lognormal(later, laterSigma)) }")
      } else {
        line("  delay: \(Figures.delay(shape))", median: fitted.median, "answer")
      }
    }
    if let turns = fit.meanReplies {
      let value = range(turns) { Figures.significant($0) } ?? Figures.significant(turns.value)
      line("  mean_replies: \(value)", turns, "response") { Figures.significant($0) }
    }
    groups("by_tag", fit.groups.filter { $0.name.field == nil })
    groups("by_field", fit.groups.filter { $0.name.field != nil })
    if lines.count == start { lines.removeLast() }
  }

  /// Nil where one value stands for it.
  private mutating func range(_ value: FittedValue, _ number: (Double) -> String) -> String? {
    let day = value.ofDay
    guard isSpread || Figures.isThin(day) else { return nil }
    let text = isSpread ? Figures.evenRange(day, number) : Figures.range(day, number)
    if text != (isSpread ? Figures.evenRange(value, number) : Figures.range(value, number)) { hasNarrower = true }
    return text
  }

  private mutating func groups(_ key: String, _ groups: [FittedGroup]) {
    guard !groups.isEmpty else { return }
    lines.append("  \(key):")
    for group in groups {
      if let field = group.name.field {
        lines.append("    - field: \(Figures.yaml(field))")
        lines.append("      value: \(Figures.yaml(group.name.value))")
      } else {
        lines.append("    - tag: \(Figures.yaml(group.name.value))")
      }
      shareLine("      reply", group.reply, "contact", beside: group.optOut ?? fit.optOut)
      shareLine("      opt_out", group.optOut, "contact", beside: group.reply ?? fit.reply)
    }
  }

  /// - Parameter other: the share that may not be exceeded together with this one.
  private mutating func shareLine(
    _ key: String, _ value: FittedValue?, _ noun: String, beside other: FittedValue? = nil, absent: Bool = false
  ) {
    guard let value else {
      if absent, fit.reply != nil {
        lines.append("\(key): 0  # the log does not say, so the shares below are of all texts")
      }
      return
    }
    // Ranges of replies and opt outs that add up to more than all would be refused.
    let range = value.highOfDay + (other?.highOfDay ?? 0) <= 1 ? range(value) { Figures.share($0) } : nil
    let most = 0.999 - (other?.value ?? 0)
    let text = range ?? Figures.share(min(value.value, max(0, most)))
    line("\(key): \(text)", value, noun) { Figures.share($0) }
  }

  private mutating func run() {
    let span = max(60_000, fit.end - fit.begin)
    let minutes = min(Self.mostMinutes, (span + 59_999) / 60_000)
    lines.append("run: { until: \(Figures.moment(minutes * 60_000)) }")
  }

  /// The keys of which the log says nothing.
  var leftToDefaults: [String] {
    var names: [String] = []
    if fit.pace == nil { names.append("texts_per_hour") }
    if fit.handling == nil { names.append("handling_time") }
    if fit.reply == nil { names += ["reply", "undelivered"] }
    if fit.delay == nil { names.append("delay") }
    if fit.meanReplies == nil { names.append("mean_replies") }
    names +=
      fit.shifts.abandoned.map { $0.value == 0 && $0.high >= Self.vague } ?? true
      ? ["turn_up", "abandon"] : ["turn_up"]
    return names
  }

  private mutating func missing() {
    comment("Left to their defaults, because the log does not say: \(leftToDefaults.joined(separator: ", ")).")
    if let share = fit.shifts.abandoned, share.value == 0, share.high < Self.vague, !isSpread {
      let shifts = counted(share.count, "shift")
      comment("No one walked away from \(shifts), so at most \(Figures.share(share.high)) do. `abandon` is left at 0.")
    }
  }
}
