import Simulation
internal import Statistics
import Text

/// Which settings meet the conditions, the one that asks most of the team among them, and which answers soonest.
struct SettingsAnswer {
  let settings: [SettingResult]
  /// Whether gates or precision targets decide.
  let isJudged: Bool
  /// How many are named; a list of all would not be an answer.
  private static let named = 5
  /// How many are named whose names have several keys.
  private static let longNamed = 2

  var question: String {
    settings.count == 1 ? "Does this setting keep up?" : "Which of \(grouped(settings.count)) settings keep up?"
  }

  func view() -> AnswerView {
    let good = settings.filter { $0.answer.style == "yes" }
    let open = settings.count { $0.answer.style == "unsure" }
    let (style, word, headline) = verdict(good, open)
    let unsettled = open > 0 ? ["For \(grouped(open)) of \(grouped(settings.count)) it is not settled."] : []
    let others =
      limit == nil || good.count < 2 ? [] : ["\(which(good)) settings \(verb(good.count)): \(list(good))."]
    return AnswerView(
      style: style, word: word, headline: unbroken(headline),
      sentences: (others + unsettled + [soonest, certainty].compactMap(\.self)).map(unbroken), next: next(good, open))
  }

  /// How sure the verdict about each setting is.
  private var certainty: String? {
    let isDecided = settings.contains { $0.gates.contains { $0.verdict != .inconclusive } && $0.replications > 1 }
    return isDecided ? "For each setting, chance alone \(GatesSection.certainty)." : nil
  }

  /// What to do with the answer.
  private func next(_ good: [SettingResult], _ open: Int) -> NextStep? {
    let more = NextStep.moreRuns(than: settings.map(\.replications).min() ?? 1, isJudged: isJudged)
    guard let limit, let place = easing.firstIndex(where: { $0.name == limit.name }) else {
      if !good.isEmpty { return NextStep(text: "Choose among them by what they ask of the team: the table has all.") }
      return open > 0 ? more : NextStep(text: "Try other values: more members, a longer day or a shorter list.")
    }
    guard place > 0 else {
      return NextStep(text: "No \(isHarder ? "larger" : "smaller") value was tried: try some.")
    }
    let harder = easing[place - 1]
    if harder.answer.style == "unsure" { return more }
    let name = visible(limit.name)
    let isNext = limit.number.flatMap { number in harder.number.map { abs(number - $0) <= 1 } } ?? true
    let (low, high) = isHarder ? (limit, harder) : (harder, limit)
    return NextStep(
      text: isNext
        ? "Plan with \(name)."
        : "Plan with \(name), or try values between \(visible(low.short)) and \(visible(high.short))."
    )
  }

  private func verdict(_ good: [SettingResult], _ open: Int) -> (style: String, word: String, headline: String) {
    if good.isEmpty, open > 0 {
      return ("unsure", "Not settled.", "No setting is sure to " + (isJudged ? "pass." : "keep up."))
    }
    if good.isEmpty {
      let neither = "No setting answers enough replies and texts the whole list."
      return ("no", "None.", isJudged ? "Every setting fails a gate\(nearest)." : neither)
    }
    if settings.count == 1 { return ("yes", "Yes.", (isJudged ? "It passes: " : "It keeps up: ") + list(good) + ".") }
    if let limit {
      let what = isJudged ? "that passes" : "that keeps up"
      return (
        "yes", visible(limit.name),
        "is the \(isHarder ? "largest" : "smallest") of \(grouped(settings.count)) \(what)\(before(limit))."
      )
    }
    return ("yes", "\(which(good)) settings", "\(verb(good.count)): \(list(good)).")
  }

  // MARK: How much is possible

  /// The passing setting that asks most of the team, where one key with numbers varies: the fewest members, the longest list.
  private var limit: SettingResult? { easing.first { $0.answer.style == "yes" } }

  /// From the setting that asks most of the team to the one that asks least. Empty where it cannot be said.
  private var easing: [SettingResult] { isHarder ? rising.reversed() : rising }

  private var rising: [SettingResult] {
    let numbers = settings.map(\.number)
    guard settings.count > 1, numbers.allSatisfy({ $0 != nil }) else { return [] }
    return settings.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
  }

  /// Whether larger values ask more of the team, as longer lists do: by which settings pass, or else by how busy members are.
  private var isHarder: Bool {
    guard let first = rising.first, let last = rising.last else { return false }
    let (low, high) = (first.answer.style == "yes", last.answer.style == "yes")
    if low != high { return low }
    guard let idle = first.busy, let busy = last.busy else { return false }
    return busy > idle
  }

  /// What the next setting that asks more fails at.
  private func before(_ limit: SettingResult) -> String {
    guard let place = easing.firstIndex(where: { $0.name == limit.name }), place > 0 else { return "" }
    let harder = easing[place - 1]
    guard harder.answer.style == "no" else { return "; for \(visible(harder.short)) it is not settled" }
    return "; \(visible(harder.short)) " + (isJudged ? "fails" + gate(of: harder) : "does not keep up")
  }

  /// Where all fail: what the setting that asks least of the team fails at.
  private var nearest: String {
    easing.last.map { gate(of: $0).isEmpty ? "" : ", and \(visible($0.name))\(gate(of: $0))" } ?? ""
  }

  /// What was asked of a setting that fails.
  private func gate(of setting: SettingResult) -> String { setting.failing.first.map { " the gate that " + $0 } ?? "" }

  // MARK: Names

  private func which(_ good: [SettingResult]) -> String {
    let count = grouped(settings.count)
    return good.count == settings.count ? "All \(count)" : "\(grouped(good.count)) of \(count)"
  }

  private func verb(_ count: Int) -> String {
    let (one, several) = isJudged ? ("passes", "pass") : ("keeps up", "keep up")
    return count == 1 ? one : several
  }

  private func list(_ settings: [SettingResult]) -> String {
    let isLong = settings.contains { $0.keys > 1 }
    let shown = settings.prefix(isLong ? SettingsAnswer.longNamed : SettingsAnswer.named)
    let rest = settings.count - shown.count
    // Names of several keys have commas of their own.
    let separator = isLong ? "; " : ", "
    return shown.map { visible($0.name) }.joined(separator: separator) + (rest > 0 ? " and \(grouped(rest)) more" : "")
  }

  private var soonest: String? {
    let column = 0
    let known = settings.filter { $0.values[column].mean != nil }
    guard settings.count > 1, let best = known.min(by: { $0.values[column].mean ?? 0 < $1.values[column].mean ?? 0 }),
      let mean = best.values[column].mean
    else { return nil }
    let range = best.values[column].interval
    let close = known.count { other in
      guard other.name != best.name, let range, let its = other.values[column].interval else { return false }
      return its.lowerBound <= range.upperBound
    }
    return "The first response comes soonest with \(visible(best.name)): \(clockDuration(mean)) on average"
      + (range.map { ", \(Metric.Unit.milliseconds.text($0)) with 95 % confidence" } ?? "") + "."
      + (close > 0 ? " \(counted(close, "other setting")) may be as soon." : "")
  }
}
