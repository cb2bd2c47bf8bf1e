import Simulation
internal import Statistics
import Text

/// The same scenario under several settings.
struct SettingsSection {
  let keys: [String]
  let settings: [SettingResult]
  /// How many of the first columns have a picture, and how many settings a picture shows; the table has all.
  private static let pictures = 4
  private static let drawn = 40
  /// More gates than these would make a table too wide to read.
  private static let gates = 8

  func view() -> SectionView {
    let heat = heat
    let rest = heat.isEmpty ? settings.count - SettingsSection.drawn : 0
    let signs =
      heat.isEmpty
      ? ""
      : " The darker a cell, the higher its number. \(isJudged ? "✓ passes, ✗ fails" : "✓ keeps up, ✗ does not"), ? is not settled."
    return SectionView(
      id: "settings", title: "Setting by setting",
      intro: [
        "Every setting meets the same contacts with the same random numbers. \(heat.isEmpty ? "Lines and ±" : "Numbers after ±") are 95 % "
          + "confidence intervals.\(signs)"
          + (rest > 0 ? " The pictures have the first \(SettingsSection.drawn) settings, the table has all." : "")
      ],
      charts: heat.isEmpty ? SettingResult.columns.prefix(SettingsSection.pictures).enumerated().map(chart) : [],
      tables: heat + [gates].compactMap(\.self) + [table],
      folded: RunTables(settings: settings).views())
  }

  /// Two keys are easier to read as rows and columns than as a list.
  private var heat: [TableView] {
    [HeatTable.verdicts(keys, settings, isJudged: isJudged)].compactMap(\.self)
      + (0..<SettingsSection.pictures).compactMap { HeatTable(keys: keys, settings: settings, column: $0).view() }
  }

  private var isJudged: Bool { settings.contains { $0.verdict != nil } }

  /// Each gate by its name under each setting.
  private var gates: TableView? {
    guard let names = settings.first?.gates.map(\.words), !names.isEmpty, names.count <= SettingsSection.gates,
      settings.allSatisfy({ $0.gates.map(\.words) == names })
    else { return nil }
    return TableView(
      id: "settings-gates", caption: "Gate by gate", corner: "setting", head: TableView.words(names),
      rows: settings.map { setting in
        TableView.Row(
          name: visible(setting.name),
          cells: setting.gates.map { .word($0.verdict.words, style: "word " + $0.verdict.style) })
      })
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
      keys.count == 1 && shown.allSatisfy { LabelWidth.of(visible($0.name)) <= SettingDots.nameWidth }
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
      head: TableView.words([isJudged ? "verdict" : "keeps up?"])
        + TableView.numbers(SettingResult.columns.map(\.title) + ["replications"]), rows: rows,
      note: RunTables(settings: settings).note)
  }
}
