import Simulation
import Statistics
import Text

/// Whether the second rule file answers sooner than the first, and what else it changes.
struct ComparisonAnswer {
  let comparison: Comparison

  let question = "Does B answer sooner than A?"

  func view() -> AnswerView {
    let sentences = [unanswered, neverSent, moved].compactMap(\.self) + keepingUp + [oneRun].compactMap(\.self)
    let (style, word, headline) = verdict
    return AnswerView(
      style: style, word: word, headline: unbroken(headline), sentences: sentences.map(unbroken), next: next)
  }

  private var isOneRun: Bool { comparison.replications == 1 }

  private var oneRun: String? {
    isOneRun ? "This is one run of each: others may come out differently, and nothing here says by how much." : nil
  }

  /// Sooner is not yet soon enough: whether the team keeps up under each of them.
  var keepingUp: [String] {
    let found = [comparison.a, comparison.b].map { Findings(report: $0).both.joined(separator: "; ") }
    return found[0] == found[1]
      ? ["Under both, \(found[0])."] : zip(["A", "B"], found).map { "Under \($0), \($1)." }
  }

  private var next: NextStep? {
    guard let pair = pair(.firstResponseWait), let mean = pair.difference.mean else { return nil }
    if isSame(pair) { return NextStep(text: "Choose by something else: contacts wait equally long under both.") }
    guard pair.isCertain else { return .moreRuns(than: comparison.replications, isJudged: false) }
    return NextStep(
      text: mean < 0
        ? "Take B, if what else differs suits you." : "Keep A, unless something else that differs counts more.")
  }

  private func isSame(_ pair: PairedDifference) -> Bool {
    pair.difference.mean == 0 && pair.difference.interval.map { $0.lowerBound == $0.upperBound } ?? false
  }

  private func pair(_ name: Metric.Name) -> PairedDifference? { comparison.metric(name)?.mean }

  private var verdict: (style: String, word: String, headline: String) {
    guard let pair = pair(.firstResponseWait), let mean = pair.difference.mean else {
      return ("unsure", "Nothing to answer.", "No contact replied under both.")
    }
    if isSame(pair) {
      return ("unsure", "No.", "First responses come as soon under both, in every run.")
    }
    let range = pair.difference.interval.map { " (\(away($0)) with 95 % confidence)" } ?? ""
    let unit = QuantityText(.milliseconds, .page)
    let when = isOneRun ? "In the one run" : "On average"
    let how =
      "\(when), first responses come \(unit.text(mean.magnitude, beside: pair.difference.interval)) "
      + "\(mean < 0 ? "sooner" : "later")\(range)."
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
    return "On average, \(WholeCount(mean).words) \(mean < 0 ? "fewer" : "more") \(what)."
  }

  private var moved: String? {
    let (first, last) = (comparison.firstTexts.contacts.mean ?? 0, comparison.conversations.contacts.mean ?? 0)
    if first == 0, last == 0 { return "No one’s contacts go to someone else." }
    let (texted, answered) = (WholeCount(first), WholeCount(last))
    return
      "In a run, \(texted.words) of \(counted(comparison.a.contacts, "contact")) \(texted.agreeing("gets", "get")) "
      + "the first text from someone else, and \(answered.words) \(answered.agreeing("is", "are")) answered last by "
      + "someone else."
  }

  /// The differences that matter.
  var figures: [FigureView] {
    let shown: [(Metric.Name, String)] = [
      (.firstResponseWait, "first response"), (.unanswered, "conversations waiting at the end"),
      (.neverSent, "contacts never texted"), (.utilisation, "time with something to do"),
    ]
    return shown.compactMap { name, label in
      guard let difference = pair(name)?.difference, let mean = difference.mean else { return nil }
      let text = QuantityText(name.unit, .page)
      let range = difference.interval.flatMap { $0.lowerBound < $0.upperBound ? text.difference($0) : nil }
        .flatMap { $0.contains { ("1"..."9").contains($0) } ? $0 : nil }
      let isFraction = text.isCount && WholeCount(mean).isFraction
      return FigureView(
        value: isFraction
          ? "under 1 " + (mean < 0 ? "fewer" : "more")
          : text.difference(mean, beside: difference.interval),
        range: range.map { unbroken($0) + confidence }, label: label + ", B\u{A0}less\u{A0}A")
    }
  }
}
