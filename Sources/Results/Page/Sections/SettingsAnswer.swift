import Simulation
import Text

/// Which settings meet the conditions, and which answers soonest.
struct SettingsAnswer {
  let settings: [SettingResult]
  let hasGates: Bool
  /// How many are named; a list of all would not be an answer.
  private static let named = 5

  var question: String {
    settings.count == 1 ? "Does this setting keep up?" : "Which of \(grouped(settings.count)) settings keep up?"
  }

  func view() -> AnswerView {
    let good = settings.filter { $0.answer.style == "yes" }
    let open = settings.count { $0.answer.style == "unsure" }
    let (style, word, headline) = verdict(good, open)
    let unsettled = open > 0 ? ["For \(grouped(open)) of \(grouped(settings.count)) it is not settled."] : []
    return AnswerView(
      style: style, word: word, headline: unbroken(headline),
      sentences: (unsettled + [soonest].compactMap(\.self)).map(unbroken))
  }

  private func verdict(_ good: [SettingResult], _ open: Int) -> (style: String, word: String, headline: String) {
    if good.isEmpty, open > 0 {
      return ("unsure", "Not settled.", "No setting is sure to " + (hasGates ? "pass its gates." : "keep up."))
    }
    if good.isEmpty {
      return ("no", "None.", hasGates ? "Every setting fails a gate." : "Members keep up with no setting.")
    }
    let count = grouped(settings.count)
    let which = good.count == settings.count ? "All \(count)" : "\(grouped(good.count)) of \(count)"
    if settings.count == 1 { return ("yes", "Yes.", (hasGates ? "It passes: " : "It keeps up: ") + list(good) + ".") }
    let (one, several) = hasGates ? ("passes", "pass") : ("keeps up", "keep up")
    let verb = good.count == 1 ? one : several
    return ("yes", "\(which) settings", "\(verb): \(list(good)).")
  }

  private func list(_ settings: [SettingResult]) -> String {
    let shown = settings.prefix(SettingsAnswer.named)
    let rest = settings.count - shown.count
    // Names of several keys have commas of their own.
    let separator = shown.contains { $0.keys > 1 } ? "; " : ", "
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
