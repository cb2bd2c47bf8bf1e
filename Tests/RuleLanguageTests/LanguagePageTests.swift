import Foundation
import RuleLanguage
import Testing

private let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "docs/language.md")

/// `docs/language.md` tells of what the tables of keys hold.
@Suite struct LanguagePageTests {
  /// Keys of cases and conditions are told in sentences.
  @Test(arguments: [Block.file, .member, .distribution, .autoTag, .optOut, .textingHours, .notification])
  func `every key is told of`(_ block: Block) throws {
    let text = try String(contentsOf: page, encoding: .utf8)
    for (name, _) in block.keys {
      #expect(text.contains("`\(name)`") || text.contains(".\(name)`"), "\(block): \(name)")
    }
  }
}
