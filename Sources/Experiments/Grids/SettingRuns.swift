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
  /// Of the contact list, where that was asked for; 0 where contacts are made up.
  package let list: UInt64

  package init(values: [String], report: SimulationReport, results: [ReplicationResult], list: UInt64) {
    self.values = values
    self.report = report
    self.results = results
    self.list = list
  }
}

/// Simulates the settings of a grid one after the other. Several are prepared at once, so that no thread waits for the
/// last replication of each; their number is bounded, because each holds the contacts and a state.
package struct SettingRuns {
  private let grid: SettingGrid
  private let contacts: (Setting) throws -> SimulatedContacts
  private let runs: ParallelRuns
  private let trace: SimulationTrace?
  private let first: Int
  private let isPart: Bool
  private let search: SearchedRange?
  private let keepsResults: Bool
  /// What a search found, once its first setting is there.
  package private(set) var outcome: SearchOutcome?
  private var prepared = 0
  private var ready: [SettingRun] = []

  private static let mostSettings = 64
  private static let mostContacts = 2_000_000

  /// - Parameters:
  ///   - contacts: makes or loads the contacts of a setting.
  ///   - trace: writes one replication of the last setting as an event stream.
  ///   - first: the number of the first replication, from 1.
  ///   - isPart: whether the results are to become those of a part.
  ///   - keepsResults: whether the settings of a search keep those of each run; others always do.
  package init(
    _ grid: SettingGrid, _ runs: ParallelRuns, _ trace: SimulationTrace? = nil, from first: Int = 1,
    isPart: Bool = false, keepsResults: Bool = true, contacts: @escaping (Setting) throws -> SimulatedContacts
  ) {
    search = grid.search
    self.keepsResults = keepsResults
    self.grid = grid
    self.contacts = contacts
    self.runs = runs
    self.trace = trace
    self.first = first
    self.isPart = isPart
    if search != nil { return }
    for setting in grid.settings { runs.progress.expect(setting.scenario.looks.counts.first ?? 0) }
  }

  /// Nil after the last setting.
  package mutating func next() throws -> SettingRun? {
    if ready.isEmpty {
      if let search { try find(search) } else { try simulateMore() }
    }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  /// Tries settings until what is searched is found; all of them are ready then.
  private mutating func find(_ range: SearchedRange) throws {
    if outcome != nil { return }
    let search = SettingSearch(
      range: range, grid: grid, runs: runs, keepsResults: keepsResults, contacts: contacts)
    let found = try search.run()
    if found.runs.isEmpty {
      throw Failure("the time was over before any value was tried", help: "give the search more with `--within`")
    }
    (ready, outcome) = (found.runs, found.outcome)
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
      started.append(StartedSetting(setting.values, simulator, from: first, traced: trace == nil ? nil : contacts))
    }
    try finish(&started)
    for setting in started {
      if let contacts = setting.traced { try trace?.write(setting.simulator, contacts) }
      ready.append(setting.run(list: isPart ? setting.simulator.listFingerprint : 0))
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
  /// The number of the first replication, from 1.
  private let first: Int
  private var results: [ReplicationResult] = []

  init(_ values: [String], _ simulator: Simulator, from first: Int, traced: SimulatedContacts?) {
    self.values = values
    self.traced = traced
    self.simulator = simulator
    self.first = first
    judging = simulator.judging()
  }

  var nextReplications: Range<Int> {
    let begin = first - 1
    return begin + results.count..<begin + max(judging.next ?? 0, results.count)
  }

  mutating func look(at more: [ReplicationResult]) {
    results += more
    judging.look(results)
  }

  /// - Parameter list: the fingerprint of the contact list, where it is asked for.
  func run(list: UInt64) -> SettingRun {
    var facts = simulator.facts
    facts.firstReplication = first
    return SettingRun(values: values, report: facts.report(results, judging), results: results, list: list)
  }
}
