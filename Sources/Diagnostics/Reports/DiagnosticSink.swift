internal import Text

/// How many problems of a file were counted and not kept, because there were too many of them.
public struct DroppedProblems: Sendable, Equatable {
  public var errors: Int
  public var warnings: Int
  public init(errors: Int = 0, warnings: Int = 0) {
    self.errors = errors
    self.warnings = warnings
  }
  public var count: Int { errors + warnings }
}

/// Collects the problems of one run. A phase takes one as `inout` and never throws for bad input.
public struct DiagnosticSink: Sendable {
  public private(set) var problems: [Problem] = []
  /// How many errors and warnings there were, those that were not kept among them.
  public private(set) var errorCount = 0
  public private(set) var warningCount = 0
  /// How many of them were not kept.
  public private(set) var dropped = DroppedProblems()

  /// How many errors of one file are kept, and as many warnings; further ones are counted.
  public static let mostOfOneFile = 1_000

  public init() {}

  public mutating func report(_ problem: Problem) {
    switch problem.severity {
    case .error: errorCount += 1
    case .warning: warningCount += 1
    case .note: break
    }
    problems.append(problem)
  }

  /// Counts problems that were not kept.
  public mutating func drop(_ more: DroppedProblems) {
    dropped.errors += more.errors
    dropped.warnings += more.warnings
    errorCount += more.errors
    warningCount += more.warnings
  }

  /// - Parameter dropped: how many more there were.
  public mutating func report(all problems: [Problem], dropped: DroppedProblems = DroppedProblems()) {
    for problem in problems { report(problem) }
    drop(dropped)
  }

  /// Takes over the problems of another run.
  public mutating func report(_ other: DiagnosticSink) {
    for problem in other.problems { report(problem) }
    drop(other.dropped)
  }

  /// `2 errors, 1 warning`; nil where there are none.
  public var findings: String? {
    let counts = [(errorCount, "error"), (warningCount, "warning")].filter { $0.0 > 0 }
    return counts.isEmpty ? nil : counts.map { counted($0.0, $0.1) }.joined(separator: ", ")
  }

  public var hasErrors: Bool { errorCount > 0 }

  /// Problems by file (in order of first report) and place; ties in order of report.
  public var sorted: [Problem] {
    var order: [ObjectIdentifier: Int] = [:]
    for problem in problems {
      let id = ObjectIdentifier(problem.primary.place.source)
      if order[id] == nil { order[id] = order.count }
    }
    return problems.enumerated().sorted { a, b in
      let (x, y) = (a.element.primary.place, b.element.primary.place)
      let (i, j) = (order[ObjectIdentifier(x.source)] ?? 0, order[ObjectIdentifier(y.source)] ?? 0)
      if i != j { return i < j }
      if x.span.lower != y.span.lower { return x.span.lower < y.span.lower }
      return a.offset < b.offset
    }.map(\.element)
  }
}
