extension AnswerView {
  /// The answer as text for a terminal, and what to do next.
  var lines: String { headLine + nextLine }

  /// The answer alone.
  var headLine: String { plainSpaces(word + " " + headline) + "\n" }

  /// `next: See how few members would do: --least members.count=1..12`; empty where there is nothing to do.
  var nextLine: String {
    guard let next else { return "" }
    return "next: " + plainSpaces(next.text) + (next.option.map { " " + $0 } ?? "") + "\n"
  }
}
