import Simulation
internal import Statistics
import Text

/// Which settings meet the conditions, the smallest of them first, and which answers soonest.
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
      smallest == nil || good.count < 2 ? [] : ["\(which(good)) settings \(verb(good.count)): \(list(good))."]
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
    guard let smallest, let place = rising.firstIndex(where: { $0.name == smallest.name }) else {
      if !good.isEmpty { return NextStep(text: "Choose among them by what they ask of the team: the table has all.") }
      return open > 0 ? more : NextStep(text: "Try other values: more members, a longer day or a shorter list.")
    }
    guard place > 0 else { return NextStep(text: "No smaller value was tried: try some.") }
    let smaller = rising[place - 1]
    if smaller.answer.style == "unsure" { return more }
    let name = visible(smallest.name)
    let isNext = smallest.number.flatMap { number in smaller.number.map { number - $0 <= 1 } } ?? true
    return NextStep(
      text: isNext
        ? "Plan with \(name)."
        : "Plan with \(name), or try values between \(visible(smaller.short)) and \(visible(smallest.short))."
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
    if let smallest {
      let what = isJudged ? "that passes" : "that keeps up"
      return (
        "yes", visible(smallest.name),
        "is the smallest of \(grouped(settings.count)) \(what)\(before(smallest))."
      )
    }
    return ("yes", "\(which(good)) settings", "\(verb(good.count)): \(list(good)).")
  }

  // MARK: The smallest

  /// The first passing setting of those in rising order, where one key with numbers varies.
  private var smallest: SettingResult? { rising.first { $0.answer.style == "yes" } }

  /// Empty where it cannot be said which setting is smaller.
  private var rising: [SettingResult] {
    let numbers = settings.map(\.number)
    guard settings.count > 1, numbers.allSatisfy({ $0 != nil }) else { return [] }
    return settings.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
  }

  /// What the next smaller setting fails at.
  private func before(_ smallest: SettingResult) -> String {
    guard let place = rising.firstIndex(where: { $0.name == smallest.name }), place > 0 else { return "" }
    let smaller = rising[place - 1]
    guard smaller.answer.style == "no" else { return "; for \(visible(smaller.short)) it is not settled" }
    let why = smaller.failing.first.map { ": " + $0 } ?? ""
    return "; \(visible(smaller.short)) " + (isJudged ? "fails" : "does not keep up") + why
  }

  /// Where all fail: what the largest fails at.
  private var nearest: String {
    guard let last = rising.last, let why = last.failing.first else { return "" }
    return ", and \(visible(last.name)) this one: \(why)"
  }

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
