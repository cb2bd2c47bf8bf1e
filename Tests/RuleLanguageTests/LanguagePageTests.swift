import RuleLanguage
import TestSupport
import Testing

/// `docs/language.md` tells of what the tables of keys hold.
@Suite struct LanguagePageTests {
  /// Keys of cases and conditions are told in sentences.
  @Test(arguments: [Block.file, .member, .distribution, .autoTag, .optOut, .textingHours, .notification])
  func `every key is told of`(_ block: Block) throws {
    let text = try Project.text("docs/language.md")
    for (name, _) in block.keys {
      #expect(text.contains("`\(name)`") || text.contains(".\(name)`"), "\(block): \(name)")
    }
  }
}
