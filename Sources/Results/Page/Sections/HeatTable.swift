import Simulation
import Text

/// Two keys at once: a row for each value of the one, a column for each of the other, and the darker a cell, the higher
/// its number.
struct HeatTable {
  let keys: [String]
  let settings: [SettingResult]
  /// The index of what is shown, in `SettingResult.columns`.
  let column: Int
  /// Classes of the style sheet, from the least to the most.
  private static let styles = ["least", "low", "middling", "high", "most"]

  /// Nil unless two keys vary.
  static func verdicts(_ keys: [String], _ settings: [SettingResult], isJudged: Bool) -> TableView? {
    guard keys.count == 2 else { return nil }
    let heat = HeatTable(keys: keys, settings: settings, column: 0)
    return heat.table(
      "heat-verdicts", (isJudged ? "Which settings pass" : "Which settings keep up") + heat.byKeys
    ) { setting in
      let word = AnswerTone(rawValue: setting.answer.style).map { isJudged ? $0.verdict : $0.plain } ?? ""
      return .word(setting.sign + " " + word, style: "word " + setting.answer.style)
    }
  }

  /// Nil unless two keys vary.
  func view() -> TableView? {
    guard keys.count == 2,
      let what = SettingResult.columns.indices.contains(column) ? SettingResult.columns[column] : nil
    else { return nil }
    let title = what.title.prefix(1).uppercased() + what.title.dropFirst()
    return table("heat-\(column + 1)", title + byKeys) { setting in
      let value = setting.values[column].mean
      return TableView.Cell(
        text: what.name.unit.text(value), margin: setting.sign,
        style: value.map { HeatTable.styles[shade($0)] } ?? "")
    }
  }

  private var byKeys: String { ", by \(visible(keys[0])) and \(visible(keys[1]))" }

  private func table(_ id: String, _ caption: String, _ cell: (SettingResult) -> TableView.Cell) -> TableView {
    let rows = distinct { $0.list.first }
    let columns = distinct { $0.list.last }
    let names = columns.map { last(keys[1]) + " " + visible($0) }
    return TableView(
      id: id, caption: caption, corner: visible(keys[0]),
      head: id == "heat-verdicts" ? TableView.words(names) : TableView.numbers(names),
      rows: rows.map { row in
        TableView.Row(
          name: visible(row),
          cells: columns.map { other in
            settings.first { $0.list == [row, other] }.map(cell) ?? .number(noNumber)
          })
      })
  }

  /// An index of `styles`.
  private func shade(_ value: Double) -> Int {
    let known = settings.compactMap { $0.values[column].mean }.filter(\.isFinite)
    guard value.isFinite, let least = known.min(), let most = known.max(), most > least else { return 0 }
    return Int(((value - least) / (most - least) * Double(HeatTable.styles.count - 1)).rounded())
  }

  /// The last component of a key: the caption has all of it.
  private func last(_ key: String) -> String { visible(String(key.split(separator: ".").last ?? "")) }

  /// In the order in which they come.
  private func distinct(_ value: (SettingResult) -> String?) -> [String] {
    var found: [String] = []
    for setting in settings {
      if let value = value(setting), !found.contains(value) { found.append(value) }
    }
    return found
  }
}

extension AnswerTone {
  /// Where gates decide.
  fileprivate var verdict: String {
    switch self {
    case .yes: "pass"
    case .no: "fail"
    case .unsure: "inconclusive"
    }
  }

  fileprivate var plain: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unsure: "not settled"
    }
  }
}
