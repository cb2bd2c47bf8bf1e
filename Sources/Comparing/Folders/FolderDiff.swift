internal import Diagnostics
internal import Text

/// What another version of a folder of rule files does differently: pairs of files by their paths, and those that one of the two lacks.
package struct FolderDiff {
  /// What the two folders are called.
  package let names: (old: String, new: String)
  /// The rule files that both have, in the order of their paths.
  package private(set) var pairs: [(path: String, diff: RulesDiff)] = []
  /// Those that the new folder alone has.
  package let added: [String]
  /// Those that the old folder alone has.
  package let removed: [String]
  /// The paths that both have.
  package let common: [String]
  /// Those of which one version has errors.
  package private(set) var notCompared: [String] = []

  /// - Parameters:
  ///   - old: the paths of the rule files below the old folder, from it.
  ///   - new: the same of the new one.
  package init(_ names: (old: String, new: String), old: [String], new: [String]) {
    self.names = names
    let (before, after) = (Set(old), Set(new))
    common = new.filter { before.contains($0) }
    added = new.filter { !before.contains($0) }
    removed = old.filter { !after.contains($0) }
  }

  package mutating func add(_ path: String, _ diff: RulesDiff) { pairs.append((path, diff)) }

  /// Takes note that a pair has errors.
  package mutating func leaveOut(_ path: String) { notCompared.append(path) }

  /// The same where every pair is the same, and no file is missing on one side.
  package var verdict: RulesDiff.Verdict {
    if !added.isEmpty || !removed.isEmpty || pairs.contains(where: { $0.diff.verdict == .differs }) { return .differs }
    return notCompared.isEmpty && pairs.allSatisfy { $0.diff.verdict == .same } ? .same : .notProved
  }

  /// The pairs of which it is not known that they are the same.
  package var changed: [(path: String, diff: RulesDiff)] { pairs.filter { $0.diff.verdict != .same } }

  /// The paths of the others.
  var same: [String] { pairs.filter { $0.diff.verdict == .same }.map(\.path) }

  /// One sentence for people: `2 of 5 rule files differ, 1 was added, 1 was removed`.
  package var summary: String {
    if verdict == .same { return "the same: \(counted(pairs.count, "rule file"))" }
    var parts: [String] = []
    let differ = pairs.count { $0.diff.verdict == .differs }
    let unknown = pairs.count { $0.diff.verdict == .notProved }
    if !pairs.isEmpty {
      let verb = agreeing(differ, "differs", "differ")
      parts.append("\(grouped(differ)) of \(counted(pairs.count, "rule file")) \(verb)")
    }
    if unknown > 0 { parts.append("\(grouped(unknown)) not proved") }
    if !notCompared.isEmpty { parts.append("\(grouped(notCompared.count)) not compared") }
    if !added.isEmpty { parts.append("\(grouped(added.count)) added") }
    if !removed.isEmpty { parts.append("\(grouped(removed.count)) removed") }
    return parts.joined(separator: ", ")
  }
}
