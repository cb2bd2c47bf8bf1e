import Foundation
import KeyedFiles
import ScenarioLanguage
import Simulation
import Testing

/// `docs/simulation/reference.md` has the key table, and an example of every key. `UPDATE_GOLDEN=1` writes the tables.
@Suite struct KeyTableTests {
  private static let page = PageTests.pages.deletingLastPathComponent().appending(path: "simulation/reference.md")

  @Test func documentationShowsTheKeyTable() throws {
    var text = try String(contentsOf: Self.page, encoding: .utf8)
    var owners: [String] = []
    for row in scenarioKeys where !owners.contains(row.owner) { owners.append(row.owner) }
    for owner in owners {
      let mark = try #require(text.range(of: "<!-- keys: \(owner) -->\n"), "no table of \(owner)")
      let end = try #require(text.range(of: "\n\n", range: mark.upperBound..<text.endIndex))
      let range = mark.upperBound..<end.lowerBound
      let rows = [KeyRule.tableHead] + scenarioKeys.filter { $0.owner == owner }.map { $0.rule.row(of: $0.key) }
      let fresh = rows.joined(separator: "\n")
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        text.replaceSubrange(range, with: fresh)
      } else {
        #expect(text[range] == fresh, "UPDATE_GOLDEN=1 rewrites docs/simulation/reference.md")
      }
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(to: Self.page, atomically: true, encoding: .utf8)
    }
  }

  @Test func everyKeyHasAnExample() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let examples = text.components(separatedBy: "```").filter { $0.hasPrefix("yaml") }.joined()
    for row in scenarioKeys {
      #expect(examples.contains("\(row.key):"), "\(row.owner): no example of `\(row.key)`")
    }
  }

  /// The example of the documentation is a scenario.
  @Test func documentationExampleIsAScenario() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: "```yaml friday.yaml\n")?.upperBound)
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)?.lowerBound)
    let reading = Reading(String(text[start..<end]))
    #expect(reading.codes == [])
    #expect(reading.scenario?.members.mix.map(\.name) == ["careful", "fast"])
  }
}
