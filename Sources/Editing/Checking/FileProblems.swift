internal import Checking
package import Diagnostics
package import RuleLanguage

/// What is wrong with a file, and with those that it names.
package struct FileProblems {
  /// As `check` reports them, those of the file first.
  package let problems: [Problem]
  /// Nil where the file has errors, or holds no rules.
  package let checked: CheckedPolicy?
  /// Whether it was proved what holds for all contacts, where there is anything to prove.
  package let isProved: Bool

  /// Nothing is wrong.
  package static let none = FileProblems(problems: [], checked: nil, isProved: true)
}

extension Workspace {
  /// What `check` finds in an open file. A scenario is checked with the rule files of its folder.
  ///
  /// - Parameter proving: whether to prove what holds for all contacts, too.
  package func problems(of path: String, proving: Bool) -> FileProblems {
    guard let file = analysis(path) else { return .none }
    let arguments: [String]
    switch file.role {
    case .rules, .cases, .other, .roster: arguments = file.isChecked ? [path] : []
    case .scenario: arguments = [path] + rules(of: path).map(\.path)
    }
    var run = CheckRun(files: files, progress: NoProgress())
    run.proves = proving
    // Only a request to stop ends a check, and no one makes one.
    try? run.check(arguments)
    let sorted = run.report.sink.sorted
    let own = sorted.filter { $0.primary.place.source.name == path }
    // A scenario's rules have their own turn.
    let others = file.role == .scenario ? [] : sorted.filter { $0.primary.place.source.name != path }
    return FileProblems(
      problems: own + others, checked: file.role == .rules ? run.policies.first : nil,
      isProved: proving || file.role != .rules)
  }
}
