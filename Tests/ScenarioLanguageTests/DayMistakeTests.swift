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

  @Test(arguments: [
    Mistake(
      "follow_up: { to: no_reply }", "PB0420", at: "to", "the key `after` is missing in `follow_up`"),
    Mistake(
      "follow_up: { after: 1h, to: everyone }", "PB0405", at: "everyone", "unknown word `everyone`, expected `no_reply`"
    ),
    Mistake(
      "follow_up: { after: 1h, most: 11 }", "PB0403", at: "11",
      "`11` is out of range, expected a whole number from 1 to 10"),
    Mistake(
      "follow_up: { after: 1h, msot: 1 }", "PB0400", at: "msot",
      "unknown key `msot` in `follow_up`, expected one of `after`, `to` or `most`", help: "did you mean `most`?"),
    Mistake(
      "follow_up: { after: soon }", "PB0404", at: "soon", "expected a length of time from 1ms to 30d, found `soon`"),
    Mistake(
      "follow_up: { after: 0s }", "PB0403", at: "0s", "`0s` is out of range, expected a length of time from 1ms to 30d"),
    Mistake("follow_up: 2d", "PB0401", at: "2d", "expected a mapping with the keys of `follow_up`, found `2d`"),
    Mistake(
      "follow_up: { after: 2d }", "PB0433", at: "2d",
      "the first follow-up is due at the earliest at `2d`, when the run is over",
      help: "the run lasts `3h`: write an earlier moment, or a longer `until`"),
  ])
  func `follow-ups`(_ mistake: Mistake) { mistake.check() }

  @Test(arguments: [
    Mistake(
      "contacts: { awake: 8am-11pm }", "PB0446", at: "8am-11pm",
      "expected a stretch of a day such as `09:00-21:00`, found `8am-11pm`", help: "write `08:00-23:00`"),
    Mistake(
      "contacts: { awake: never }", "PB0446", at: "never",
      "expected a stretch of a day such as `09:00-21:00`, found `never`",
      help: "delete the key: without it, contacts are always awake"),
    Mistake(
      "contacts: { awake: \"08:00\" }", "PB0446", at: "\"08:00\"",
      "expected a stretch of a day such as `09:00-21:00`, found `08:00`",
      help: "write two times of day with `-` between them, such as `09:00-21:00`"),
    Mistake(
      "contacts: { awake: \"08:00-25:00\" }", "PB0446", at: "\"08:00-25:00\"",
      "expected a stretch of a day such as `09:00-21:00`, found `08:00-25:00`"),
    Mistake(
      "contacts: { awake: \"08:00-01:00\" }", "PB0447", at: "\"08:00-01:00\"", "this stretch ends before it starts",
      help: "a stretch lies in one day: write `[\"00:00-01:00\", \"08:00-24:00\"]`"),
    Mistake(
      "contacts: { awake: \"08:00-08:00\" }", "PB0447", at: "\"08:00-08:00\"", "this stretch ends when it starts"),
    Mistake(
      "contacts: { awake: [\"17:00-23:00\", \"07:00-09:00\"] }", "PB0448", at: "\"07:00-09:00\"",
      "this stretch begins before the one before it ends", related: "\"17:00-23:00\"",
      help: "write the stretches of a day in order, with time between them"),
    Mistake(
      "contacts: { awake: [\"07:00-09:00\", \"09:00-12:00\"] }", "PB0448", at: "\"09:00-12:00\"",
      "this stretch begins when the one before it ends", help: "write both as one stretch"),
    Mistake(
      "contacts: { awake: [] }", "PB0423", at: "[]", "this list needs at least one entry",
      help: "write when contacts are awake, such as `08:00-23:00`, or delete the key"),
    Mistake(
      "contacts: { awake: { start: 8 } }", "PB0401", at: "{ start: 8 }",
      "expected a stretch of a day such as `09:00-21:00` or a list of them, found a mapping"),
  ])
  func `awake`(_ mistake: Mistake) { mistake.check() }
}
