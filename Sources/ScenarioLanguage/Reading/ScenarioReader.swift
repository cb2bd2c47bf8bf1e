import Campaign
import Diagnostics
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

/// Reads scenario files.
typealias ScenarioReader = KeyedReader<ScenarioFile>

/// What is specific to reading a scenario: what is known around it, and what is checked once everything has been read.
struct ScenarioFile: FileLanguage {
  let surroundings: ScenarioSurroundings
  var mentions = Mentions()

  var codes: FileCodes { scenarioCodesByProblem }
  var synonyms: [String: String] { scenarioSynonyms }
  var nameLength: Int { 200 }

  func keys(of mapping: String) -> [String] { scenarioKeys.filter { $0.owner == mapping }.map(\.key) }

  func mainKey(of mapping: String) -> String? {
    switch mapping {
    case ContactsKey.phrase: ContactsKey.count.rawValue
    case MembersKey.phrase: MembersKey.count.rawValue
    case HabitKey.phrase: HabitKey.reply.rawValue
    default: nil
    }
  }

  /// Writes `version: 1` above the first key of a file that says that it is a scenario: 1 is the only version.
  func additions<Key: BlockKey>(of key: Key, in node: NodeID, beside entries: [Key]?, _ document: YAMLDocument) -> [Fix]
  {
    guard key is ScenarioKey, key.rawValue == ScenarioKey.version.rawValue,
      let entries, entries.contains(where: { $0.rawValue == ScenarioKey.kind.rawValue })
    else { return [] }
    return addingLine("version: 1", above: node, in: document)
  }

  /// Nil in mappings deeper than the sections, whose keys say less about where they belong.
  func home(of key: String, in mapping: String) -> String? {
    let sections = ScenarioKey.allCases.map(\.rawValue)
    guard mapping == ScenarioKey.phrase || sections.contains(where: { mapping == "`\($0)`" }) else { return nil }
    if sections.contains(key) { return "it belongs at the root of the file, without indentation" }
    let homes = sections.filter { scenarioKeyPaths.contains($0 + "." + key) }
    guard let first = homes.first else { return nil }
    return "it belongs in \(quotedList(homes, "or")): `\(first): { \(key): … }`"
  }
}

private let scenarioCodesByProblem = FileCodes(
  unknownKey: .unknownScenarioKey, missingKey: .missingScenarioKey, missingFileKey: .notScenario,
  wrongShape: .wrongScenarioShape, notNumber: .notScenarioNumber, numberOutOfRange: .scenarioNumberOutOfRange,
  notLengthOfTime: .notDuration, unknownWord: .unknownScenarioWord, emptyName: .badScenarioName,
  invisibleCharacter: .badScenarioName, nameTooLong: .badScenarioName)

/// Names and moments of a scenario with their places, for checks that need the whole scenario.
struct Mentions {
  /// Moments, and what happens then, such as "this shift starts".
  var moments: [(at: Milliseconds, what: String, span: SourceSpan)] = []
  var count: SourceSpan?
  var named: [(member: String, span: SourceSpan)] = []
  var changes: [(change: TeamChange, span: SourceSpan)] = []
  var fields: [(name: String, span: SourceSpan)] = []
  /// The tags of the contacts that are made up; nil where the file does not say.
  var generatedTags: [String]?
  var byTag: [(tag: String, span: SourceSpan)] = []
  var byField: [(field: String, value: String, span: SourceSpan)] = []
  var until: SourceSpan?
  // False where the file says something that could not be read: then nothing is checked against it.
  var untilIsKnown = true
  var countIsKnown = true
  var changesAreKnown = true
}

extension ScenarioReader {
  mutating func report(
    _ code: DiagnosticCode, severity: Severity = .error, _ message: String, at span: SourceSpan, related: [Label] = [],
    notes: [String] = [], help: String? = nil, fixes: [Fix] = []
  ) {
    problems.report(
      Problem(
        code, severity, message, at: place(span), related: related, notes: notes, help: help, fixes: fixes))
  }

  /// Reports the second of two keys that exclude each other; returns whether there are two.
  @discardableResult
  mutating func refuseTwo<Key: BlockKey>(
    of keys: [Key], in entries: [BlockEntry<Key>], help: String
  ) -> Bool {
    let found = entries.filter { keys.contains($0.key) }
    guard found.count > 1 else { return false }
    report(
      .scenarioKeysExclude, "\(quotedList(keys.map(\.rawValue), "and")) exclude each other",
      at: found[1].span, related: [Label(place(found[0].span), "the other one")], help: help)
    return true
  }

  /// The entries of a list that `read` can read; nil if there is no list, or if one that needs entries is empty.
  ///
  /// - Parameters:
  ///   - what: the entries, such as "shifts".
  ///   - whenEmpty: what to do about an empty list; nil where it may be empty.
  mutating func list<Value>(
    _ node: NodeID?, _ shape: ValueShape, _ what: String, limit: EntryLimit = .entries, whenEmpty: String? = nil,
    _ read: (inout ScenarioReader, NodeID) -> Value?
  ) -> [Value]? {
    guard let elements = nodes(node, shape) else { return nil }
    if elements.isEmpty, let whenEmpty, let node {
      report(.emptyScenarioList, "this list needs at least one entry", at: document.span(node), help: whenEmpty)
      return nil
    }
    reportTooMany(elements, what, limit)
    return elements.prefix(limit.most).compactMap { read(&self, $0) }
  }

  /// The entries of a list; nil if there is no list.
  mutating func nodes(_ node: NodeID?, _ shape: ValueShape) -> [NodeID]? {
    list(node, shape) { .value($1, $0.document.span($1)) }.value?.compactMap(\.value)
  }

  /// The entries of a mapping with free names that are valid as names; nil if there is no mapping.
  mutating func named(_ node: NodeID?, _ shape: ValueShape, _ what: String) -> [NamedNode]? {
    guard case .value(let entries, _) = namedEntries(node, shape) else { return nil }
    if let node { reportTooMany(document.entries(node).map(\.key), what, .entries) }
    return entries.prefix(ScenarioLimits.entries).compactMap { name, node in
      if case .value(let name, let span) = name { NamedNode(name: name, span: span, node: node) } else { nil }
    }
  }

  private mutating func reportTooMany(_ entries: [NodeID], _ what: String, _ limit: EntryLimit) {
    guard entries.count > limit.most else { return }
    report(
      .tooManyScenarioEntries, "more than \(limit.most) \(what), the limit \(quoted(limit.name))",
      at: document.span(entries[limit.most]), help: "write fewer")
  }

  /// Reports an entry that repeats an earlier one.
  mutating func reportRepeated(_ what: String, at span: SourceSpan, first: SourceSpan) {
    report(
      .sameScenarioEntryTwice, "\(what) is written twice", at: span, related: [Label(place(first), "first here")],
      help: "delete one of the two, or say with one entry what both mean")
  }
}

/// An entry of a mapping with free names.
struct NamedNode {
  let name: String
  /// Where the name is written.
  let span: SourceSpan
  let node: NodeID
}

/// How many entries a list may have.
struct EntryLimit {
  let name: String
  let most: Int
  static let entries = EntryLimit(name: "entries", most: ScenarioLimits.entries)
  static let mixtureParts = EntryLimit(name: "mixture parts", most: RandomDuration.Limits.mixtureParts)
}
