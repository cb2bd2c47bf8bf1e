import Campaign
import TestSupport
import Testing

/// `docs/notifications.md` has the fields of the table. `UPDATE_GOLDEN=1` writes them, between the mark and the next heading.
@Suite struct FieldTableTests {
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

  @Test func `the page has the table`() throws {
    try expectGolden(
      "\n" + Self.table + "\n", in: Project.file("docs/notifications.md"), after: "<!-- fields -->\n", before: "\n## ")
  }
}
