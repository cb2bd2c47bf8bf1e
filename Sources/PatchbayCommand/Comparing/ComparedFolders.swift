import Checking
import Comparing
import Diagnostics
import RuleLanguage
import Surroundings
import Text

extension FolderDiff {
  /// Compares the rule files below two folders, pair by pair.
  init(_ old: String, _ new: String, _ files: RuleFiles, _ list: inout ComparedList?, _ streams: StandardStreams) throws
  {
    for (path, other) in [(old, new), (new, old)] where !files.isFolder(path) {
      throw Failure(
        "\(quoted(other)) is a folder, and \(quoted(path)) is none", help: "compare two rule files, or two folders")
    }
    let progress = ProgramProgress()
    self.init(
      (old, new), old: try rulesBelow(old, in: files, progress: progress),
      new: try rulesBelow(new, in: files, progress: progress))
    if common.isEmpty, added.isEmpty, removed.isEmpty {
      throw Failure(
        "there is no rule file in \(quoted(old)) and \(quoted(new))",
        help: "a rule file is YAML with `version:` at its root")
    }
    for path in common {
      try progress.check()
      let rules = [try files.load(joined(old, path), streams), try files.load(joined(new, path), streams)]
      var diff = RulesDiff(rules[0], rules[1])
      try list?.read(rules, into: &diff)
      add(path, diff)
    }
  }
}
