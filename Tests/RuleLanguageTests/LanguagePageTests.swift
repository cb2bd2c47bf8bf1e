import Foundation
import KeyedFiles
import RuleLanguage
import TestSupport
import Testing

/// `docs/language/reference.md` has the key table, an example of every key, and the limits. `UPDATE_GOLDEN=1` writes the
/// tables of keys.
@Suite struct LanguagePageTests {
  private static let page = Project.file("docs/language/reference.md")

  @Test func `the page has the key table`() throws {
    for block in Block.allCases {
      let rows = [KeyRule.tableHead] + block.keys.map { $0.rule.row(of: $0.name) }
      try expectGolden(
        rows.joined(separator: "\n"), in: Self.page, after: "<!-- keys: \(block.rawValue) -->\n", before: "\n\n")
    }
  }

  @Test(arguments: Block.allCases)
  func `an example in its section shows every key`(_ block: Block) throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- keys: \(block.rawValue) -->\n"), "no table of \(block)").upperBound
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
