import Campaign
import Foundation
import Records
import Testing

/// `docs/language/events.md` lists every event, effect and reason for a refusal.
@Suite struct EventPageTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/language/events.md")

  /// The words in the first column of the table below a heading.
  private func words(below heading: String) throws -> [String] {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: "\n## \(heading)\n")).upperBound
    let section = text[start..<(text.range(of: "\n## ", range: start..<text.endIndex)?.lowerBound ?? text.endIndex)]
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    return rows.flatMap { row in
      (row.split(separator: "|").first ?? "").matches(of: /`(\w+)`/).map { String($0.1) }
    }
  }

  @Test func `the page lists every event`() throws {
    #expect(try words(below: "Events").sorted() == EventKind.allCases.map(\.rawValue).sorted())
  }

  @Test func `the page lists every effect`() throws {
    #expect(try words(below: "Effects").sorted() == EffectKind.allCases.map(\.rawValue).sorted())
  }

  @Test func `the page lists every reason for a refusal`() throws {
    let reasons = Refusal.allCases.map(\.effectName.description) + ["malformed"]
    #expect(try words(below: "Why is an event refused?").sorted() == reasons.sorted())
  }
}
