import Diagnostics
import ScenarioLanguage
import Simulation
import Testing
import YAMLTree

@Suite struct ScenarioTests {
  @Test(arguments: Preset.allCases)
  func `presets hold where the file says nothing`(_ preset: Preset) {
    let reading = Reading("version: 1\nkind: scenario\npreset: \(preset.rawValue)\n")
    var expected = preset.scenario
    expected.name = "s"
    #expect(reading.scenario == expected)
  }

  /// Fourteen mistakes, fourteen reports, each at its own text.
  @Test func `all problems at once each in its place`() {
    let reading = Reading(
      """
      kind: scenario
      version: 2
      presset: warm-list
      contacts: { count: many, tags: [Donor], known_to_member: 20 }
      members:
        texts_per_hour: "500"
        handling_time: 40
        shift: { leaving: gone }
      replies: { reply: .5, opt_out: -0.1, delay: { median: 6m } }
      run: { until: 40d, replications: 0, seed: -1 }
      """)
    #expect(
      reading.underlined == [
        "2", "presset", "many", "[Donor]", "20", "\"500\"", "40", "gone", ".5", "-0.1", "{ median: 6m }", "40d", "0",
        "-1",
      ])
    #expect(
      reading.codes == [
        "PB0403", "PB0400", "PB0402", "PB0401", "PB0403", "PB0402", "PB0404", "PB0405", "PB0402", "PB0403", "PB0411",
        "PB0403", "PB0403", "PB0403",
      ])
    #expect(reading.problems[1].help == "did you mean `preset`?")
    #expect(reading.problems[4].help == "write `20%` if you mean percent")
    #expect(reading.problems[6].help == "add a unit: `40s`, `40m` or `40h`")
    #expect(reading.scenario == nil)
  }

  struct Wrong: Sendable {
    let text: String
    let help: String
  }

  @Test(arguments: [
    Wrong(text: "behavior: {}", help: "did you mean `replies`?"),
    Wrong(text: "preset: gotv", help: "did you mean `gotv-blitz`?"),
    Wrong(text: "run: { duration: 3h }", help: "did you mean `until`?"),
    Wrong(text: "members: { texts_per_our: 3 }", help: "did you mean `texts_per_hour`?"),
    Wrong(text: "members: { shift: { stop: 3h } }", help: "did you mean `end`?"),
  ])
  func `suggestions in the fields words`(_ wrong: Wrong) {
    let reading = Reading("kind: scenario\nversion: 1\n\(wrong.text)\n")
    #expect(reading.problems.map(\.help) == [wrong.help])
  }

  /// Text that is nearly a length of time, or a number, and is neither.
  @Test(arguments: [
    "3H", "1 h", "h", "1h1h", "30m1h", "1e3s", ".5h", "1.h", "0x10s", "-5m", "nan", "１h", "3hh", "01h", "1h-30m",
  ])
  func `not a length of time`(_ text: String) {
    #expect(Reading("kind: scenario\nversion: 1\nrun: { until: \"\(text)\" }\n").codes == ["PB0404"])
  }

  @Test(arguments: ["1e3", "0x10", "1_000", "nan", "inf", "+5", "05", "1.", "１", "٣"])
  func `not a number`(_ text: String) {
    #expect(Reading("kind: scenario\nversion: 1\nreplies: { reply: \(text) }\n").codes == ["PB0402"])
    #expect(Reading("kind: scenario\nversion: 1\ncontacts: { count: \(text) }\n").codes == ["PB0402"])
  }

  @Test func `huge numbers are refused not trapped`() {
    let nines = String(repeating: "9", count: 400)
    for line in [
      "run: { until: \(nines)h }", "run: { seed: \(nines) }", "contacts: { count: \(nines) }",
      "replies: { mean_replies: \(nines) }", "members: { texts_per_hour: \(nines).5 }",
      "members: { handling_time: { median: \(nines.prefix(300))d, sigma: 1 } }",
    ] {
      let codes = Reading("kind: scenario\nversion: 1\n\(line)\n").codes
      #expect(codes == ["PB0403"] || codes == ["PB0402"] || codes == ["PB0404"], "\(line.prefix(30))")
    }
  }

  /// What YAML itself refused is not reported a second time.
  @Test func `no cascades`() {
    #expect(Reading("kind: scenario\nversion: 1\nrun: &a { until: 3h }\n").codes.allSatisfy { $0 < "PB0200" })
    #expect(Reading("kind: scenario\nversion: 1\nrun: [\n").codes.allSatisfy { $0 < "PB0200" })
    #expect(Reading("- 1\n").codes == ["PB0401"])
  }

  @Test func `scenarios are told from rules`() {
    func isOne(_ text: String) -> Bool { isScenario(Source(name: "s", bytes: Array(text.utf8))) }
    #expect(isOne("version: 1\nkind: scenario\n"))
    #expect(!isOne("version: 1\nmembers: [ana]\n"))
    #expect(!isOne(""))
    for length in 1_000..<1_060 {
      let remark = "# " + String(repeating: "s ", count: length / 2) + String(repeating: "x", count: length % 2)
      #expect(isOne(remark + "\nkind: scenario\nversion: 1\n"))
      #expect(!isOne(remark + "\nkind: rules\nversion: 1\nmembers: [storiaio]\n"))
    }
  }
}
