import Campaign
import Foundation
import RuleLanguage
import Testing

private let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "docs/language.md")

/// `docs/language.md` lists what the tables hold. `UPDATE_GOLDEN=1` writes its tables of fields.
@Suite struct LanguagePageTests {
  private func table(_ head: String, _ rows: [(String, String)]) -> String {
    "| \(head) | what stands there |\n|---|---|\n" + rows.map { "| `{{\($0)}}` | \($1) |\n" }.joined()
  }

  @Test func `the tables of fields are those of the templates`() throws {
    var text = try String(contentsOf: page, encoding: .utf8)
    let tables = [
      ("field", NotificationField.allCases.map { ($0.name, $0.doc) }),
      ("within `leaders`", LeaderField.allCases.map { ($0.rawValue, $0.doc) }),
    ]
    for (head, rows) in tables {
      let start = try #require(text.range(of: "| \(head) | what stands there |\n"))
      let end = text.range(of: "\n\n", range: start.upperBound..<text.endIndex)?.lowerBound ?? text.endIndex
      let table = table(head, rows)
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        text.replaceSubrange(start.lowerBound..<end, with: table.dropLast())
        try Data(text.utf8).write(to: page)
      } else {
        #expect(text[start.lowerBound..<end] == table.dropLast())
      }
    }
  }

  /// Keys of cases and conditions are told in sentences.
  @Test(arguments: [Block.file, .member, .distribution, .autoTag, .optOut, .textingHours, .notification])
  func `every key is told of`(_ block: Block) throws {
    let text = try String(contentsOf: page, encoding: .utf8)
    for (name, _) in block.keys {
      #expect(text.contains("`\(name)`") || text.contains(".\(name)`"), "\(block): \(name)")
    }
  }
}
