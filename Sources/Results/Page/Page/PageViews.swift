/// What the templates ask for, by the names of the properties. Everything is text already; the templates escape it.
struct PageView {
  let question: String
  /// What was simulated, in a line above the question.
  let kicker: String
  let version: String
  let answer: AnswerView
  /// One, or none without figures.
  let figures: [FiguresView]
  let sections: [SectionView]
  let facts: [FactView]
  let command: String
  let notes: [String]
}

struct AnswerView {
  /// A class of the style sheet: `yes`, `no` or `unsure`.
  let style: String
  /// `Yes.`
  let word: String
  let headline: String
  let sentences: [String]
}

struct FiguresView {
  let items: [FigureView]

  /// The numbers that stand under an answer.
  static func of(_ items: [FigureView]) -> [FiguresView] { items.isEmpty ? [] : [FiguresView(items: items)] }
}

/// One number that matters.
struct FigureView {
  let value: String
  let range: String?
  let label: String
}

struct FactView {
  let name: String
  let value: String
}

struct SectionView {
  let id: String
  let title: String
  let intro: [String]
  var charts: [ChartView] = []
  var tables: [TableView] = []
  var folded: [FoldedTable] = []
  var terms: TermsView?
}

/// A table behind a line that opens it.
struct FoldedTable {
  let title: String
  let data: TableView
}

/// Words and what they mean, behind a line that opens them.
struct TermsView {
  let title: String
  let terms: [FactView]
}

struct ChartView {
  struct Key {
    let style: String
    let text: String
  }

  let id: String
  let title: String
  /// What the picture shows, for those who do not see it and those who wonder.
  let text: String
  /// Empty for a chart of one thing.
  var legend: [Key] = []
  let picture: Picture
  let data: TableView
}

struct TableView {
  struct Head {
    let text: String
    /// `word` for columns that go to the left, else `number`.
    let style: String
  }

  struct Row {
    let name: String
    /// A name that files know it by.
    var code: String?
    let cells: [Cell]
  }

  struct Cell {
    var text: String
    /// How far the number may be off.
    var margin: String?
    /// A class of the style sheet; empty for numbers.
    var style = ""
  }

  let id: String
  let caption: String
  /// What is in the table's first column.
  let corner: String
  let head: [Head]
  let rows: [Row]
  var total: Row?
  /// Long tables scroll on a screen.
  var isLong: Bool { rows.count > 24 }
  /// What there is instead, where there is no row.
  var empty: String?
  var note: String?
}

extension TableView {
  /// Columns of numbers.
  static func numbers(_ titles: [String]) -> [Head] { titles.map { Head(text: $0, style: "number") } }
  static func words(_ titles: [String]) -> [Head] { titles.map { Head(text: $0, style: "word") } }
}

extension TableView.Cell {
  static func number(_ text: String, margin: String? = nil) -> TableView.Cell { .init(text: text, margin: margin) }
  static func word(_ text: String, style: String = "word") -> TableView.Cell { .init(text: text, style: style) }
}

extension TableView {
  /// What the columns are called that hold confidence intervals.
  static let interval = "95 % of means"

  /// Without the intervals where there is none: one run has none at all.
  var withoutEmptyIntervals: TableView {
    guard let column = head.firstIndex(where: { $0.text == TableView.interval }),
      (rows + [total].compactMap(\.self)).allSatisfy({ $0.cells[column].text == noNumber })
    else { return self }
    func without(_ row: Row) -> Row { Row(name: row.name, code: row.code, cells: row.cells.without(column)) }
    return TableView(
      id: id, caption: caption, corner: corner, head: head.without(column), rows: rows.map(without),
      total: total.map(without), empty: empty, note: note)
  }
}

extension Array {
  fileprivate func without(_ place: Int) -> [Element] { Array(self[..<place] + self[(place + 1)...]) }
}
