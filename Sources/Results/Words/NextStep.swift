import Simulation
import Statistics
import Text

/// What to do after reading an answer: a sentence, and the option of the command that does it.
struct NextStep {
  let text: String
  /// To be added to the command; nil where the step is not another run of it.
  var option: String?

  /// More of the same: as many runs as a gate needs, or so many that intervals are half as wide.
  ///
  /// - Parameter runs: how many there were.
  static func moreRuns(than runs: Int, isJudged: Bool) -> NextStep {
    let least = Judgement.fewestValues
    if runs < least {
      let why = isJudged ? " for a gate, which needs \(least)" : " to tell"
      return NextStep(
        text: "\(countedSubject([(runs, "run")], verbs: "is", "are")) too few\(why):", option: "--replications \(least)"
      )
    }
    let more = min(10_000, runs.multipliedReportingOverflow(by: 4).partialValue)
    return more <= runs
      ? NextStep(text: "The answer is too close to call; leave a wider margin.")
      : NextStep(
        text: "Four times as many runs make the intervals half as wide:", option: "--replications \(more)")
  }

  /// The smallest team that passes the gates; without gates, a few sizes to look at.
  fileprivate static func members(
    _ text: String, _ counts: [Int], among range: ClosedRange<Int>, isJudged: Bool
  ) -> NextStep {
    NextStep(
      text: text,
      option: isJudged
        ? "--least members.count=\(range.lowerBound)..\(range.upperBound)"
        : "--vary members.count=" + counts.map(String.init).joined(separator: ","))
  }
}

extension NextStep {
  /// After a simulation; nil where no one takes part, or there is nothing to do.
  ///
  /// - Parameter answer: what its page answers.
  init?(after report: SimulationReport, _ answer: AnswerTone) {
    let members = report.members.count
    guard members > 0, report.contacts > 0 else { return nil }
    switch answer {
    case .unsure: self = .moreRuns(than: report.replications, isJudged: report.isJudged)
    case .no:
      let failed = report.judgements.filter { $0.verdict == .fail }
      guard failed.allSatisfy(\.gate.isAboutWork) else {
        self.init(text: "Change the rules, and hold both files against each other with patchbay compare.")
        return
      }
      if let limit = NextStep(liftingWhatKeeps: report, failed) {
        self = limit
        return
      }
      let more = [members * 5 / 4, members * 3 / 2, members * 2].filter { $0 > members && $0 <= 20_000 }
      self =
        more.isEmpty
        ? NextStep(text: "Plan a longer day or a shorter list.")
        : .members(
          "See how many members would do:", NextStep.distinct(more), among: members + 1...min(20_000, members * 2),
          // Where all gates pass, more members would settle nothing that they ask.
          isJudged: !failed.isEmpty)
    case .yes:
      let fewer = NextStep.distinct([members / 2, members * 3 / 4, members])
      self =
        fewer.count < 3
        ? NextStep(text: "Try what could go wrong: more replies, a longer list, a member who leaves early.")
        : .members("See how few members would do:", fewer, among: 1...members, isJudged: report.isJudged)
    }
  }

  /// Where rules and not the members' time keep most of the contacts from being texted; nil where they do not, or where something else
  /// was asked.
  private init?(liftingWhatKeeps report: SimulationReport, _ failed: [Judgement]) {
    guard failed.allSatisfy(\.gate.isAboutSending) else { return nil }
    func mean(_ reason: UnsentReason) -> Double { report.unsent.first { $0.reason == reason }?.estimate.mean ?? 0 }
    let capped = mean(.capReached)
    let closed = mean(.outsideHours)
    let others = mean(.waiting) + mean(.unassigned)
    if capped >= 1, capped > closed + others {
      self.init(text: "Raise max_per_member, or take more members: the cap keeps contacts from being texted.")
    } else if closed >= 1, closed > capped + others {
      self.init(text: "Plan a longer day, or other texting hours: contacts are left because these are over.")
    } else {
      return nil
    }
  }

  private static func distinct(_ rising: [Int]) -> [Int] {
    rising.reduce(into: []) { if $1 > 0, $0.last != $1 { $0.append($1) } }
  }
}

extension Gate {
  /// Whether it asks how many contacts are texted, or how long that takes.
  fileprivate var isAboutSending: Bool {
    let quantity =
      switch self {
      case .statistic(_, let quantity, _, _): quantity
      case .chance(_, let quantity, _, _, _, _): quantity
      }
    guard case .metric(let name) = quantity else { return false }
    return name == .neverSent || name == .timeToSendList
  }

  /// Whether more members help: it sets an upper limit for what there is too much of for too few of them.
  fileprivate var isAboutWork: Bool {
    let (quantity, relation) =
      switch self {
      case .statistic(_, let quantity, let relation, _): (quantity, relation)
      case .chance(_, let quantity, let relation, _, let side, _): (quantity, side.isUpper ? .atLeast : relation)
      }
    guard relation.isUpper, case .metric(let name) = quantity else { return false }
    return switch name {
    case .firstResponseWait, .replyWait, .timeToSendList, .needsAttention, .queueLength, .unanswered, .utilisation,
      .neverSent:
      true
    case .fanOut, .sentRange, .sentGini, .claimsExpired, .events: false
    }
  }
}
