internal import Campaign
package import Experiments
internal import Simulation
internal import Statistics
internal import Text

extension ShownComparison {
  /// One line: what was simulated, how often and with which contacts.
  package var markdownTitle: String {
    let report = comparison.b
    let extent = "\(counted(comparison.replications, "run")) of both, \(counted(report.contacts, "contact"))"
    return "\(report.scenario.name): \(extent), seed \(report.scenario.seed)"
  }

  /// What the gates of B came to, in one clause: `2 of 3 gates pass, 1 fails`; nil where nothing was asked.
  package var gateSummary: String? {
    guard comparison.b.isJudged else { return nil }
    let judgements = comparison.b.judgements
    func count(_ verdict: Verdict) -> Int { judgements.count { $0.verdict == verdict } }
    let verb = count(.pass) == 1 ? "passes" : "pass"
    var parts = ["\(grouped(count(.pass))) of \(counted(judgements.count, "gate")) \(verb)"]
    if count(.fail) > 0 { parts.append("\(grouped(count(.fail))) \(count(.fail) == 1 ? "fails" : "fail")") }
    if count(.inconclusive) > 0 { parts.append("\(grouped(count(.inconclusive))) inconclusive") }
    let imprecise = comparison.b.precisions.count { !$0.isReached }
    if imprecise > 0 { parts.append("\(grouped(imprecise)) not known as precisely as asked") }
    return parts.joined(separator: ", ")
  }

  /// What differs, and in words what it comes to: blocks of Markdown, which may be cut between any two.
  package func differenceBlocks() -> [String] { differenceRows() + ["", cell(words), ""] + assumptions() }

  private func cell(_ text: String) -> String { escaped(shortened(plainSpaces(text), to: 900), for: .markdownCell) }

  /// The gates under both; empty where nothing was asked.
  package func gateBlocks() -> [String] {
    let (before, after) = (comparison.a.judgements, comparison.b.judgements)
    if after.isEmpty { return [] }
    let rows = after.map { judgement in
      let old = before.first { $0.text == judgement.text }
      let found = judgement.amounts(.precise)
      let before = [old?.verdict.rawValue ?? "-", old?.amounts(.precise).estimate ?? "-"]
      let after = [judgement.verdict.rawValue, found.estimate, found.interval, judgement.remark(on: "run")]
      let cells = [judgement.text] + before + after
      return "| " + cells.map(cell).joined(separator: " | ") + " |"
    }
    let head = "| gate | before | estimate | after | estimate | interval | |"
    return [head, "| --- | --- | ---: | --- | ---: | --- | --- |"] + rows
  }

  /// A table of what differs in some run.
  private func differenceRows() -> [String] {
    var rows = ["| | before | after | change | 95 % of changes | |", "| --- | ---: | ---: | ---: | ---: | --- |"]
    func add(_ title: String, _ pair: PairedDifference, _ text: QuantityText) {
      // What is the same in every run says nothing.
      if pair.difference.mean ?? 0 == 0, pair.difference.interval.map({ $0.lowerBound == $0.upperBound }) ?? true {
        return
      }
      let cells = [
        title, text.text(pair.a), text.text(pair.b), text.difference(pair.difference.mean),
        text.difference(pair.difference.interval), pair.isCertain ? "certain" : "",
      ]
      rows.append("| " + cells.map(cell).joined(separator: " | ") + " |")
    }
    for line in metrics {
      let title = line.name.title + (line.statistic == "mean" ? "" : " " + line.statistic)
      add(title, line.difference, QuantityText(line.name.unit, .plain))
    }
    for line in comparison.shownTotals {
      add(spaced(line.count.rawValue), line.difference, QuantityText(.contacts, .plain))
    }
    return rows.count > 2 ? rows : ["Nothing differs in any run."]
  }

  /// A is what was before, and B what comes after.
  private var words: String {
    let answer = ComparisonAnswer(comparison: comparison)
    let view = answer.view()
    let sentences = ["A is before and B after.", answer.question, view.word, view.headline] + view.sentences
    return sentences.joined(separator: " ")
  }

  private func assumptions() -> [String] {
    Assumptions(report: comparison.b).facts.map { "- assumed \($0.name.lowercased()): \(cell($0.value))" }
  }
}
