import Diagnostics
import YAMLTree

/// The problems of one file. Errors and warnings are kept up to a limit each, so that a huge file of nothing but mistakes
/// does not fill the memory, and no number of warnings hides an error.
struct ProblemList {
  let limit: Int
  private(set) var kept: [Problem] = []
  private var errors = 0
  private var others = 0

  init(limit: Int) { self.limit = limit }

  var hasErrors: Bool { errors > 0 }

  mutating func report(_ problem: Problem) {
    switch problem.severity {
    case .error:
      errors += 1
      if errors <= limit { kept.append(problem) }
    case .warning, .note:
      others += 1
      if others <= limit { kept.append(problem) }
    }
  }

  /// Takes over the problems of another file.
  mutating func report(all problems: [Problem]) {
    for problem in problems { report(problem) }
  }
}

/// The problems of a file's YAML, then those of its shapes. What a name is refused for, a character that changes the
/// direction of text or one that controls a terminal, is not told a second time.
func joined(_ yaml: DiagnosticSink, _ shapes: ProblemList) -> [Problem] {
  let refused = shapes.kept.filter { $0.code == .invisibleCharacter }.map(\.primary.place.span)
  let unsaid = yaml.problems.filter { problem in
    let span = problem.primary.place.span
    let isHidden = problem.code == .bidiControl || problem.code == .controlCharacter
    return !isHidden || !refused.contains { $0.lower <= span.lower && span.upper <= $0.upper }
  }
  return unsaid + shapes.kept
}

extension DiagnosticSink {
  mutating func report(all problems: [Problem]) {
    for problem in problems { report(problem) }
  }
}
