internal import Text

/// A table, with the user's words as code.
///
/// - Parameter mostBytes: how long it may be; rows that do not fit are counted.
func markdownReport(_ problems: [Problem], _ options: ReportOptions, mostBytes: Int = .max) -> String {
  guard !problems.isEmpty || options.dropped.count > 0 else { return "No problems.\n" }
  var tables = LineTables()
  var text = "| Place | Problem | Next step |\n|---|---|---|\n"
  var shown = 0
  for problem in problems.prefix(max(0, options.limit)) {
    let place = tables.shown(problem.primary.place)
    var row = "| \(escaped(place, for: .markdownCell)) | **\(problem.severity.rawValue) \(problem.code.name)** "
    row += ([problem.message] + problem.related(&tables) + problem.notes).map(markdownSentence).joined(separator: "; ")
    row += " | \(markdownSentence(problem.help ?? "")) |\n"
    guard text.utf8.count + row.utf8.count <= mostBytes else { break }
    text += row
    shown += 1
  }
  if let remainder = remainder(problems.count - shown, options) { text += "\n\(remainder)\n" }
  return text
}

/// What stands in backticks becomes code.
package func markdownSentence(_ text: String) -> String {
  let pieces = text.split(separator: "`", omittingEmptySubsequences: false).map { String($0) }
  guard pieces.count % 2 == 1 else { return escaped(text, for: .markdownCell) }
  return pieces.enumerated().map { index, piece in
    let piece = escaped(piece, for: .markdownCell)
    return index % 2 == 1 ? "<code>\(piece)</code>" : piece
  }.joined()
}
