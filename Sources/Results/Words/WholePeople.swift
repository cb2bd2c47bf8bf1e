import Simulation
import Statistics
import Text

// People and conversations are whole: an average of 0.2 of them is one in some runs and none in the others.

extension Metric {
  /// How many runs had any of what is counted; nil where an average is a number of whole ones.
  var runsWithAny: (with: Int, of: Int)? {
    guard let mean = estimate.mean, mean > 0, mean < 1 else { return nil }
    let means = summaries.compactMap { $0?.mean }
    return (means.count { $0 > 0 }, means.count)
  }

  /// The mean as a number of whole ones, or `in 1 run of 6`.
  var wholeText: String {
    if let runs = runsWithAny { return "in \(grouped(runs.with)) of \(counted(runs.of, "run"))" }
    return estimate.mean.map { WholeCount($0).text } ?? noNumber
  }
}
