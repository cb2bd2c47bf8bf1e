/// Collects the problems of one run. A phase takes one as `inout` and never throws for bad input.
public struct DiagnosticSink: Sendable {
  public private(set) var problems: [Problem] = []
  public private(set) var errorCount = 0
  public private(set) var warningCount = 0

  public init() {}

  public mutating func report(_ problem: Problem) {
    switch problem.severity {
    case .error: errorCount += 1
    case .warning: warningCount += 1
    case .note: break
    }
    problems.append(problem)
  }

  public mutating func report(all problems: [Problem]) {
    for problem in problems { report(problem) }
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
