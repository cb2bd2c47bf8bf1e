import Foundation
import ScenarioLanguage
import Simulation
import Testing

/// The documentation's table of keys is the key table. `UPDATE_GOLDEN=1` writes it.
@Suite struct KeyTableTests {
  @Test func documentationShowsTheKeyTable() throws {
    let page = PageTests.pages.deletingLastPathComponent().appending(path: "simulation.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let open = "<!-- keys: from the key table; UPDATE_GOLDEN=1 writes them -->\n"
    let start = try #require(text.range(of: open)?.upperBound)
    let end = try #require(text.range(of: "<!-- /keys -->")?.lowerBound)
    let table =
      "| in | key | expected | meaning |\n|---|---|---|---|\n"
      + scenarioKeys.map { "| \($0.owner) | `\($0.key)` | \($0.expected) | \($0.doc) |\n" }.joined()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.replacingCharacters(in: start..<end, with: table).write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(text[start..<end] == table)
    }
  }

  /// The example of the documentation is a scenario.
  @Test func documentationExampleIsAScenario() throws {
    let page = PageTests.pages.deletingLastPathComponent().appending(path: "simulation.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "```yaml friday.yaml\n")?.upperBound)
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)?.lowerBound)
    let reading = Reading(String(text[start..<end]))
    #expect(reading.codes == [])
    #expect(reading.scenario?.members.mix.map(\.name) == ["careful", "fast"])
  }
}
