internal import Text

/// What formats without excerpts say beside a problem's message: related places, facts and the next step.
extension Problem {
  /// The message, what is at its place, and what belongs to it, a paragraph each.
  func paragraphs(_ tables: inout LineTables) -> [String] {
    ([message, primary.text] + related(&tables) + notes + nextStep).filter { !$0.isEmpty }
  }

  /// The related places, each with what it is about: `spring.yaml:3:1: the first one`.
  func related(_ tables: inout LineTables) -> [String] {
    related.map { label in
      let place = tables.shown(label.place)
      return label.text.isEmpty ? place : "\(place): \(label.text)"
    }
  }

  /// `help: delete line 4`, if there is a next step.
  var nextStep: [String] { help.map { ["help: \($0)"] } ?? [] }
}

extension LineTables {
  /// `spring.yaml:3:1`
  mutating func shown(_ place: Place) -> String {
    let position = start(of: place)
    return "\(place.source.name):\(position.line):\(position.column)"
  }
}

/// `and 12 more problems`; nil when all are shown.
///
/// - Parameter left: how many of the problems given are not shown.
func remainder(_ left: Int, _ options: ReportOptions) -> String? {
  let more = max(0, left) + options.dropped.count
  return more > 0 ? "and \(counted(more, "more problem"))" : nil
}
