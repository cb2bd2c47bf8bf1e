import Diagnostics
import Testing

/// What a scenario is after its fixes were made.
@Suite struct RespellingTests {
  private func fixed(_ text: String) -> String {
    var text = EditedText(Array(text.utf8))
    let edits = Reading(bytes: text.original).problems.compactMap(\.fixes.first?.edits).joined()
    text.apply(Array(edits))
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private let head = "kind: scenario\nversion: 1\n"

  @Test(arguments: [
    ("gates: [\"unanswered =< 5\"]", "gates: [\"unanswered <= 5\"]"),
    ("gates: ['unanswered => 5']", "gates: ['unanswered >= 5']"),
    ("gates: [unanswerd <= 5]", "gates: [unanswered <= 5]"),
    ("gates:\n  - p95(first-response-wait) < 30m", "gates:\n  - p95(first_response_wait) < 30m"),
    (
      "run: { precision: { \"p95(first-response-wait)\": 1m } }",
      "run: { precision: { \"p95(first_response_wait)\": 1m } }"
    ),
  ])
  func `a fix within a gate keeps the file whole`(_ before: String, _ after: String) {
    let text = fixed(head + before)
    #expect(text == head + after)
    #expect(Reading(bytes: Array(text.utf8)).problems.isEmpty)
  }

  @Test func `a version in quotes is read like that of rules`() {
    let reading = Reading("kind: scenario\nversion: \"1\"\n")
    #expect(reading.problems.map(\.message) == ["expected `1`, found the text `1`"])
    #expect(reading.problems.first?.fixes.map(\.safety) == [.safe])
    #expect(fixed("kind: scenario\nversion: \"1\"\n") == head)
    #expect(Reading("kind: scenario\nversion: 2\n").problems.map(\.message) == ["`2` is out of range, expected `1`"])
  }

  @Test(arguments: [("scenaro", Fix.Safety.unsafe), ("Scenario", .safe)])
  func `a misspelt kind is the only problem of its file`(_ kind: String, _ safety: Fix.Safety) {
    let reading = Reading("kind: \(kind)\nversion: 9\nnothing: 1\n")
    #expect(reading.underlined == [kind])
    #expect(reading.problems.first?.help == "did you mean `scenario`?")
    #expect(reading.problems.first?.fixes.map(\.safety) == [safety])
    #expect(reading.scenario == nil)
  }

  @Test func `a character that turns text around is reported once`() {
    #expect(Reading(lines: "name: a\u{202E}b").codes == ["PB0421"])
    #expect(Reading(lines: "name: ab # a\u{202E}b").codes == ["PB0115"])
  }
}
