internal import Diagnostics
internal import Routing
package import Simulation
internal import Statistics

/// The results of simulating one setting.
package struct SettingRun {
  /// In the order of the grid's keys.
  package let values: [String]
  package let report: SimulationReport
  /// By replication.
  package let results: [ReplicationResult]
}

/// Simulates the settings of a grid one after the other. Several are prepared at once, so that no thread waits for the
/// last replication of each; their number is bounded, because each holds the contacts and a state.
package struct SettingRuns {
  private let grid: SettingGrid
  private let contacts: (Setting) throws -> SimulatedContacts
  private let runs: ParallelRuns
  private let trace: SimulationTrace?
  private var prepared = 0
  private var ready: [SettingRun] = []

  private static let mostSettings = 64
  private static let mostContacts = 2_000_000

  /// - Parameters:
  ///   - contacts: makes or loads the contacts of a setting.
  ///   - trace: writes one replication of the last setting as an event stream.
  package init(
    _ grid: SettingGrid, _ runs: ParallelRuns, _ trace: SimulationTrace? = nil,
    contacts: @escaping (Setting) throws -> SimulatedContacts
  ) {
    self.grid = grid
    self.contacts = contacts
    self.runs = runs
    self.trace = trace
    for setting in grid.settings { runs.progress.expect(setting.scenario.looks.counts.first ?? 0) }
  }

  /// Nil after the last setting.
  package mutating func next() throws -> SettingRun? {
    if ready.isEmpty { try simulateMore() }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private mutating func simulateMore() throws {
    var started: [StartedSetting] = []
    var loaded = 0
    while prepared < grid.settings.count, started.count < Self.mostSettings, loaded < Self.mostContacts {
      let setting = grid.settings[prepared]
      try runs.progress.check()
      prepared += 1
      let contacts = try self.contacts(setting)
      loaded += contacts.supply.count
      let graph = compile(setting.policy)
      let simulator = Simulator(graph: graph, scenario: setting.scenario, contacts: contacts.supply)
      try trace?.check(simulator)
      started.append(StartedSetting(setting.values, simulator, traced: trace == nil ? nil : contacts))
    }
    try finish(&started)
    for setting in started {
      if let contacts = setting.traced { try trace?.write(setting.simulator, contacts) }
      ready.append(setting.run)
    }
  }

  /// Look by look, until every gate of every setting is decided.
  private func finish(_ settings: inout [StartedSetting]) throws {
    var isFirst = true
    while true {
      let open = settings.indices.filter { settings[$0].judging.next != nil }
      if open.isEmpty { return }
      let parts = open.map { (simulator: settings[$0].simulator, numbers: settings[$0].nextReplications) }
      if !isFirst { for part in parts { runs.progress.expect(part.numbers.count) } }
      isFirst = false
      for (place, results) in zip(open, try runs.run(parts)) {
        try requireWhole(results)
        settings[place].look(at: results)
      }
    }
  }
}

/// A setting between its looks.
private struct StartedSetting {
  let values: [String]
  let simulator: Simulator
  /// The contacts, where a trace writes them.
  let traced: SimulatedContacts?
  private(set) var judging: Judging
  private var results: [ReplicationResult] = []

  init(_ values: [String], _ simulator: Simulator, traced: SimulatedContacts?) {
    self.values = values
    self.traced = traced
    self.simulator = simulator
    judging = simulator.judging()
  }

  var nextReplications: Range<Int> { results.count..<max(judging.next ?? 0, results.count) }

  mutating func look(at more: [ReplicationResult]) {
    results += more
    judging.look(results)
  }

  var run: SettingRun { SettingRun(values: values, report: simulator.report(results, judging), results: results) }
}
