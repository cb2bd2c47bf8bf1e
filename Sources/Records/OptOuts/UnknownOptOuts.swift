internal import Diagnostics
internal import Text

/// Rows that may say that someone has opted out, and do not show whom.
struct UnknownOptOuts {
  private var count = 0
  private var lines: [Int] = []
  private var first: RecordProblem?
  private static let mostLines = 10

  mutating func note(_ line: Int, _ problem: () -> RecordProblem) {
    count += 1
    if first == nil { first = problem() }
    if lines.count < Self.mostLines { lines.append(line) }
  }

  /// One error for the list, at its first such row.
  var problem: RecordProblem? {
    guard let first else { return nil }
    let rows = count == 1 ? "a row that cannot be read may" : "\(counted(count, "row")) that cannot be read may"
    let more = count > lines.count ? " and \(counted(count - lines.count, "more line"))" : ""
    var problem = RecordProblem(
      .optOutUnknown, .error,
      "\(rows) say that someone has opted out, and it cannot be made out who", at: first.piece,
      help: "correct it, or leave these people out of the list: no one is protected by what it says")
    if count > 1 {
      problem.notes = ["the lines are \(lines.map { "\($0)" }.joined(separator: ", "))\(more)"]
      problem.help = "correct them, or leave these people out of the list: no one is protected by what they say"
    }
    return problem
  }
}
