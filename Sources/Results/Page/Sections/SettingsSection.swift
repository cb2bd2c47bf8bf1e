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
  /// How many keys the name has.
  let keys: Int
  var answer: AnswerView
  let verdict: Verdict?
  /// By column.
  let values: [BoundedNumber]
  let replications: Int
  let events: Int
  /// How many runs texted the whole list.
  let finished: Int
  /// The values of `runColumns` in each of the first runs.
  let runs: [[Double?]]

  /// - Parameter runs: how many of them are kept, at most.
  init(_ keys: [String], _ values: [String], _ report: SimulationReport, runs: Int) {
    name = zip(keys, values).map { $0 + " " + $1 }.joined(separator: ", ")
    short = values.joined(separator: ", ")
    self.keys = keys.count
    answer = Answer(report: report, judgements: report.judgements).view()
    verdict = report.judgements.isEmpty ? nil : report.verdict
    self.values = SettingResult.columns.map { column in
      guard let metric = report.metric(column.name) else { return BoundedNumber(nil) }
      return column.percent.map { BoundedNumber(metric.percentile($0)) } ?? BoundedNumber(metric.estimate)
    }
    replications = report.replications
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

/// The same scenario under several settings.
struct SettingsSection {
  let keys: [String]
  let settings: [SettingResult]
  /// How many of the first columns have a picture, and how many settings a picture shows; the table has all.
  private static let pictures = 4
  private static let drawn = 40
  /// How many letters there is room for beside a picture.
  private static let letters = 18

  func view() -> SectionView {
    let rest = settings.count - SettingsSection.drawn
    return SectionView(
      id: "settings", title: "Setting by setting",
      intro: [
        "Every setting meets the same contacts with the same random numbers. Lines and ± are 95 % confidence intervals."
          + (rest > 0 ? " The pictures have the first \(SettingsSection.drawn) settings, the table has all." : "")
      ],
      charts: SettingResult.columns.prefix(SettingsSection.pictures).enumerated().map(chart), tables: [table],
      folded: RunTables(settings: settings).views())
  }

  private func chart(_ column: Int, _ what: SettingResult.Column) -> ChartView {
    let unit = what.name.unit
    let shown = settings.prefix(SettingsSection.drawn)
    let title = what.title.prefix(1).uppercased() + what.title.dropFirst()
    let rows = shown.map { setting in
      let value = setting.values[column]
      return TableView.Row(
        name: visible(setting.name),
        cells: [.number(unit.text(value.mean)), .number(value.interval.map { unit.text($0) } ?? noNumber)])
    }
    let areNamed =
      keys.count == 1 && shown.allSatisfy { fitted($0.name, to: SettingsSection.letters) == visible($0.name) }
    let names = areNamed ? "" : " Settings are written as \(keys.map(visible).joined(separator: ", "))."
    let isMean = what.percent == nil
    return ChartView(
      id: "setting-\(column + 1)", title: title,
      text: isMean
        ? "The mean over runs under each setting, with its 95 % confidence interval.\(names)"
        : "The length that \(what.percent ?? 0) % of all values of all runs do not exceed, under each setting.\(names)",
      picture: SettingDots(unit: unit, settings: shown.map { (areNamed ? $0.name : $0.short, $0.values[column]) })
        .picture(what.title),
      data: TableView(
        id: "setting-\(column + 1)-data", caption: title + " under each setting", corner: "setting",
        head: TableView.numbers([isMean ? "mean" : what.title, TableView.interval]), rows: rows))
  }

  private var table: TableView {
    let hasGates = settings.contains { $0.verdict != nil }
    let rows = settings.map { setting in
      let verdict = setting.verdict?.words ?? setting.answer.word
      let cells = zip(SettingResult.columns, setting.values).map { column, value -> TableView.Cell in
        let unit = column.name.unit
        let margin = value.margin.flatMap { $0 == 0 ? nil : "±" + unit.text($0) }
        // A mean over only some of the runs says so.
        let some =
          column.name == .timeToSendList && setting.finished < setting.replications
          ? "(\(grouped(setting.finished)) of \(counted(setting.replications, "run")))" : nil
        let remarks = [margin, some].compactMap(\.self)
        return .number(unit.text(value.mean), margin: remarks.isEmpty ? nil : remarks.joined(separator: " "))
      }
      return TableView.Row(
        name: visible(setting.name),
        cells: [.word(verdict, style: "word " + setting.answer.style)] + cells + [
          .number(grouped(setting.replications))
        ])
    }
    return TableView(
      id: "settings-table", caption: "Every setting", corner: "setting",
      head: TableView.words([hasGates ? "gates" : "keeps up?"])
        + TableView.numbers(SettingResult.columns.map(\.title) + ["replications"]), rows: rows,
      note: RunTables(settings: settings).note)
  }
}
