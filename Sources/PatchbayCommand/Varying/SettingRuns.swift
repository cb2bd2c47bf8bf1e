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
    for number in 0..<grid.count { runs.progress.expect(grid[number].map(\.replications) ?? 0) }
  }

  /// Nil after the last setting.
  mutating func next() throws -> SettingRun? {
    if ready.isEmpty { try simulateMore() }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private mutating func simulateMore() throws {
    var parts: [(simulator: Simulator, numbers: Range<Int>)] = []
    var values: [[String]] = []
    var loaded = 0
    while prepared < grid.count, parts.count < Self.mostSettings, loaded < Self.mostContacts {
      guard let setting = grid[prepared] else { return }
      try Interruption.check()
      prepared += 1
      let contacts = try self.contacts.contacts(setting.policy, setting.scenario, isTraced: trace != nil)
      loaded += contacts.columns.count
      let graph = compile(setting.policy)
      let simulator =
        trace?.simulator(graph: graph, scenario: setting.scenario, contacts: contacts)
        ?? Simulator(graph: graph, scenario: setting.scenario, contacts: contacts.columns)
      parts.append((simulator, 0..<setting.replications))
      values.append(setting.values)
    }
    let results = try runs.run(parts)
    for (place, part) in parts.enumerated() {
      try requireWhole(results[place])
      try trace?.finish(part.simulator)
      ready.append(
        SettingRun(values: values[place], report: part.simulator.report(results[place]), results: results[place]))
    }
  }
}

extension Setting {
  var replications: Int { scenario.replications ?? Scenario.standardReplications }
}
