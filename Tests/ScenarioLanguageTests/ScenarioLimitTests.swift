import Diagnostics
import ScenarioLanguage
import Simulation
import TestSupport
import Testing

@Suite struct ScenarioLimitTests {
  private static func many(_ count: Int, _ entry: (Int) -> String) -> String {
    (0..<count).map(entry).joined(separator: ", ")
  }

  private static let lists: [(name: String, lines: @Sendable (Int) -> String)] = [
    ("times", { "arrivals: { times: [\(many($0) { "\($0)ms" })] }" }),
    ("periods", { "arrivals: { rates: [\(many($0) { "{ from: \($0)s, to: \($0 + 1)s, per_hour: 1 }" })] }" }),
    ("shifts", { "members: { shifts: [\(many($0) { "{ start: \($0)s, end: \($0 + 1)s }" })] }" }),
    ("breaks", { "members: { breaks: [\(many($0) { "{ start: \($0)s, end: \($0 + 1)s }" })] }" }),
    ("kinds", { "members: { mix: { \(many($0) { "k\($0): { count: 1 }" }) } }" }),
    ("members", { "members: { named: { \(many($0) { "k\($0): {}" }) } }" }),
    ("tags", { "replies: { by_tag: [\(many($0) { "{ tag: k\($0) }" })] }" }),
    ("texts", { "replies: { words: [\(many($0) { "{ text: k\($0), share: 0 }" })] }" }),
    ("changes", { "churn: [\(many($0) { "{ at: \($0)ms, joins: k\($0) }" })]" }),
    ("fields", { "contacts: { fields: { \(many($0) { "k\($0): { a: 1 }" }) } }" }),
    ("values", { "contacts: { fields: { a: { \(many($0) { "k\($0): 0" }) } } }" }),
  ]

  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<lists.count) func `lists have a limit`(_ place: Int) {
    let (name, lines) = Self.lists[place]
    #expect(Reading(lines: lines(ScenarioLimits.entries)).codes == [], "\(name)")
    let reading = Reading(lines: lines(ScenarioLimits.entries + 1))
    #expect(reading.codes == ["PB0424"])
    #expect(reading.problems.first?.message == "more than 1000 \(name), the limit `entries`")
  }

  @Test func `other limits`() {
    let parts = { (count: Int) in "[\(Self.many(count) { "{ share: \($0 == 0 ? 1 : 0), mean: \($0)s }" })]" }
    #expect(Reading(lines: "replies: { delay: \(parts(100)) }").codes == [])
    let reading = Reading(lines: "replies: { delay: \(parts(101)) }")
    #expect(reading.problems.map(\.message) == ["more than 100 parts, the limit `mixture parts`"])
    let tags = { (count: Int) in "contacts: { tags: { \(Self.many(count) { "t\($0): 0" }) } }" }
    #expect(Reading(lines: tags(1_000)).codes == [])
    #expect(Reading(lines: tags(1_001)).codes == ["PB0410"])
  }

  @Test func `thousands of mistakes are counted`() {
    let entries = Self.many(1_000) { _ in "{ at: 1x, joins: \"\", wrong: 1 }" }
    let reading = Reading(lines: "churn: [\(entries)]")
    #expect(reading.problems.count == 1_000)
  }
}
