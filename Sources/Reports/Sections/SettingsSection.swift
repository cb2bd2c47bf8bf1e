import Simulation

/// What one setting came to: the numbers that pages show, without the rest of its report.
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

  /// `bucket_size 25, texts_per_hour 60`
  let name: String
  /// For a picture: the values alone where there are several.
  let short: String
  var answer: AnswerView
  let verdict: Verdict?
  /// By column.
  let values: [BoundedNumber]
  let replications: Int
  let events: Int

  init(_ keys: [String], _ values: [String], _ report: SimulationReport) {
    name = zip(keys, values).map { $0 + " " + $1 }.joined(separator: ", ")
    short = keys.count == 1 ? name : values.joined(separator: ", ")
    answer = Answer(report: report, judgements: report.judgements).view()
    verdict = report.judgements.isEmpty ? nil : report.verdict
    self.values = SettingResult.columns.map { column in
      guard let metric = report.metric(column.name) else { return BoundedNumber(nil) }
      return column.percent.map { BoundedNumber(metric.percentile($0)) } ?? BoundedNumber(metric.estimate)
    }
    replications = report.replications
    events = report.events
  }
}

/// The same scenario under several settings.
struct SettingsSection {
  let keys: [String]
  let settings: [SettingResult]
  /// A picture for each of the first columns, and so many settings in it; the table has all.
  private static let pictures = 4
  private static let drawn = 40

  func view() -> SectionView {
    let rest = settings.count - SettingsSection.drawn
    return SectionView(
      id: "settings", title: "Setting by setting",
      intro: [
        "Every setting meets the same contacts with the same luck. Lines and ± are 95 % confidence intervals."
          + (rest > 0 ? " The pictures have the first \(SettingsSection.drawn) settings, the table has all." : "")
      ],
      charts: SettingResult.columns.prefix(SettingsSection.pictures).enumerated().map(chart), tables: [table])
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
    let names = keys.count > 1 ? " Settings are written as \(keys.map(visible).joined(separator: ", "))." : ""
    let isMean = what.percent == nil
    return ChartView(
      id: "setting-\(column + 1)", title: title,
      text: isMean
        ? "The mean over runs under each setting, with its 95 % confidence interval.\(names)"
        : "The length that \(what.percent ?? 0) % of all values of all runs do not exceed, under each setting.\(names)",
      picture: SettingDots(unit: unit, settings: shown.map { ($0.short, $0.values[column]) }).picture(what.title),
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
        return .number(unit.text(value.mean), margin: margin)
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
        + TableView.numbers(SettingResult.columns.map(\.title) + ["replications"]), rows: rows)
  }
}
