import Campaign
import Foundation
import Testing

/// `docs/notifications.md` has the fields of the table. `UPDATE_GOLDEN=1` writes them, between the mark and the next heading.
@Suite struct FieldTableTests {
  static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/notifications.md")

  static var table: String {
    var rows = ["| field | stands for |", "|---|---|"]
    for field in NotificationField.allCases { rows.append("| `\(field.name)` | \(field.doc) |") }
    for section in NotificationSection.allCases {
      for field in LeaderField.allCases {
        rows.append("| `\(field.rawValue)` within `\(section.rawValue)` | \(field.doc) |")
      }
    }
    return rows.joined(separator: "\n")
  }

  @Test func thePageHasTheTable() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let mark = try #require(text.range(of: "<!-- fields -->\n"))
    let end = try #require(text.range(of: "\n## ", range: mark.upperBound..<text.endIndex))
    let fresh = text[..<mark.upperBound] + "\n" + Self.table + "\n" + text[end.lowerBound...]
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(fresh.utf8).write(to: Self.page)
    } else {
      #expect(text == fresh, "UPDATE_GOLDEN=1 rewrites docs/notifications.md")
    }
  }
}
