import Diagnostics
import KeyedFiles
import RuleLanguage
import Testing
import YAMLTree

/// What is read at once, because nothing is to be said of it, is what the readers that look closer read.
@Suite struct SoundReadingTests {
  private struct Plain: FileLanguage {
    let codes = FileCodes(
      unknownKey: ruleFileCodes[0], missingKey: ruleFileCodes[0], missingFileKey: ruleFileCodes[0],
      wrongShape: ruleFileCodes[0], notNumber: ruleFileCodes[0], numberOutOfRange: ruleFileCodes[0],
      notLengthOfTime: ruleFileCodes[0], unknownWord: ruleFileCodes[0], emptyName: ruleFileCodes[0],
      invisibleCharacter: ruleFileCodes[0], nameTooLong: ruleFileCodes[0])
    let synonyms: [String: String] = [:]
    let nameLength = 12
    func home(of key: String, in mapping: String) -> String? { nil }
    func advice(about key: String, in mapping: String) -> String? { nil }
  }

  private static let words = [
    "ana", "m0001", "Hot-Lead", "_x", "null", "Null", "none", "nuts", "n", "~", "~x", "-x", "x-", "a/b", "a;b", "a b",
    "a  b", "é", "été", "x\u{7F}", "tag#1", "twelve_chars", "thirteen_char", "true", "12", "a\n  b", "“ana”", "x.y@z",
    "\u{200B}x", "to", "t", "at_once", "otherwise", "atonce", "",
  ]

  private static func element(_ text: String) -> (document: YAMLDocument, node: NodeID)? {
    let reading = YAMLReading(Source(name: "names", bytes: Array("- \(text)\n- end\n".utf8)))
    guard !reading.problems.hasErrors, let root = reading.document.root,
      let node = reading.document.firstChild(root)
    else { return nil }
    return (reading.document, node)
  }

  @Test(arguments: words, ["", "\"", "'"])
  func `names that are read at once are read alike by the reader that looks closer`(_ word: String, _ quote: String) {
    guard let (document, node) = Self.element(quote + word + quote) else { return }
    var reader = KeyedReader(document, Plain(), problems: 10)
    guard case .value(let sound, let span) = reader.soundName(node) else { return }
    let name = reader.name(node, .name("a name"))
    #expect(name.value == sound)
    #expect(name.span == span)
    #expect(reader.problems.kept.isEmpty)
    let names = reader.names(node, .oneOrMore(.name("a name")))
    #expect(reader.soundNames(node)?.value?.map(\.value) == names.value?.map(\.value))
  }

  @Test(arguments: ["ana", "m0001", "\"ana\"", "'Hot Lead'", "Hot-Lead", "tag#1", "nones"])
  func `usual names are read at once`(_ text: String) throws {
    let (document, node) = try #require(Self.element(text))
    #expect(KeyedReader(document, Plain(), problems: 10).soundName(node) != nil)
  }

  @Test(arguments: ["null", "~", "a/b", "a;b", "a b", "-x", "é", "thirteen_char", "\"\"", "[ana]"])
  func `other texts are looked at more closely`(_ text: String) throws {
    let (document, node) = try #require(Self.element(text))
    #expect(KeyedReader(document, Plain(), problems: 10).soundName(node) == nil)
  }

  @Test(arguments: words + TagRuleKey.allCases.map(\.rawValue))
  func `a key is found by its bytes as by its text`(_ word: String) {
    guard let (document, node) = Self.element(word) else { return }
    #expect(TagRuleKey.names.key(node, document) == TagRuleKey(rawValue: document.string(node)))
  }
}
