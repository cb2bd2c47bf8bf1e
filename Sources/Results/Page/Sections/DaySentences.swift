import Simulation
import Statistics
import Text

/// What a day was like, in the sentences below the answer.
struct DaySentences {
  let report: SimulationReport

  private var members: Int { report.members.count }
  private var replies: Int { report.metric(.replyWait)?.count ?? 0 }

  var all: [String] {
    var sentences = [waits, few, waiting, list].compactMap(\.self)
    if report.judgements.contains(where: { $0.verdict != .inconclusive }), report.replications > 1 {
      sentences.append("Chance alone \(GatesSection.certainty).")
    }
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

  /// 95 % of a handful is no share: the sentence about waits says of how many it speaks.
  private var few: String? {
    guard let first = report.metric(.firstResponseWait), (1..<20).contains(first.count) else { return nil }
    return
      "\(first.count == 1 ? "That is" : "Those are") only \(counted(first.count, "first reply", plural: "first replies")) "
      + "in \(counted(report.replications, "run"))."
  }

  private var waiting: String? {
    guard replies > 0, let open = report.metric(.unanswered), let mean = open.estimate.mean else { return nil }
    if mean == 0 { return "No conversation waits at the end." }
    if let runs = open.runsWithAny {
      return "In \(grouped(runs.with)) of \(counted(runs.of, "run")), conversations still wait at the end."
    }
    let number = (report.replications > 1 ? "On average, " : "") + open.wholeText
    return
      "\(number) \(mean.rounded() == 1 ? "conversation still waits" : "conversations still wait") at the end\(within(open))."
  }

  private var list: String? {
    guard let send = report.metric(.timeToSendList), let never = report.metric(.neverSent), report.contacts > 0
    else { return nil }
    let whole = exactDuration(report.scenario.until.count)
    if send.count == report.replications, let mean = send.estimate.mean {
      return "The list is finished after \(clockDuration(mean))\(within(send))."
    }
    let verb = never.wholeText == "1" ? "is" : "are"
    let untexted = "\(never.wholeText) of \(counted(report.contacts, "contact")) \(verb) never texted\(within(never))."
    if send.count == 0 { return "The list is not finished in \(whole): \(untexted)" }
    let finished = "The list is finished in \(grouped(send.count)) of \(grouped(report.replications)) runs of \(whole)"
    if never.runsWithAny != nil { return finished + "." }
    return finished + "; on average, \(untexted)"
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
