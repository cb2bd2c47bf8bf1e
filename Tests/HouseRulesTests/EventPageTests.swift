import Foundation
import Testing

/// `docs/language/events.md` lists every event and effect, and every reason that an effect gives, as the schemas have them.
@Suite struct EventPageTests {
  /// The words in the first columns of the tables below a heading of the page.
  private func words(below heading: String) throws -> Set<String> {
    let text = try #require(Repository.read("docs/language/events.md"))
    let start = try #require(text.range(of: "\n## \(heading)\n")).upperBound
    let section = text[start..<(text.range(of: "\n## ", range: start..<text.endIndex)?.lowerBound ?? text.endIndex)]
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    return Set(
      rows.flatMap { row in
        (row.split(separator: "|").first ?? "").matches(of: /`(\w+)`/).map { String($0.1) }
      })
  }

  private func definitions(_ schema: String) throws -> [String: Any] {
    let text = try #require(Repository.read("docs/schema/\(schema).schema.json"))
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(root?["definitions"] as? [String: Any])
  }

  /// The value at a path of keys.
  private func value(_ path: String, of definitions: [String: Any]) -> Any? {
    path.split(separator: ".").reduce(definitions as Any?) { value, key in
      (value as? [String: Any])?[String(key)]
    }
  }

  /// What the definitions of a schema have as their kind.
  private func kinds(_ schema: String) throws -> Set<String> {
    let definitions = try definitions(schema)
    return Set(definitions.keys.compactMap { value("\($0).properties.\(schema).const", of: definitions) as? String })
  }

  @Test(arguments: [("Events", "event"), ("Effects", "effect")])
  func `the page lists every kind`(_ heading: String, _ schema: String) throws {
    let kinds = try kinds(schema)
    #expect(kinds.count > 10)
    #expect(try words(below: heading) == kinds)
  }

  @Test(arguments: [
    (
      "Why was a first text assigned or released?",
      ["assigned.properties.reason.enum", "released.properties.reason.enum"]
    ),
    (
      "Why did a reply go there?",
      ["routed.properties.via.enum", "held.properties.reason.enum", "notes.items.enum"]
    ),
    ("Why is an event refused?", ["refused.properties.reason.enum"]),
  ])
  func `the page lists every reason`(_ heading: String, _ paths: [String]) throws {
    let definitions = try definitions("effect")
    let reasons = try paths.flatMap { try #require(value($0, of: definitions) as? [String]) }
    #expect(try words(below: heading) == Set(reasons))
  }
}
