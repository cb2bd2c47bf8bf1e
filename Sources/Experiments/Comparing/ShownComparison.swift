internal import Campaign
package import Diagnostics
package import Simulation

/// A comparison, and the rule files it compares.
package struct ShownComparison {
  package let comparison: Comparison
  /// As the command line names them.
  package let a: String
  package let b: String

  package init(_ comparison: Comparison, a: String, b: String) {
    self.comparison = comparison
    self.a = a
    self.b = b
  }

  /// Under both files.
  package var events: Int { comparison.a.events + comparison.b.events }

  /// The metrics' lines, each percentile on its own line, in the order in which they are shown.
  package var metrics: [(name: Metric.Name, statistic: String, difference: PairedDifference)] {
    comparison.metrics.flatMap { line in
      [(line.name, "mean", line.mean)] + (line.p95.map { [(line.name, "p95", $0)] } ?? [])
    }
  }
}

extension ParallelRuns {
  /// Runs pairs until the gates of both rule files are decided, or no look is left.
  package func judge(_ paired: PairedSimulator) throws(Failure) -> Comparison {
    var judging = paired.judging()
    var results: [PairedResult] = []
    while let count = judging.next {
      progress.expect(count - results.count)
      results += try run(results.count..<count, of: paired)
      try requireWhole(results.flatMap { [$0.a, $0.b] })
      judging.look(results)
    }
    return paired.compare(results, judging)
  }
}
