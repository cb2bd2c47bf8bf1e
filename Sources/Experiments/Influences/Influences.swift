internal import Campaign
internal import Diagnostics
internal import Routing
package import Simulation
internal import Statistics

/// Which assumptions of a scenario move its gates, and how far: one at a time is moved to its lowest and to its highest value,
/// with the same random draws.
package struct Influences: Sendable {
  package let gates: [Gate]
  /// The gates as they were written.
  package let texts: [String]
  /// What each gate is about where nothing is moved.
  package let usual: [Double?]
  /// From what moves a gate most to what moves them least.
  package let ranked: [Influence]
  package let replications: Int
  /// Of all replications.
  package let events: Int

  /// With more replications only the certainty grows, at the price of two settings for each assumption.
  package static let replications = 40

  /// - Parameter grid: of one setting, with gates: they say what matters.
  package init(
    of grid: SettingGrid, _ runs: ParallelRuns, contacts: (Setting) throws -> SimulatedContacts
  ) throws {
    guard grid.isSingle, let setting = grid.settings.first else {
      throw Failure(
        "`--what-matters` is about one setting, and several are tried",
        help: "vary nothing, or leave out `--what-matters`")
    }
    let scenario = setting.scenario
    guard !scenario.gates.isEmpty else {
      throw Failure(
        "the scenario has no gates, and what matters is what moves them",
        help: "write what must hold into a scenario file, such as `gates: [unanswered <= 5]`")
    }
    let count = scenario.replications ?? Influences.replications
    let graph = compile(setting.policy)
    let first = try contacts(setting).supply
    let drawsContacts = if case .generated = first { true } else { false }
    let assumptions = Assumption.all(of: scenario, drawsContacts: drawsContacts)
    func simulator(_ scenario: Scenario) throws -> Simulator {
      let supply = drawsContacts ? try contacts(setting.with(scenario)).supply : first
      return Simulator(graph: graph, scenario: scenario, contacts: supply)
    }
    runs.progress.expect(count * (1 + 2 * assumptions.count))
    var events = 0
    func measure(_ scenario: Scenario) throws -> [[Double?]] {
      let results = try runs.run(0..<count, of: try simulator(scenario))
      try requireWhole(results)
      events += results.reduce(0) { $0 + $1.events }
      return scenario.gates.map { gate in results.map { gate.value(in: $0, until: scenario.until) } }
    }
    gates = scenario.gates
    texts = scenario.gateTexts.count == gates.count ? scenario.gateTexts : gates.map(\.text)
    usual = try measure(scenario).map { Sample($0.compactMap(\.self))?.mean }
    ranked = Influence.ranked(
      gates, try assumptions.map { ($0, try measure($0.scenarios.low), try measure($0.scenarios.high)) })
    replications = count
    self.events = events
  }
}
