import Simulation
internal import Statistics
import Text

/// The results of one setting: the numbers that pages show, without the rest of its report.
struct SettingResult: Sendable {
  struct Column: Sendable {
    let title: String
    let name: Metric.Name
    /// Nil: the mean.
    let percent: Int?
  }

  /// What is shown of each setting.
  static let columns: [Column] = [
    Column(title: "first response", name: .firstResponseWait, percent: nil),
    Column(title: "first response, p95", name: .firstResponseWait, percent: 95),
    Column(title: "never texted", name: .neverSent, percent: nil),
    Column(title: "waiting at the end", name: .unanswered, percent: nil),
    Column(title: "whole list texted", name: .timeToSendList, percent: nil),
    Column(title: "busy", name: .utilisation, percent: nil),
    Column(title: "first texts, most less fewest", name: .sentRange, percent: nil),
  ]

  /// What is shown of each of its runs.
  static let runColumns = columns + [Column(title: "first texts, Gini", name: .sentGini, percent: nil)]

  /// `members.count 25, contacts.count 60`
  let name: String
  /// The values alone.
  let short: String
  let list: [String]
  /// How many keys the name has.
  var keys: Int { list.count }
  /// The value, where it is the only one and a number.
  let number: Double?
  var answer: AnswerView
  let verdict: Verdict?
  /// The gates that fail, in words.
  let failing: [String]
  /// Each gate's verdict, in the scenario's order.
  let gates: [(words: String, verdict: Verdict)]
  /// By column.
  let values: [BoundedNumber]
  /// The share of their time that members are busy.
  var busy: Double? { SettingResult.columns.firstIndex { $0.name == .utilisation }.flatMap { values[$0].mean } }
  let replications: Int
  /// The number of the first of them, from 1.
  let first: Int
  let events: Int
  /// How many runs texted the whole list.
  let finished: Int
  /// The values of `runColumns` in each of the first runs.
  let runs: [[Double?]]

  /// - Parameter runs: how many of them are kept, at most.
  init(_ keys: [String], _ values: [String], _ report: SimulationReport, runs: Int) {
    name = zip(keys, values).map { $0 + " " + $1 }.joined(separator: ", ")
    short = values.joined(separator: ", ")
    list = values
    number = values.count == 1 ? values.first.flatMap { Double($0) } : nil
    answer = Answer(report: report).view()
    verdict = report.isJudged ? report.verdict : nil
    gates = report.judgements.map { ($0.gate.words, $0.verdict) }
    failing = gates.filter { $0.verdict == .fail }.map(\.words)
    self.values = SettingResult.columns.map { column in
      guard let metric = report.metric(column.name) else { return BoundedNumber(nil) }
      return column.percent.map { BoundedNumber(metric.percentile($0)) } ?? BoundedNumber(metric.estimate)
    }
    replications = report.replications
    first = report.firstReplication
    events = report.events
    finished = report.metric(.timeToSendList)?.count ?? 0
    let metrics = SettingResult.runColumns.map { ($0, report.metric($0.name)) }
    self.runs = (0..<max(0, min(runs, report.replications))).map { run in
      metrics.map { column, metric in
        guard let summary = metric?.summaries[run] else { return nil }
        return column.percent.map { summary.percentile($0) } ?? summary.mean
      }
    }
  }
}

extension SettingResult {
  /// `✓`, `✗` or `?`
  var sign: String {
    switch answer.style {
    case "yes": "✓"
    case "no": "✗"
    default: "?"
    }
  }
}
