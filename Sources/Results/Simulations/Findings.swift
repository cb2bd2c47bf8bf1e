import Simulation
import Statistics
import Text

/// What a simulation found out about the two things that a team has to do: answer replies, and text the list. Pages and
/// terminals say the same.
struct Findings {
  enum Finding {
    case yes, no
    /// The runs do not tell.
    case unsettled
    /// There was nothing to do.
    case nothing
  }

  let report: SimulationReport

  /// Without gates a team keeps up when this share of the replies that arrived is answered at the end, and the list is
  /// texted.
  static let keepsUp = 0.95

  var isOneRun: Bool { report.replications == 1 }
}

// MARK: Replies

extension Findings {
  /// The share of the replies of a run that are answered at its end. With a warm-up, of those that came after it.
  var answered: BoundedNumber {
    guard let waits = report.metric(.replyWait) else { return BoundedNumber(nil) }
    let shares = zip(waits.summaries, waits.openWaits).compactMap { summary, open in
      summary.map { 1 - Double(open) / Double($0.count) }
    }
    return BoundedNumber(Estimate(shares: shares))
  }

  var replies: Finding {
    guard let mean = answered.mean else { return report.members.isEmpty ? .no : .nothing }
    if isOneRun { return .unsettled }
    let range = answered.interval ?? mean...mean
    if range.lowerBound >= Findings.keepsUp { return .yes }
    return range.upperBound < Findings.keepsUp ? .no : .unsettled
  }

  /// `98.0 %`; a share below 1 never looks like all.
  var answeredShare: String? { answered.mean.map { $0 == 1 ? "all" : percent(min($0, 0.999)) } }

  /// `98.0 % answered by the end`
  fileprivate var repliesText: String {
    guard let share = answeredShare else { return report.members.isEmpty ? "no one takes part" : "no contact replied" }
    let range = replies == .unsettled ? answered.interval.map { ", \(Metric.Unit.share.text($0))" } ?? "" : ""
    return "\(share) answered by the end\(range)"
  }
}

// MARK: The list

extension Findings {
  /// How many runs texted the whole list.
  var finishedRuns: Int { report.metric(.timeToSendList)?.count ?? 0 }

  /// How many contacts who could be texted are not, in a run on average.
  var left: Double {
    report.unsent.reduce(0.0) { sum, row in
      switch row.reason {
      case .neverTextable: sum
      case .notArrived, .underReview, .outsideHours, .waiting, .capReached, .unassigned: sum + (row.estimate.mean ?? 0)
      }
    }
  }

  var list: Finding {
    if report.contacts == 0 { return .nothing }
    if isOneRun { return .unsettled }
    return finishedRuns == report.replications ? .yes : finishedRuns == 0 ? .no : .unsettled
  }

  /// `16,874 of 20,000 contacts left`; nil where every run texted the whole list.
  var leftText: String? {
    if finishedRuns == report.replications || report.contacts == 0 { return nil }
    if finishedRuns > 0 { return "finished in \(grouped(finishedRuns)) of \(counted(report.replications, "run"))" }
    return "\(WholeCount(left).words) of \(counted(report.contacts, "contact")) left"
  }

  fileprivate var listText: String {
    if report.contacts == 0 { return "there is none" }
    if let leftText { return leftText }
    return "finished after \(duration(report.metric(.timeToSendList)?.estimate.mean ?? 0))"
      + (isOneRun ? "" : " on average")
  }
}

// MARK: As text

extension Findings {
  /// The last lines of a simulation's text.
  func lines() -> String { both.map { $0 + "\n" }.joined() }

  /// The same as two parts of a sentence.
  var both: [String] { ["replies: \(word(replies)), \(repliesText)", "list: \(word(list)), \(listText)"] }

  /// What a verdict leaves out: `Replies: no, …` and `List: no, …`.
  var shortfalls: [String] {
    (replies == .no ? ["Replies: no, \(repliesText)."] : [])
      + (leftText.map { ["List: \(word(list)), \($0)."] } ?? [])
  }

  func word(_ finding: Finding) -> String {
    switch finding {
    case .yes: "yes"
    case .no: "no"
    case .unsettled: isOneRun ? "not settled by one run" : "not settled"
    case .nothing: "nothing to do"
    }
  }
}
