package import Diagnostics
package import Experiments
package import Fitting
package import Simulation

/// A fitted scenario, simulated many times, beside the log that it was fitted to or another one: whether the scenario would have
/// foretold such a day.
package struct BackTest {
  /// How often something happened.
  package struct Row {
    package let count: DayCount
    package let observed: Int
    /// Of the runs.
    package let mean: Double
    /// Where nine of ten runs lie.
    package let range: ClosedRange<Int>

    package var isInside: Bool { range.contains(observed) }
  }

  /// What neither the log nor any run has is left out.
  package let rows: [Row]
  package let runs: Int
  package let contacts: Int
  /// Whether the contacts are those of the campaign; else they are made up.
  package let hasContactsOfLog: Bool
  /// Members who did something, and those whom the rules select.
  package let members: (observed: Int, selected: Int)

  /// The fifth smallest and the fifth largest of 99 have one in twenty of all days beyond each of them.
  package static let usualRuns = 99

  /// - Parameters:
  ///   - hasContactsOfLog: whether the simulator has the contacts of the campaign.
  ///   - team: how many members the rules select.
  ///   - count: one less than a multiple of 20.
  package init(
    _ simulator: Simulator, _ log: CampaignLog, ofLog hasContactsOfLog: Bool, team: Int, count: Int = usualRuns,
    _ runs: ParallelRuns
  ) throws(Failure) {
    runs.progress.expect(count)
    let days = try runs.run(count) { number in
      var recorder = LogRecorder()
      _ = simulator.run(replication: number, watcher: &recorder)
      return DayCount.allCases.map { recorder.log.number(of: $0) }
    }
    let rank = (count + 1) / 20
    rows = DayCount.allCases.enumerated().compactMap { index, what in
      let values = days.map { $0[index] }.sorted()
      let observed = log.number(of: what)
      guard values.count == count, rank > 0, observed > 0 || (values.last ?? 0) > 0 else { return nil }
      return Row(
        count: what, observed: observed, mean: Double(values.reduce(0, +)) / Double(count),
        range: values[rank - 1]...values[count - rank])
    }
    self.runs = count
    contacts = simulator.contactCount
    self.hasContactsOfLog = hasContactsOfLog
    members = (log.workers, team)
  }
}
