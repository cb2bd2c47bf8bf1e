import Simulation
import Text

/// Every run of every setting, in one table for each setting, which the reader can open.
struct RunTables {
  let settings: [SettingResult]

  func views() -> [FoldedTable] {
    settings.enumerated().filter { !$0.element.runs.isEmpty }.map { place, setting in
      let rows = setting.runs.enumerated().map { number, values in
        TableView.Row(
          name: grouped(setting.first + number),
          cells: zip(SettingResult.runColumns, values).map { .number($0.name.text($1)) })
      }
      let name = visible(setting.name)
      let isWhole = setting.runs.count == setting.replications
      return FoldedTable(
        title: (isWhole ? "" : "The first \(grouped(setting.runs.count)) of ")
          + "\(counted(setting.replications, "run")) with \(name)",
        data: TableView(
          id: "runs-\(place + 1)", caption: "Runs with " + name, corner: "replication",
          head: TableView.numbers(SettingResult.runColumns.map(\.title)), rows: rows))
    }
  }

  /// Where the other runs are; nil where the page has all of them.
  var note: String? {
    let all = settings.reduce(0) { $0 + $1.replications }
    let shown = settings.reduce(0) { $0 + $1.runs.count }
    if shown == all { return nil }
    return
      "Below are the first \(grouped(shown)) of \(counted(all, "run")), one by one; --format csv writes a row for each."
  }
}
