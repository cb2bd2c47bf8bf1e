package import Diagnostics
internal import Records
internal import Routing
internal import RuleLanguage
internal import ScenarioLanguage
package import Simulation
package import Zones

/// A scenario under its rules, as a whole text bank: what intervals and gates claim about it is held against the truth.
package struct CoverageCase: Sendable {
  private let scenario: Scenario
  private let graph: DecisionGraph
  private let contacts: @Sendable (Scenario) -> ContactSupply

  /// Nil where a file has errors.
  ///
  /// - Parameter list: the contact list as CSV, where the scenario names one.
  package init?(rules: Source, scenario: Source, list: [UInt8]?, zones: @escaping ZoneLoader) {
    var sink = DiagnosticSink()
    guard let policy = checkRules(rules, zones: zones, sink: &sink)?.policy else { return nil }
    let around = ScenarioSurroundings(zones: zones, rules: policy)
    guard let read = parseScenario(scenario, name: scenario.name, around: around, sink: &sink), !sink.hasErrors else {
      return nil
    }
    self.scenario = read
    graph = compile(policy)
    guard let list else {
      contacts = { SimulatedContacts(policy, $0, zones: zones).supply }
      return
    }
    var problems = NoProblems()
    let loaded = try? SimulatedContacts(
      RecordReader(ArrayByteReader(list), format: .csv), named: "contacts.csv", policy, read, zones: zones,
      isTraced: false, problems: &problems, progress: NoProgress())
    guard let supply = loaded?.supply else { return nil }
    contacts = { _ in supply }
  }

  package func simulator(seed: UInt64) -> Simulator {
    var scenario = scenario
    scenario.seed = seed
    return Simulator(graph: graph, scenario: scenario, contacts: contacts(scenario))
  }
}

/// The lists of these scenarios are ours.
private struct NoProblems: RecordProblemReceiver {
  mutating func report(_ block: borrowing ContactBlock) {}
  mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) {}
  mutating func report(ofList problem: RecordProblem) {}
}
