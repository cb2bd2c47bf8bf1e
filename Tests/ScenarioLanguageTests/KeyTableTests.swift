import Foundation
import KeyedFiles
import ScenarioLanguage
import Simulation
import TestSupport
import Testing

/// `docs/simulation/reference.md` has the key table, and an example of every key. `UPDATE_GOLDEN=1` writes the tables.
@Suite struct KeyTableTests {
  private static let page = Project.file("docs/simulation/reference.md")

  @Test func `documentation shows the key table`() throws {
    var owners: [String] = []
    for row in scenarioKeys where !owners.contains(row.owner) { owners.append(row.owner) }
    for owner in owners {
      let rows = [KeyRule.tableHead] + scenarioKeys.filter { $0.owner == owner }.map { $0.rule.row(of: $0.key) }
      try expectGolden(
        rows.joined(separator: "\n"), in: Self.page, after: "<!-- keys: \(owner) -->\n", before: "\n\n")
    }
  }

  @Test func `every key has an example`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let examples = text.components(separatedBy: "```").filter { $0.hasPrefix("yaml") }.joined()
    for row in scenarioKeys {
      #expect(examples.contains("\(row.key):"), "\(row.owner): no example of `\(row.key)`")
    }
  }

  /// The example of the documentation is a scenario.
  @Test func `documentation example is a scenario`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: "```yaml friday.yaml\n")?.upperBound)
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)?.lowerBound)
    let reading = Reading(String(text[start..<end]))
    #expect(reading.codes == [])
    #expect(reading.scenario?.members.mix.map(\.name) == ["careful", "fast"])
  }
}
