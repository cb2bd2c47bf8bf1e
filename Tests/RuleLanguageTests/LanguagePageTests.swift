import Foundation
import KeyedFiles
import RuleLanguage
import Testing

/// `docs/language/reference.md` has the key table, an example of every key, and the limits. `UPDATE_GOLDEN=1` writes the
/// tables of keys.
@Suite struct LanguagePageTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/language/reference.md")

  /// Where a block's table stands on the page.
  private func table(of block: Block, in text: String) throws -> Range<String.Index> {
    let mark = try #require(text.range(of: "<!-- keys: \(block.rawValue) -->\n"), "no table of \(block)")
    let end = try #require(text.range(of: "\n\n", range: mark.upperBound..<text.endIndex))
    return mark.upperBound..<end.lowerBound
  }

  @Test func `the page has the key table`() throws {
    var text = try String(contentsOf: Self.page, encoding: .utf8)
    for block in Block.allCases {
      let range = try table(of: block, in: text)
      let rows = [KeyRule.tableHead] + block.keys.map { $0.rule.row(of: $0.name) }
      let fresh = rows.joined(separator: "\n")
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        text.replaceSubrange(range, with: fresh)
      } else {
        #expect(text[range] == fresh, "UPDATE_GOLDEN=1 rewrites docs/language/reference.md")
      }
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(to: Self.page, atomically: true, encoding: .utf8)
    }
  }

  @Test(arguments: Block.allCases)
  func `an example in its section shows every key`(_ block: Block) throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try table(of: block, in: text).upperBound
    let end = text.range(of: "\n## ", range: start..<text.endIndex)?.lowerBound ?? text.endIndex
    let examples = text[start..<end].components(separatedBy: "```")
      .filter { $0.hasPrefix("yaml") }.joined()
    for (name, _) in block.keys {
      #expect(examples.contains("\(name):"), "\(block): no example of `\(name)`")
    }
  }

  /// The second column of the table of limits, in the order in which `RuleLimits` declares them.
  @Test func `the page has the limits`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- limits -->\n")).upperBound
    let rows = text[start...].split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("|") }
    let shown = rows.dropFirst(2).map { row in
      Int(row.split(separator: "|").dropFirst().first?.filter(\.isNumber) ?? "")
    }
    #expect(shown == Mirror(reflecting: RuleLimits()).children.map { $0.value as? Int })
  }
}
