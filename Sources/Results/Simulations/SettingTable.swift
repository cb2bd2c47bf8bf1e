internal import Diagnostics
package import Experiments
internal import Simulation
internal import Statistics
internal import Text

/// The settings of a grid as text: a line for each, with the metrics that say most.
package struct SettingTable {
  private let keys: [String]
  private var heading = ""
  private var rows: [[String]] = []
  private var verdicts: [Verdict] = []
  private var results: [SettingResult] = []
  private var isJudged = false
  /// The same under every setting; what differs is what varies.
  private var assumed: [FactView] = []

  private static let columns: [(title: String, cell: @Sendable (SimulationReport) -> String)] = [
    ("first response", { mean(.firstResponseWait, $0) }), ("p95", { p95(.firstResponseWait, $0) }),
    ("list sent", { listSent($0) }), ("never sent", { mean(.neverSent, $0) }),
    ("unanswered", { mean(.unanswered, $0) }),
    ("utilisation", { mean(.utilisation, $0) }), ("gini", { mean(.sentGini, $0) }),
  ]

  package init(_ keys: [String]) { self.keys = keys }

  package mutating func add(_ run: SettingRun) {
    if rows.isEmpty {
      let report = run.report
      heading = [report.action, report.scenario.name, "seed \(report.scenario.seed)"].joined(separator: " · ")
    }
    let facts = Assumptions(report: run.report).facts
    assumed = rows.isEmpty ? facts : assumed.common(with: facts)
    isJudged = run.report.isJudged
    verdicts.append(run.report.verdict)
    results.append(SettingResult(keys, run.values, run.report, runs: 0))
    rows.append(
      run.values.map { printable(shortened($0, to: 24)) } + Self.columns.map { $0.cell(run.report) }
        + (isJudged ? [run.report.verdict.rawValue] : []))
  }

  /// - Parameter found: by a search, in place of what all settings say.
  package func text(_ style: TextStyle, found: SearchOutcome? = nil) -> String {
    var table = TextTable()
    table.left = Set(keys.indices)
    table.add(keys.map { printable(title($0)) } + Self.columns.map(\.title) + (isJudged ? ["verdict"] : []))
    for (row, verdict) in zip(rows, verdicts) {
      table.add(row, inks: isJudged ? style.inks(verdict, column: row.count - 1) : [:])
    }
    return style.prose(printable(heading) + " · \(counted(rows.count, "setting"))") + "\n\n"
      + table.text(ruled: [1], within: style.width)
      + "\n" + style.prose(assumed.assumedLines + answer(found))
  }

  private func answer(_ found: SearchOutcome?) -> String {
    guard let found else { return SettingsAnswer(settings: results, isJudged: isJudged).view().lines }
    let answer = SearchAnswer(found: found).view()
    return answer.headLine + answer.sentences.map { plainSpaces($0) + "\n" }.joined() + answer.nextLine
  }

  /// The last component of a rule file's key, if that distinguishes it from the others. The scenario's keys are shown
  /// whole: `count` alone says nothing.
  private func title(_ key: String) -> String {
    if VariableKeys.place(of: key)?.file == .scenario { return key }
    func last(_ key: String) -> Substring { key.split(separator: ".").last ?? "" }
    return keys.count { last($0) == last(key) } == 1 ? String(last(key)) : key
  }

  private static func mean(_ name: Metric.Name, _ report: SimulationReport) -> String {
    QuantityText(name.unit, .plain).text(report.metric(name)?.estimate.mean)
  }

  private static func listSent(_ report: SimulationReport) -> String {
    mean(.timeToSendList, report) + (report.metric(.timeToSendList)?.some.map { " \($0)" } ?? "")
  }

  private static func p95(_ name: Metric.Name, _ report: SimulationReport) -> String {
    QuantityText(name.unit, .plain).text(report.metric(name)?.percentile(95))
  }
}
