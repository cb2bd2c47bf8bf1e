internal import Diagnostics
internal import RuleLanguage
internal import ScenarioLanguage
internal import Text

/// The keys of rule files and scenarios that can be varied: those of the key tables, except those that say what a file
/// is and how a contact list is written.
package enum VariableKeys {
  package enum File { case rules, scenario }

  /// A key that was found.
  package struct KeyPath {
    package let file: File
    /// From the root on.
    package let path: [String]
  }

  /// Words that stand for keys of `distribution`.
  package static let shorthands = ruleKeyPaths.filter { $0.hasPrefix("distribution.") }
    .map { String($0.dropFirst("distribution.".count)) }
  /// Dotted, in the order of the key tables.
  package static let ofRules = ruleKeyPaths.filter { path in
    !path.hasPrefix("list.") && !["version", "kind", "list", "cases"].contains(path)
  }
  /// Sections have no value of their own; their keys do.
  package static let ofScenarios = scenarioKeyPaths.filter { path in
    !["kind", "version", "name", "gates", "vary"].contains(path)
      && !scenarioKeyPaths.contains { $0.hasPrefix(path + ".") }
  }

  /// Where a key leads, as far as the key tables go; what is below that is for the checker of the file to judge. Nil
  /// where it leads nowhere.
  package static func place(of key: String) -> KeyPath? {
    let path = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard path.allSatisfy({ !$0.isEmpty }), let root = path.first else { return nil }
    if path.count == 1, shorthands.contains(root) { return KeyPath(file: .rules, path: ["distribution", root]) }
    let isOfRules = ofRules.contains(root)
    let isOfScenarios = ofScenarios.contains { $0 == root || $0.hasPrefix(root + ".") }
    // `members` are names in one file, and how they work in the other.
    let file: File = isOfScenarios && (path.count > 1 || !isOfRules) ? .scenario : .rules
    return leads(key, among: file == .scenario ? ofScenarios : ofRules) ? KeyPath(file: file, path: path) : nil
  }

  /// Whether a key is one of these, a section of them, or below one that is not a section.
  private static func leads(_ key: String, among known: [String]) -> Bool {
    if known.contains(where: { $0 == key || $0.hasPrefix(key + ".") }) { return true }
    return known.contains { path in
      key.hasPrefix(path + ".") && !known.contains { $0.hasPrefix(path + ".") }
    }
  }

  /// The next step for a user whose key leads nowhere.
  package static func help(for key: String) -> String {
    let all = shorthands + ofRules + ofScenarios
    let last = key.split(separator: ".").last.map(String.init) ?? key
    let ending = all.filter { $0.hasSuffix("." + last) }
    let meant = ending.isEmpty ? suggest(key, among: all) : Array(ending.prefix(3))
    let siblings =
      key.split(separator: ".").count > 1 ? all.filter { $0.hasPrefix(key.prefix { $0 != "." } + ".") } : []
    if meant.isEmpty, !siblings.isEmpty {
      let names = siblings.compactMap { $0.split(separator: ".").last.map(String.init) }
      let words = suggest(
        last, among: names, synonyms: ["share": "reply", "pace": "texts_per_hour", "number": "count"])
      let others = siblings.filter { sibling in words.contains { sibling.hasSuffix("." + $0) } }
      return didYouMean(Array(others.prefix(3)))
        ?? "vary one of \(quotedList(Array(siblings.prefix(6)), "or"))"
        + (siblings.count > 6 ? ", or a key beside them" : "")
    }
    return didYouMean(meant)
      ?? "vary a key of the rule file, such as `bucket_size`, or of the scenario, such as `members.texts_per_hour`"
  }
}
