/// What the page shows. Everything is already text; the markup escapes it.
struct PageView {
  let question: String
  /// What was simulated, in a line above the question.
  let kicker: String
  let version: String
  let answer: AnswerView
  /// One element, or none if there are no figures.
  let figures: [FiguresView]
  /// What the scenario assumes; one element, or none where it is not one scenario.
  var assumed: [AssumedView] = []
  let sections: [SectionView]
  let facts: [FactView]
  let command: String
  let notes: [String]
}

/// What was assumed, beside what came out.
struct AssumedView {
  let facts: [FactView]
}

struct AnswerView {
  /// One word of an answer that has several.
  struct Part {
    /// A class of the style sheet.
    let style: String
    let text: String
  }

  /// A class of the style sheet: `yes`, `no` or `unsure`.
  let style: String
  /// `Yes.`
  let word: String
  /// The word in pieces with colours of their own: a yes about replies is not red because the list is not done.
  let parts: [Part]
  let headline: String
  let sentences: [String]
  var next: NextStep?

  init(
    style: String, word: String, parts: [Part]? = nil, headline: String, sentences: [String], next: NextStep? = nil
  ) {
    (self.style, self.word, self.headline, self.sentences) = (style, word, headline, sentences)
    self.parts = parts ?? [Part(style: style, text: word)]
    self.next = next
  }
}

struct FiguresView {
  let items: [FigureView]

  /// The numbers below an answer.
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

/// A table that is hidden behind a line that opens it.
struct FoldedTable {
  let title: String
  let data: TableView
}

/// Terms and their meanings, behind a line that opens them.
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
  /// What the picture shows, for readers who cannot see it or wonder about it.
  let text: String
  /// Empty for a chart of one thing.
  var legend: [Key] = []
  let picture: Picture
  let data: TableView
}

struct TableView {
  struct Head {
    let text: String
    /// `word` for columns aligned to the left, otherwise `number`.
    let style: String
  }

  struct Row {
    let name: String
    /// The name by which files know it.
    var code: String?
    let cells: [Cell]
  }

  struct Cell {
    var text: String
    /// How far off the number may be.
    var margin: String?
    /// A class of the style sheet; empty for numbers.
    var style = ""
  }

  let id: String
  let caption: String
  /// The heading of the table's first column.
  let corner: String
  let head: [Head]
  let rows: [Row]
  var total: Row?
  /// Long tables scroll on a screen.
  var isLong: Bool { rows.count > 24 }
  /// What is shown if there are no rows.
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
  /// The heading of the columns that hold confidence intervals.
  static let interval = "95 % of means"

  /// Without the intervals if there are none: a single run has none at all.
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
