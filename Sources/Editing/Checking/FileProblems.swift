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
  /// What `check` finds in an open file. A scenario is checked with the rule files of its folder, a roster with one that names it.
  ///
  /// - Parameter proving: whether to prove what holds for all contacts, too.
  package func problems(of path: String, proving: Bool) -> FileProblems {
    guard let file = analysis(path) else { return .none }
    let arguments: [String]
    switch file.role {
    case .rules, .cases, .other: arguments = file.isChecked ? [path] : []
    case .roster: arguments = rules(of: path).prefix(1).map(\.path)
    case .scenario: arguments = [path] + rules(of: path).map(\.path)
    }
    var run = CheckRun(files: files, progress: NoProgress())
    run.proves = proving
    // Only a request to stop ends a check, and no one makes one.
    try? run.check(arguments)
    let sorted = run.report.sink.sorted
    var (own, others): ([Problem], [Problem]) = ([], [])
    for problem in sorted {
      let name = problem.primary.place.source.name
      // A roster is called by the path that the rules give.
      if name == path || file.role == .roster && openPath(of: name) == path {
        own.append(problem)
      } else {
        others.append(problem)
      }
    }
    // What the rules of a roster or a scenario have wrong is theirs.
    return FileProblems(
      problems: file.role == .rules ? own + others : own, checked: file.role == .rules ? run.policies.first : nil,
      isProved: proving || file.role != .rules)
  }
}
