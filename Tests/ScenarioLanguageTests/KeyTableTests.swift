import Foundation
import ScenarioLanguage
import Simulation
import TestSupport
import Testing

/// The documentation's table of keys is the key table. `UPDATE_GOLDEN=1` writes it.
@Suite struct KeyTableTests {
  @Test func documentationShowsTheKeyTable() throws {
    let table =
      "| in | key | expected | meaning |\n|---|---|---|---|\n"
      + scenarioKeys.map { "| \($0.owner) | `\($0.key)` | \($0.expected) | \($0.doc) |\n" }.joined()
    try expectGolden(
      table, in: Project.file("docs/simulation.md"),
      after: "<!-- keys: from the key table; UPDATE_GOLDEN=1 writes them -->\n", before: "<!-- /keys -->")
  }

  /// The example of the documentation is a scenario.
  @Test func documentationExampleIsAScenario() throws {
    let text = try Project.text("docs/simulation.md")
    let start = try #require(text.range(of: "```yaml friday.yaml\n")?.upperBound)
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)?.lowerBound)
    let reading = Reading(String(text[start..<end]))
    #expect(reading.codes == [])
    #expect(reading.scenario?.members.mix.map(\.name) == ["careful", "fast"])
  }
}
