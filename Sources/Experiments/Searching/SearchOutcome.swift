package import Simulation
package import Statistics

/// What a search found: the value up to which settings pass, and the one from which they do not.
package struct SearchOutcome: Sendable {
  package let range: SearchedRange
  /// The verdict of each value that was tried, by value.
  package let tried: [(value: Int, report: SimulationReport)]
  /// The value that passes and asks most of the team; nil where none that was tried passes.
  package let passing: Int?
  /// The value next to it that does not pass, or the one that asks least of the team where none does. Nil where all that were
  /// tried pass.
  package let notPassing: Int?
  /// Whether the time was over before the search was.
  package let isOutOfTime: Bool
  /// Where no value passes: whether the one at the other end does, so that the search goes the wrong way.
  package let isReversed: Bool
  /// How many members that the rules name take part in the settings.
  package let named: Int

  /// Pass where a value passes, fail where even the one that asks least of the team fails.
  package var verdict: Verdict {
    if passing != nil { return .pass }
    guard let notPassing, notPassing == range.value(range.count - 1) else { return .inconclusive }
    return report(notPassing)?.verdict ?? .inconclusive
  }

  package func report(_ value: Int) -> SimulationReport? { tried.first { $0.value == value }?.report }

  /// The values between the last that does not pass and the first that does, which were not tried: none where the search came to
  /// its end.
  package var untried: ClosedRange<Int>? {
    guard isOutOfTime else { return nil }
    let easiest = range.value(range.count - 1)
    let hardest = range.value(0)
    let step = range.goal == .least ? 1 : -1
    let first = notPassing.map { $0 + step } ?? hardest
    let last = passing.map { $0 - step } ?? easiest
    let (low, high) = (min(first, last), max(first, last))
    // Where nothing is between the two, they have crossed.
    return (last - first) * step >= 0 ? low...high : nil
  }
}
