import Diagnostics
import ScenarioLanguage
import Testing

/// Mistakes in what carriers and sleep do to a day.
@Suite struct DayMistakeTests {
  @Test(arguments: [
    Mistake(
      "channel: {}", "PB0420", at: "{}", "`channel` needs `texts_per_minute`, `texts_per_day` or `filtered`",
      help: "delete it where every text is delivered at once"),
    Mistake(
      "channel: { filtered: 2 }", "PB0403", at: "2",
      "`2` is out of range, expected a share from 0 to 1, such as `0.07` or `7%`",
      help: "write `2%` if you mean percent"),
    Mistake(
      "channel: { filtered: { from: 5%, to: 2% } }", "PB0436", at: "{ from: 5%, to: 2% }",
      "the range begins above its end", help: "write the smaller value at `from`, and one between both at `likely`"),
    Mistake(
      "channel: { filtred: 2% }", "PB0400", at: "filtred",
      "unknown key `filtred` in `channel`, expected one of `texts_per_minute`, `texts_per_day` or `filtered`",
      help: "did you mean `filtered`?"),
    Mistake(
      "channel: { filtered: often }", "PB0402", at: "often",
      "expected a share from 0 to 1, such as `0.07` or `7%`, found `often`"),
  ])
  func `channel`(_ mistake: Mistake) { mistake.check() }
}
