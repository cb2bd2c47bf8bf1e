import Simulation
import Statistics
import Text

/// Whether the second rule file answers sooner than the first, and what else it changes.
struct ComparisonAnswer {
  let comparison: Comparison

  let question = "Does B answer sooner than A?"

  func view() -> AnswerView {
    let sentences = [unanswered, neverSent, moved].compactMap(\.self)
    let (style, word, headline) = verdict
    return AnswerView(style: style, word: word, headline: unbroken(headline), sentences: sentences.map(unbroken))
  }

  private func pair(_ name: Metric.Name) -> PairedDifference? { comparison.metric(name)?.mean }

  private var verdict: (style: String, word: String, headline: String) {
    guard let pair = pair(.firstResponseWait), let mean = pair.difference.mean else {
      return ("unsure", "Nothing to answer.", "No contact replied under both.")
    }
    if mean == 0, pair.difference.interval.map({ $0.lowerBound == $0.upperBound }) ?? false {
      return ("unsure", "No.", "First responses come as soon under both, in every run.")
    }
    let range = pair.difference.interval.map { " (\(away($0)) with 95 % confidence)" } ?? ""
    let how =
      "On average, first responses come \(clockDuration(mean.magnitude)) \(mean < 0 ? "sooner" : "later")\(range)."
    guard pair.isCertain else { return ("unsure", "Not settled.", how) }
    return mean < 0 ? ("yes", "Yes.", how) : ("no", "No.", how)
  }

  /// An interval of differences on one side of 0, without its sign.
  private func away(_ range: ClosedRange<Double>) -> String {
    let unit = Metric.Unit.milliseconds
    if range.lowerBound >= 0 { return unit.text(range) }
    if range.upperBound <= 0 { return unit.text(-range.upperBound ... -range.lowerBound) }
    return "from \(clockDuration(-range.lowerBound)) sooner to \(clockDuration(range.upperBound)) later"
  }

  private var unanswered: String? { change(.unanswered, "conversations wait at the end") }
  private var neverSent: String? { change(.neverSent, "contacts are never texted") }

  /// What certainly changes.
  private func change(_ name: Metric.Name, _ what: String) -> String? {
    guard let pair = pair(name), pair.isCertain, let mean = pair.difference.mean else { return nil }
    return "On average, \(wholeText(mean.magnitude)) \(mean < 0 ? "fewer" : "more") \(what)."
  }

  private var moved: String? {
    let (first, last) = (comparison.firstTexts.contacts.mean ?? 0, comparison.conversations.contacts.mean ?? 0)
    if first == 0, last == 0 { return "No one’s contacts go to someone else." }
    return
      "In a run, \(wholeText(first)) of \(counted(comparison.a.contacts, "contact")) get their first text from someone "
      + "else, and \(wholeText(last)) are answered last by someone else."
  }

  /// The differences that matter.
  var figures: [FigureView] {
    let shown: [(Metric.Name, String)] = [
      (.firstResponseWait, "first response, B less A"), (.unanswered, "conversations waiting at the end, B less A"),
      (.neverSent, "contacts never texted, B less A"), (.utilisation, "time with something to do, B less A"),
    ]
    return shown.compactMap { name, label in
      guard let difference = pair(name)?.difference, let mean = difference.mean else { return nil }
      let text = QuantityText(name.unit, .page)
      let range = difference.interval.flatMap { $0.lowerBound < $0.upperBound ? text.difference($0, places: 0) : nil }
      // People are whole.
      let isFraction = name.unit == .contacts && mean != 0 && mean.magnitude < 1
      return FigureView(
        value: isFraction ? "fewer than 1" : text.difference(mean, places: 0),
        range: range.map { unbroken($0 + " (95 % confidence)") }, label: label)
    }
  }
}

/// People are whole; fewer than one on average are `fewer than 1`.
private func wholeText(_ mean: Double) -> String {
  mean > 0 && mean < 1 ? "fewer than 1" : grouped(Int(mean.rounded()))
}
