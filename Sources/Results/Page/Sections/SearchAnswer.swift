import Experiments
import Simulation
import Statistics
import Text

/// What a search found, in words: the value that passes, the one beside it that does not, and why.
struct SearchAnswer {
  let found: SearchOutcome

  private var range: SearchedRange { found.range }
  private var isLeast: Bool { range.goal == .least }
  private var key: String { visible(range.key) }

  var question: String {
    if range.key == "members.count", isLeast { return "How many members do we need?" }
    if range.key == "contacts.count", !isLeast { return "How many contacts can the team text?" }
    return "What is the \(furthest) \(key) that passes?"
  }

  func view() -> AnswerView {
    let (style, word, headline) = verdict
    let sentences = [stopped, limiting, passing, copies, reversed, certainty].compactMap(\.self)
    return AnswerView(
      style: style, word: word, headline: unbroken(headline), sentences: sentences.map(unbroken), next: next)
  }

  private var furthest: String { isLeast ? "smallest" : "largest" }
  private var all: String { "\(range.text(range.low)) to \(range.text(range.high))" }

  private var verdict: (style: String, word: String, headline: String) {
    if let passing = found.passing {
      let name = "\(key) \(range.text(passing))"
      if found.untried != nil { return ("yes", name, "passes; the \(furthest) is not known yet.") }
      let of = "is the \(furthest) of \(all) that passes"
      guard let beside = found.notPassing else {
        return ("yes", name, of + ": no \(isLeast ? "smaller" : "larger") one was asked for.")
      }
      let text = range.text(beside)
      return (
        "yes", name, failing(beside) == nil ? "\(of); for \(text) it is not settled." : "\(of); \(text) fails."
      )
    }
    switch found.verdict {
    case .fail: return ("no", "None.", "No value of \(key) from \(all) passes.")
    case .inconclusive, .pass: return ("unsure", "Not settled.", "No value of \(key) from \(all) is sure to pass.")
    }
  }

  // MARK: What decides

  /// The gate that stands in the way of a value: of those that fail the one that fails most clearly; nil where none fails.
  private func failing(_ value: Int) -> Judgement? {
    found.report(value)?.judgements.filter { $0.verdict == .fail }
      .max { ($0.clearance ?? .infinity) < ($1.clearance ?? .infinity) }
  }

  /// The gate of a value that is not settled and needs most to be.
  private func open(_ value: Int) -> Judgement? {
    found.report(value)?.judgements.filter { $0.verdict == .inconclusive }
      .max { ($0.replicationsToDecide ?? .max) < ($1.replicationsToDecide ?? .max) }
  }

  /// Why the value beside does not pass.
  private var limiting: String? {
    guard let value = found.notPassing else { return nil }
    let name = range.text(value)
    if let gate = failing(value) { return "\(name) fails the gate that \(gate.gate.words): \(gate.found)." }
    return open(value).map { "\(name) does not settle the gate that \($0.gate.words): \($0.found)." }
  }

  /// The same gate where the value passes, or the one that passes least clearly.
  private var passing: String? {
    guard let value = found.passing, let report = found.report(value) else { return nil }
    let limiting = found.notPassing.flatMap { failing($0) ?? open($0) }
    let nearest = report.judgements.min { ($0.clearance ?? .infinity) < ($1.clearance ?? .infinity) }
    guard let gate = report.judgements.first(where: { $0.text == limiting?.text }) ?? nearest else { return nil }
    let words = gate.text == limiting?.text ? "it is" : "the gate that \(gate.gate.words) has the least room:"
    return "With \(range.text(value)) \(words) \(gate.found)."
  }

  private var stopped: String? {
    guard let untried = found.untried else { return nil }
    let (low, high) = (range.text(untried.lowerBound), range.text(untried.upperBound))
    let those = low == high ? "\(low) was" : "\(low) to \(high) were"
    return "The time was over before \(those) tried to the end."
  }

  private var copies: String? {
    guard range.key == "members.count", let passing = found.passing, passing > found.named else { return nil }
    return "The rules name \(counted(found.named, "member")); the others are copies of them."
  }

  private var reversed: String? {
    guard found.isReversed else { return nil }
    let hardest = isLeast ? range.low : range.high
    return "\(range.text(hardest)) passes, though: here \(isLeast ? "larger" : "smaller") values ask more of the team."
  }

  private var certainty: String? {
    let isDecided = found.tried.contains { $0.report.judgements.contains { $0.verdict != .inconclusive } }
    return isDecided
      ? "Of \(grouped(range.count)) values \(grouped(found.tried.count)) were tried; chance alone settles a gate of any of them "
        + "wrongly in at most 5 of 100 searches like this." : nil
  }

  // MARK: What to do

  private var next: NextStep? {
    let request = "\(range.key)=\(range.text(range.low))..\(range.text(range.high))"
    if found.isReversed {
      return NextStep(text: "Search the other way:", option: "\(isLeast ? "--most" : "--least") \(request)")
    }
    if found.untried != nil {
      return NextStep(text: "Give the search more time, with a larger --within, or with none.")
    }
    if let value = found.notPassing, failing(value) == nil {
      let runs = open(value)?.replicationsToDecide
      let plan = found.passing.map { "Plan with \(key) \(range.text($0)), or settle" } ?? "Settle"
      return runs.map { NextStep(text: "\(plan) \(range.text(value)):", option: "--replications \($0)") }
        ?? NextStep(text: "\(range.text(value)) is too close to its limit to call; leave a wider margin.")
    }
    if let passing = found.passing { return NextStep(text: "Plan with \(key) \(range.text(passing)).") }
    return NextStep(text: "Search further, or plan a longer day or a shorter list.")
  }
}

extension Judgement {
  /// `11.2 min (10.4 to 12.1 min)`
  fileprivate var found: String {
    let found = amounts(.page)
    return interval == nil || found.estimate == found.interval
      ? found.estimate : "\(found.estimate) (\(found.interval))"
  }
}
