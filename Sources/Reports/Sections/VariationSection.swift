import Simulation

/// The same scenario under several settings.
struct VariationSection {
  let variation: VariationRows
  /// A picture for each of the first metrics; the table has all.
  private static let pictures = 4

  func view() -> SectionView {
    let charts = variation.metrics.prefix(VariationSection.pictures).enumerated().map(chart)
    return SectionView(
      id: "variation", title: "Under other settings",
      intro: ["Every setting meets the same contacts with the same luck. Lines and ± are 95 % confidence intervals."],
      charts: charts, tables: [table])
  }

  private func chart(_ column: Int, _ metric: VariationRows.Metric) -> ChartView {
    let settings = variation.settings.map { ($0.text, value($0, column)) }
    let name = visible(metric.name)
    let id = "setting-\(column + 1)"
    let rows = settings.map { setting, value in
      TableView.Row(
        name: visible(setting),
        cells: [
          .number(metric.unit.text(value.mean)), .number(value.interval.map { metric.unit.text($0) } ?? noNumber),
        ])
    }
    return ChartView(
      id: id, title: name, text: "\(name) under each setting: the mean over runs and its 95 % confidence interval.",
      picture: SettingDots(unit: metric.unit, settings: settings).picture(name),
      data: TableView(
        id: id + "-data", caption: name + " under each setting", corner: "setting",
        head: TableView.numbers(["mean", TableView.interval]), rows: rows))
  }

  private var table: TableView {
    let rows = variation.settings.map { setting in
      TableView.Row(
        name: visible(setting.text),
        cells: variation.metrics.enumerated().map { column, metric in
          let value = value(setting, column)
          return .number(metric.unit.text(value.mean), margin: value.margin.map { "±" + metric.unit.text($0) })
        })
    }
    return TableView(
      id: "variation-table", caption: "Every setting", corner: "setting",
      head: TableView.numbers(variation.metrics.map { visible($0.name) }), rows: rows, empty: "Nothing was varied.")
  }

  private func value(_ setting: VariationRows.Setting, _ column: Int) -> Quantity {
    column < setting.values.count ? setting.values[column] : Quantity(nil)
  }
}
