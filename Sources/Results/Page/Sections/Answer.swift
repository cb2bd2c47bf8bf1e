import Campaign
import Simulation
internal import Statistics
import Text

/// The question of a page and its answer in words, derived from the numbers alone.
struct Answer {
  let report: SimulationReport
  let judgements: [Judgement]

  /// Without gates a team keeps up when this share of the replies that arrived is answered at the end.
  static let keepsUp = 0.95

  private var members: Int { report.members.count }
  private var team: String { members == 0 ? "the team" : counted(members, "member") }
  private var replies: Int { report.metric(.replyWait)?.count ?? 0 }

  var question: String { "Will \(team) keep up?" }

  func view() -> AnswerView {
    let (style, word, headline) = judgements.isEmpty ? byReplies() : byGates()
    return AnswerView(
      style: style, word: word, headline: unbroken(headline), sentences: sentences().map(unbroken))
  }

  private func byGates() -> (style: String, word: String, headline: String) {
    let failed = judgements.count { $0.verdict == .fail }
    let unsettled = judgements.count { $0.verdict == .inconclusive }
    func of(_ count: Int) -> String {
      judgements.count == 1 ? "The gate" : "\(grouped(count)) of \(grouped(judgements.count)) gates"
    }
    if failed > 0 { return ("no", "No.", of(failed) + (failed == 1 ? " fails." : " fail.")) }
    if unsettled > 0 {
      return ("unsure", "Not settled.", of(unsettled) + (unsettled == 1 ? " is" : " are") + " inconclusive.")
    }
    return ("yes", "Yes.", judgements.count == 1 ? "The gate passes." : "All \(grouped(judgements.count)) gates pass.")
  }

  private func byReplies() -> (style: String, word: String, headline: String) {
    if members == 0 { return ("no", "No.", "No one takes part.") }
    guard let mean = answered.mean else { return ("unsure", "Nothing to answer.", "No contact replied.") }
    let keeps = "\(team) keep\(members == 1 ? "s" : "") up"
    // A share below 1 never looks like all.
    let share = (mean == 1 ? "all" : percent(min(mean, 0.999)) + " of") + " replies are answered by the end"
    let range = answered.interval ?? mean...mean
    if range.lowerBound >= Answer.keepsUp { return ("yes", "Yes.", "\(keeps): \(share).") }
    if range.upperBound < Answer.keepsUp {
      return ("no", "No.", "\(team) \(members == 1 ? "does" : "do") not keep up: \(share).")
    }
    return (
      "unsure", "Not settled.",
      "\(share.prefix(1).uppercased() + share.dropFirst()), \(Metric.Unit.share.text(range)) with 95 % confidence: \(counted(report.replications, "run")) cannot tell "
        + "whether \(keeps)."
    )
  }

  /// The share of the replies of a run that are answered at its end. A conversation waits at most once at a time, so
  /// the conversations that wait at the end are the replies without an answer.
  var answered: BoundedNumber {
    guard let waits = report.metric(.replyWait), let unanswered = report.metric(.unanswered) else {
      return BoundedNumber(nil)
    }
    let shares = zip(waits.summaries, unanswered.summaries).compactMap { waits, unanswered -> Double? in
      guard let waits, let unanswered, waits.count > 0 else { return nil }
      return 1 - min(1, unanswered.mean / Double(waits.count))
    }
    var estimate = BoundedNumber(Estimate(shares))
    if let range = estimate.interval { estimate.interval = min(1, range.lowerBound)...min(1, range.upperBound) }
    return estimate
  }

  private func sentences() -> [String] {
    var sentences = [waits, waiting, list].compactMap(\.self)
    if report.replications == 1 {
      sentences.append("This is one run: another may come out differently, and nothing here says by how much.")
    }
    return sentences
  }

  private var waits: String? {
    guard let first = report.metric(.firstResponseWait), first.count > 0 else {
      return members == 0 ? nil : replies == 0 ? "No contact replied, so no one waited." : nil
    }
    guard let half = first.percentile(50), let most = first.percentile(95) else { return nil }
    if !first.isOpenOften {
      return "Half of first replies are answered within \(clockDuration(half)), 95 % within \(clockDuration(most))."
    }
    let open = "\(percent(first.openShare)) of first replies are still open at the end"
    return first.openShare < 0.5 ? "Half of first replies wait \(clockDuration(half)) or longer; \(open)." : open + "."
  }

  private var waiting: String? {
    guard replies > 0, let open = report.metric(.unanswered), let mean = open.estimate.mean else { return nil }
    if mean == 0 { return "No conversation waits at the end." }
    let number =
      (report.replications > 1 ? "On average, " : "") + open.unit.text(mean)
    return
      "\(number) \(mean == 1 ? "conversation still waits" : "conversations still wait") at the end\(within(open))."
  }

  private var list: String? {
    guard let send = report.metric(.timeToSendList), let never = report.metric(.neverSent), report.contacts > 0
    else { return nil }
    let whole = exactDuration(report.scenario.until.count)
    if send.count == report.replications, let mean = send.estimate.mean {
      return "The list is finished after \(clockDuration(mean))\(within(send))."
    }
    let untexted =
      "\(never.unit.text(never.estimate.mean)) of \(counted(report.contacts, "contact")) are never texted\(within(never))."
    if send.count == 0 { return "The list is not finished in \(whole): \(untexted)" }
    return "The list is finished in \(grouped(send.count)) of \(grouped(report.replications)) runs of \(whole); "
      + "on average, \(untexted)"
  }

  /// ` (2.0 to 2.2 min with 95 % confidence)`; empty where all runs had the same value.
  private func within(_ metric: Metric) -> String {
    guard let range = metric.estimate.interval, range.lowerBound < range.upperBound else { return "" }
    return " (\(metric.unit.text(range)) with 95 % confidence)"
  }
}

extension Metric {
  /// The share of the waits that were open when their run ended.
  var openShare: Double { count == 0 ? 0 : Double(open) / Double(count) }

  /// Whether so many waits were open that their lengths, which are lower bounds, say little about the others.
  var isOpenOften: Bool { openShare >= 0.05 }
}
