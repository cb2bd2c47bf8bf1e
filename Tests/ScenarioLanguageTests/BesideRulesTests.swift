import Diagnostics
import ScenarioLanguage
import Simulation
import Testing

/// What is known only of the whole file, and beside its rules.
@Suite struct BesideRulesTests {
  @Test(arguments: [
    Mistake(
      "members: { named: { anna: { abandon: 1% } } }", "PB0428", at: "anna",
      "there is no team member `anna` in the rules",
      help: "did you mean `ana`?", rules: true),
    Mistake(
      "churn: [{ at: 1h, joins: philyl }]", "PB0428", at: "philyl", "there is no team member `philyl` in the rules",
      help: "did you mean `philly`?", rules: true),
    Mistake(
      "members: { named: { philly: { abandon: 1% } } }", "PB0433", at: "philly", "`philly` takes no part in the run",
      rules: true),
    Mistake(
      "members: { count: 1, named: { joe: { abandon: 1% } } }", "PB0433", at: "joe", "`joe` takes no part in the run",
      rules: true),
    Mistake(
      "churn: [{ at: 1h, joins: ana }]", "PB0427", at: "ana", "`ana` takes part already at `1h`", rules: true),
    Mistake(
      "churn: [{ at: 1h, leaves: philly }]", "PB0427", at: "philly", "`philly` does not take part at `1h`",
      rules: true),
    Mistake(
      "members: { count: 1 }\nchurn: [{ at: 1h, leaves: joe }]", "PB0427", at: "joe",
      "`joe` does not take part at `1h`", rules: true),
    Mistake(
      "churn: [{ at: 1h, joins: boss }]", "PB0431", at: "boss",
      "`boss` cannot join without the permission `send_queue`", rules: true),
    Mistake(
      "members: { count: 3 }", "PB0430", at: "3",
      "3 members are to take part, and the rules select 2: the others are copies of these", rules: true),
    Mistake(
      "contacts: { fields: { sate: { TX: 1 } } }", "PB0433", at: "sate", "no rule asks about the field `sate`",
      help: "did you mean `state`?", rules: true),
  ])
  func `beside rules`(_ mistake: Mistake) { mistake.check() }

  /// No one is said to be unknown where the rules are not known.
  @Test func `names are not checked alone`() {
    #expect(Reading(lines: "members: { count: 500, named: { anyone: { abandon: 1% } } }").codes == [])
    #expect(Reading(lines: "churn: [{ at: 1h, leaves: anyone }, { at: 2h, joins: anyone }]").codes == [])
    #expect(Reading(lines: "churn: [{ at: 1h, joins: philly }, { at: 2h, leaves: joe }]", rules: true).codes == [])
  }

  /// What could not be read is a hole: nothing else is held against it.
  @Test func `one mistake one report`() {
    for lines in [
      "run: { until: soon }\nchurn: [{ at: 9h, joins: philly }]", "run: { until: soon, warm_up: 4h }",
      "churn: [{ at: soon, leaves: ana }, { at: 1h, joins: ana }]",
      "members: { count: many, named: { joe: {} } }\nchurn: [{ at: 1h, leaves: joe }]",
      "replies: { reply: 90%, opt_out: 20%, by_tag: [{ tag: A, reply: 99% }] }",
      "replies: { reply: lots, by_tag: [{ tag: A, opt_out: 99% }] }",
      "members: { shifts: [{ start: soon }, { start: 1h }] }",
    ] {
      #expect(Reading(lines: lines, rules: true).problems.count == 1, "\(lines)")
    }
  }

  @Test func `a remark ignores a warning`() {
    #expect(
      Reading(lines: "run: { until: 1h }\nchurn:\n- { at: 2h, joins: philly } # patchbay: ignore[PB0433] later").codes
        == [])
    #expect(
      Reading(lines: "contacts: { fields: { x: { y: 1 } } } # patchbay: ignore[PB0433] for other rules").codes == [])
    #expect(Reading(lines: "run: { until: 1h } # patchbay: ignore[PB0429] none").codes == ["PB0020"])
  }
}
