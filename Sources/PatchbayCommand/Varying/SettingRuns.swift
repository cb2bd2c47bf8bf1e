import Routing
import Simulation

/// What simulating one setting came to.
struct SettingRun {
  /// In the order of the grid's keys.
  let values: [String]
  let report: SimulationReport
  /// By replication.
  let results: [ReplicationResult]
}

/// Simulates the settings of a grid one after the other. Several are prepared at once, so that no thread waits for the last
/// replication of each; their number is bounded, for each holds the contacts and a state.
struct SettingRuns {
  private let grid: SettingGrid
  private let contacts: ContactSource
  private let runs: ParallelRuns
  private let trace: SimulationTrace?
  private var prepared = 0
  private var ready: [SettingRun] = []

  private static let mostSettings = 64
  private static let mostContacts = 2_000_000

  init(_ grid: SettingGrid, _ contacts: ContactSource, _ runs: ParallelRuns, _ trace: SimulationTrace?) {
    self.grid = grid
    self.contacts = contacts
    self.runs = runs
    self.trace = trace
  }

  /// Nil after the last setting.
  mutating func next() throws -> SettingRun? {
    if ready.isEmpty { try simulateMore() }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private mutating func simulateMore() throws {
    var simulators: [Simulator] = []
    var values: [[String]] = []
    var loaded = 0
    while prepared < grid.settings.count, simulators.count < Self.mostSettings, loaded < Self.mostContacts {
      let setting = grid.settings[prepared]
      try Interruption.check()
      prepared += 1
      let contacts = try contacts.contacts(setting.policy, setting.scenario, isTraced: trace != nil)
      loaded += contacts.columns.count
      let graph = compile(setting.policy)
      simulators.append(
        trace?.simulator(graph: graph, scenario: setting.scenario, contacts: contacts)
          ?? Simulator(graph: graph, scenario: setting.scenario, contacts: contacts.columns))
      values.append(setting.values)
    }
    let (results, judgings) = try judged(simulators)
    for (place, simulator) in simulators.enumerated() {
      try requireWhole(results[place])
      try trace?.finish(simulator)
      ready.append(
        SettingRun(
          values: values[place], report: simulator.report(results[place], judgings[place]), results: results[place]))
    }
  }

  /// Runs look after look, those of all simulators at once, until the gates of each are decided.
  private func judged(
    _ simulators: [Simulator]
  ) throws(Failure) -> (results: [[ReplicationResult]], judgings: [Judging]) {
    var judgings = simulators.map { $0.judging() }
    var results = simulators.map { _ in [ReplicationResult]() }
    while true {
      let open = simulators.indices.filter { judgings[$0].next != nil }
      if open.isEmpty { return (results, judgings) }
      let more = try runs.run(
        open.map { (simulators[$0], results[$0].count..<max(results[$0].count, judgings[$0].next ?? 0)) })
      for (place, added) in zip(open, more) {
        results[place] += added
        judgings[place].look(results[place])
      }
    }
  }
}
