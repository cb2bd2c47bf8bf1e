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
  private var hasGates = false

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
    hasGates = !run.report.judgements.isEmpty
    rows.append(
      run.values.map { printable(shortened($0, to: 24)) } + Self.columns.map { $0.cell(run.report) }
        + (hasGates ? [run.report.verdict.rawValue] : []))
  }

  package func text() -> String {
    var table = TextTable()
    table.left = Set(keys.indices)
    table.add(keys.map { printable(title($0)) } + Self.columns.map(\.title) + (hasGates ? ["verdict"] : []))
    for row in rows { table.add(row) }
    return printable(heading) + " · \(counted(rows.count, "setting"))\n\n" + table.text(ruled: [1])
  }

  /// The last component of a rule file's key, if that distinguishes it from the others. The scenario's keys are shown
  /// whole: `count` alone says nothing.
  private func title(_ key: String) -> String {
    if VariableKeys.place(of: key)?.file == .scenario { return key }
    func last(_ key: String) -> Substring { key.split(separator: ".").last ?? "" }
    return keys.count { last($0) == last(key) } == 1 ? String(last(key)) : key
  }

  private static func mean(_ name: Metric.Name, _ report: SimulationReport) -> String {
    let mean = report.metric(name)?.estimate.mean
    return name.text(mean, places: Metric.Name.places(for: mean))
  }

  /// A mean over the runs that sent the whole list, and how many runs did if not all: settings under which only the
  /// fastest runs send it would look fast.
  private static func listSent(_ report: SimulationReport) -> String {
    let text = mean(.timeToSendList, report)
    guard let metric = report.metric(.timeToSendList), let mean = metric.estimate.mean, mean.isFinite,
      metric.estimate.count < metric.summaries.count
    else { return text }
    return "\(text) (\(metric.estimate.count)/\(metric.summaries.count))"
  }

  private static func p95(_ name: Metric.Name, _ report: SimulationReport) -> String {
    name.text(report.metric(name)?.percentile(95), places: 0)
  }
}
