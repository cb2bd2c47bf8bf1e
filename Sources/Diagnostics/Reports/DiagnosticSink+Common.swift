extension DiagnosticSink {
  /// What is wrong with a file under each of several others: which of them it is for, nothing says. Under a single one that is all
  /// that is wrong with it.
  ///
  /// - Parameter found: what is wrong under one of them, or, for nil, whatever they say.
  package static func common<Context>(under all: [Context], _ found: (Context?) -> DiagnosticSink) -> DiagnosticSink {
    guard let first = all.first else { return found(nil) }
    let others = all.dropFirst()
    if others.isEmpty { return found(first) }
    let alone = found(nil).problems.count
    var common = found(first).problems
    for one in others where common.count > alone {
      let here = found(one).problems
      common.removeAll { problem in
        !here.contains { $0.code == problem.code && $0.primary.place.span == problem.primary.place.span }
      }
    }
    var sink = DiagnosticSink()
    for problem in common { sink.report(problem) }
    return sink
  }
}
