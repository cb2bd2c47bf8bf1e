import Simulation
import Statistics

extension Judgement {
  /// Why a verdict differs from what the interval alone would say; empty where it does not.
  ///
  /// - Parameter run: what readers call a replication, in the singular.
  func remark(on run: String) -> String {
    switch grounds {
    case .interval: ""
    case .constant: "the same in every \(run)"
    case .infinite: "it did not happen in every \(run)"
    case .tooFewValues: "fewer than \(Judgement.fewestValues) \(run)s with a value"
    case .noValues: "nothing to measure in any \(run)"
    }
  }
}

extension [Judgement] {
  /// Why a gate's percentile is not that of a simulation's tables; nil where no gate has one.
  var percentileNote: String? {
    contains { $0.gate.measured.statistic.percent != nil } ? PercentileNotes.gates : nil
  }
}

/// Percentiles are taken over all values where they are shown alone, and by run where runs are judged or compared.
enum PercentileNotes {
  static let gates =
    "a gate’s percentile is the mean of each run’s, the table’s is over all runs"
  static let comparisons =
    "p95: the mean of each run’s, as gates have it; simulate shows that of the waits of all runs together"
}
