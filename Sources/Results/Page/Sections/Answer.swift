import Simulation
import Statistics
import Text

/// The question of a page and its answer in words, derived from the numbers and the verdict of the report alone.
struct Answer {
  let report: SimulationReport
  private let findings: Findings

  init(report: SimulationReport) {
    self.report = report
    findings = Findings(report: report)
  }

  private var members: Int { report.members.count }
  private var team: String { members == 0 ? "the team" : counted(members, "member") }

  var question: String { "Will \(team) keep up?" }

  func view() -> AnswerView {
    let isDecided = !report.judgements.isEmpty || report.verdict != .pass
    let (style, word, headline) = isDecided ? byVerdict() : byFindings()
    return AnswerView(
      style: style, word: word, parts: word == twoWords ? bothFindings : nil, headline: unbroken(headline),
      sentences: DaySentences(report: report).all.map(unbroken), next: next(style, isDecided))
  }

  private func next(_ style: String, _ isDecided: Bool) -> NextStep? {
    // Gates that pass do not make a list done, and more runs do not either.
    let isUndone = findings.list == .no || findings.list == .unsettled
    let isShort =
      isUndone && !findings.isOneRun && (isDecided ? report.verdict == .pass : findings.replies != .unsettled)
    return AnswerTone(rawValue: isShort ? "no" : style).flatMap { NextStep(after: report, $0) }
  }

  // MARK: By the verdict

  private func byVerdict() -> (style: String, word: String, headline: String) {
    let shortfalls = findings.shortfalls
    let word =
      switch report.verdict {
      case .pass: shortfalls.isEmpty ? "Yes." : "Gates: yes."
      case .fail: "No."
      case .inconclusive: "Not settled."
      }
    return (report.verdict.style, word, ([gates, precision].compactMap(\.self) + shortfalls).joined(separator: " "))
  }

  /// What the gates say, with those that do not pass in words.
  private var gates: String? {
    let all = report.judgements
    if all.isEmpty { return nil }
    let failed = all.filter { $0.verdict == .fail }
    let open = all.filter { $0.verdict == .inconclusive }
    func of(_ some: [Judgement]) -> String {
      all.count == 1 ? "The gate" : "\(grouped(some.count)) of \(grouped(all.count)) gates"
    }
    if !failed.isEmpty { return of(failed) + (failed.count == 1 ? " fails. " : " fail. ") + named(failed) }
    if !open.isEmpty {
      return of(open) + (open.count == 1 ? " is" : " are") + " inconclusive. " + named(open)
    }
    return all.count == 1 ? "The gate passes." : "All \(grouped(all.count)) gates pass."
  }

  /// What they ask: a gate in words alone would read as if it were so.
  private func named(_ judgements: [Judgement]) -> String {
    let shown = judgements.prefix(2).map(\.gate.words).joined(separator: "; ")
    return (judgements.count == 1 ? "It asks that " : "They ask that ") + shown
      + (judgements.count > 2 ? "; and \(grouped(judgements.count - 2)) more" : "") + "."
  }

  private var precision: String? {
    let missed = report.precisions.filter { !$0.isReached }
    guard let first = missed.first else { return nil }
    return "Not known as precisely as asked: \(first.target.measured.text)"
      + (missed.count > 1 ? " and \(grouped(missed.count - 1)) more" : "") + "."
  }

  // MARK: By what was found

  private func byFindings() -> (style: String, word: String, headline: String) {
    if members == 0 { return ("no", "No.", "No one takes part.") }
    let (replies, list) = (findings.replies, findings.list)
    guard let share = findings.answeredShare else {
      return list == .no
        ? ("no", "List: no.", "No contact replied, and \(listClause).")
        : ("unsure", "Nothing to answer.", "No contact replied.")
    }
    let answered = share + (share == "all" ? "" : " of") + " replies are answered by the end"
    let keeps = "\(team) keep\(members == 1 ? "s" : "") up"
    if findings.isOneRun { return ("unsure", "Not settled.", "In the one run, \(answered), and \(listClause).") }
    switch (replies, list) {
    case (.yes, .yes), (.yes, .nothing): return ("yes", "Yes.", "\(keeps): \(answered), and \(listClause).")
    case (.no, .no):
      return ("no", "No.", "\(team) \(members == 1 ? "does" : "do") not keep up: \(answered), and \(listClause).")
    case (.yes, .no), (.no, .yes), (.no, .unsettled), (.no, .nothing), (.unsettled, .no), (.nothing, _), (_, .nothing),
      (.yes, .unsettled), (.unsettled, .yes), (.unsettled, .unsettled):
      let style = replies == .no || list == .no ? "no" : "unsure"
      let interval = findings.answered.interval.map { ", \(Metric.Unit.share.text($0)) with 95 % confidence" } ?? ""
      let told =
        replies == .unsettled
        ? answered + interval + ": \(counted(report.replications, "run")) cannot tell whether that is enough" : answered
      let sentence = told + "; " + listClause + "."
      return (style, twoWords, sentence.prefix(1).uppercased() + sentence.dropFirst())
    }
  }

  /// Where replies and the list have different answers.
  private var bothFindings: [AnswerView.Part] {
    [("Replies", findings.replies), ("List", findings.list)].map { name, finding in
      AnswerView.Part(style: finding.style, text: "\(name): \(findings.word(finding)).")
    }
  }

  private var twoWords: String { bothFindings.map(\.text).joined(separator: " ") }

  private var listClause: String {
    guard let left = findings.leftText else { return "the whole list is texted" }
    return findings.finishedRuns > 0 ? "the list is \(left)" : left.replacingLast(" left", with: " are left")
  }
}

extension Findings.Finding {
  /// A class of the style sheet.
  fileprivate var style: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unsettled, .nothing: "unsure"
    }
  }
}

extension String {
  fileprivate func replacingLast(_ end: String, with other: String) -> String {
    hasSuffix(end) ? dropLast(end.count) + other : self
  }
}
