public import Diagnostics

/// The problems of one file. Errors and warnings are kept up to a limit each, so that a huge file that holds only
/// mistakes does not fill the memory, and no number of warnings hides an error.
public struct ProblemList: Sendable {
  public let limit: Int
  public private(set) var kept: [Problem] = []
  public private(set) var errors = 0
  /// Warnings and notes.
  private var others = 0

  public init(limit: Int) { self.limit = limit }

  public var hasErrors: Bool { errors > 0 }

  public mutating func report(_ problem: Problem) {
    if !drops(problem.severity) {
      kept.append(problem)
      count(problem.severity)
    }
  }

  /// Whether another problem would only be counted. If so, it is counted, and no one need work out what it says or what
  /// was meant.
  public mutating func drops(_ severity: Severity) -> Bool {
    let isFull =
      switch severity {
      case .error: errors >= limit
      case .warning, .note: others >= limit
      }
    if isFull { count(severity) }
    return isFull
  }

  private mutating func count(_ severity: Severity) {
    switch severity {
    case .error: errors += 1
    case .warning, .note: others += 1
    }
  }

  /// How many problems were not kept.
  public var dropped: DroppedProblems {
    DroppedProblems(errors: max(0, errors - limit), warnings: max(0, others - limit))
  }

  /// Takes over the problems of another file.
  public mutating func report(all problems: [Problem]) {
    for problem in problems { report(problem) }
  }
}
