import Experiments
import Routing
import RuleLanguage
import Simulation
import Surroundings

extension ScenarioOptions {
  /// One scenario under two rule files, with the same contacts, and how many replications it asks for.
  func paired(
    _ rules: [CheckedPolicy], scenario path: String?, _ input: InputOptions, _ files: RuleFiles,
    _ streams: StandardStreams
  ) throws -> (simulator: PairedSimulator, count: Int) {
    let script = try source(path, files)
    let list = try ContactSource(self, input, files, scenario: path, streams, readsOften: true)
    var simulators: [Simulator] = []
    var count = Scenario.standardReplications
    for (policy, format) in rules.map({ ($0.policy, $0.list) }) {
      // A scenario is checked against the rules under which it runs: both.
      let scenario = try load(script, path, files, under: policy, streams)
      count = scenario.replications ?? count
      let policy = scenario.staffed(policy)
      let contacts = try list.contacts(policy, format, scenario).supply
      simulators.append(Simulator(graph: compile(policy), scenario: scenario, contacts: contacts))
    }
    return (PairedSimulator(simulators[0], simulators[1]), count)
  }
}
