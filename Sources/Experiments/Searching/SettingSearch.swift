internal import Campaign
internal import Diagnostics
internal import Routing
internal import Simulation
internal import Statistics

/// Looks for the value of a key up to which a team passes its gates, by halving what is left. Every value meets the same
/// contacts and the same random draws. Values that are tried share the errors that chance may make, however the search goes:
/// of 100 searches at most 5 have a verdict that chance alone decided.
struct SettingSearch {
  let range: SearchedRange
  let grid: SettingGrid
  let runs: ParallelRuns
  /// Whether each run's results are kept, and not the report of a setting alone.
  let keepsResults: Bool
  let contacts: (Setting) throws -> SimulatedContacts

  private struct Tried {
    let verdict: Verdict
    let run: SettingRun
  }

  /// - Returns: the settings that were tried, by value, and what was found.
  func run() throws -> (runs: [SettingRun], outcome: SearchOutcome) {
    var tried: [Int: Tried] = [:]
    // Places rise from what asks most of the team to what asks least.
    func look(_ place: Int) throws -> Verdict? {
      let value = range.value(place)
      if let known = tried[value] { return known.verdict }
      guard let run = try simulate(value) else { return nil }
      tried[value] = Tried(verdict: run.report.verdict, run: run)
      return run.report.verdict
    }
    let found = try Halving(range.count, look)
    let isNone = found.passes == range.count
    let isReversed = try isNone && !found.isStopped && range.count > 1 && look(0) == .pass
    let all = tried.sorted { $0.key < $1.key }
    return (
      all.map(\.value.run),
      SearchOutcome(
        range: range, tried: all.map { ($0.key, $0.value.run.report) },
        passing: isNone ? nil : range.value(found.passes),
        notPassing: found.fails < 0 ? nil : range.value(found.fails), isOutOfTime: found.isStopped,
        isReversed: isReversed,
        named: (grid.settings.last?.policy.selectedCount ?? 0) - (grid.settings.last?.copies ?? 0))
    )
  }

  /// Look by look, until all gates of a setting are decided, or one fails. Nil where the time is over before.
  private func simulate(_ value: Int) throws -> SettingRun? {
    guard !runs.isOver(), let setting = try grid.setting(value, of: range) else { return nil }
    let simulator = Simulator(
      graph: compile(setting.policy), scenario: setting.scenario, contacts: try contacts(setting).supply)
    var judging = simulator.judging(among: range.mostTried)
    var results: [ReplicationResult] = []
    while let count = judging.next, judging.verdict != .fail {
      runs.progress.expect(count - results.count)
      results += try runs.run(results.count..<count, of: simulator)
      if results.count < count { return nil }
      try requireWhole(results)
      judging.look(results)
    }
    return SettingRun(
      values: setting.values, report: simulator.report(results, judging), results: keepsResults ? results : [], list: 0)
  }
}
