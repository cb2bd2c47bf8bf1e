import Diagnostics
import KeyedFiles
import YAMLTree

/// Reads rule files and files of cases.
typealias SyntaxReader = KeyedReader<RuleFileLanguage>

struct RuleFileLanguage: FileLanguage {
  let limits: RuleLimits

  var codes: FileCodes { ruleFileCodesByProblem }
  var synonyms: [String: String] { ruleSynonyms }
  var nameLength: Int { limits.nameLength }

  func home(of key: String, in mapping: String) -> String? { Block.home(of: key, in: mapping) }
  func keys(of mapping: String) -> [String] {
    Block.allCases.first { $0.phrase == mapping }?.keys.map(\.name) ?? []
  }

  func example(of shape: ValueShape) -> String? { Block.example(of: shape) }
  func advice(about key: String, in mapping: String) -> String? { Block.advice(about: key, in: mapping) }

  func everyone(in document: YAMLDocument) -> [String] {
    guard let root = document.root, document.kind(root) == .mapping else { return [] }
    let team = document.entries(root).first { document.string($0.key) == FileKey.team.rawValue }?.value
    guard let team, document.kind(team) == .mapping else { return [] }
    return document.entries(team).map { document.string($0.key) }
  }

  /// Whether `members` stands in `team`, or `to` at the root.
  func isElsewhere<Key: BlockKey>(_ key: Key, in node: NodeID, _ document: YAMLDocument) -> Bool {
    if key is TagRuleKey, key.rawValue == TagRuleKey.to.rawValue, let root = document.root {
      return document.kind(root) == .mapping
        && document.entries(root).contains { document.string($0.key) == key.rawValue }
    }
    guard key is FileKey, key.rawValue == FileKey.members.rawValue else { return false }
    return document.entries(node).contains { name, value in
      document.string(name) == FileKey.team.rawValue && document.kind(value) == .mapping
        && document.entries(value).contains { member, names in
          document.string(member) == key.rawValue && document.kind(names) == .sequence
        }
    }
  }

  /// Writes `version: 1` above the first key of a file that certainly holds rules: 1 is the only version.
  func additions<Key: BlockKey>(of key: Key, in node: NodeID, beside entries: [Key]?, _ document: YAMLDocument) -> [Fix]
  {
    guard key is FileKey, key.rawValue == FileKey.version.rawValue,
      let entries, entries.contains(where: { $0.rawValue == FileKey.members.rawValue })
    else { return [] }
    return addingLine("version: 1", above: node, in: document)
  }
}

private let ruleFileCodesByProblem = FileCodes(
  unknownKey: .unknownKey, missingKey: .missingKey, missingFileKey: .missingKey, wrongShape: .wrongShape,
  notNumber: .notWholeNumber, numberOutOfRange: .numberOutOfRange, notLengthOfTime: .notLengthOfTime,
  unknownWord: .unknownWord, emptyName: .emptyName, invisibleCharacter: .invisibleCharacter,
  nameTooLong: .nameTooLong)

extension SyntaxReader {
  init(_ document: YAMLDocument, limits: RuleLimits) {
    self.init(document, RuleFileLanguage(limits: limits), problems: limits.problems)
  }

  var limits: RuleLimits { language.limits }
}
