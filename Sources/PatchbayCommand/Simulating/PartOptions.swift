import ArgumentParser
import Diagnostics
import Experiments
import Results
import Surroundings

extension ReplicationNumbers: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

struct PartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the results of these --replications to a file as well, for `patchbay merge`.", valueName: "file"),
    completion: .file(extensions: ["part"]))
  var partial: String?

  func check(_ options: ScenarioOptions) throws {
    if partial != nil, options.replications == nil {
      throw ValidationError("`--partial` needs `--replications`, so that parts fit together: `--replications 1..40`")
    }
  }

  /// Opens the file before any work is done; nil where no part is wanted.
  func open() throws(Failure) -> OutputFile? {
    guard let partial else { return nil }
    return try OutputFile(partial)
  }
}

extension SimulationPart {
  /// A part without results.
  init(_ grid: SettingGrid, _ files: RuleFiles, _ simulate: Simulate, _ numbers: ReplicationNumbers) {
    let (rules, scenario, options) = (simulate.rules, simulate.scenario, simulate.options)
    let command = RepeatedCommand(
      "simulate", rules: [rules], scenario: scenario, options, vary: simulate.vary, root: simulate.run.input.root,
      isWhole: false)
    let facts = command.facts([rules], options)
    self.init(
      PartOrigin(
        version: facts.version, rulesName: facts.rules[0], rules: PartOrigin.File(grid.sources.rules),
        rosters: files.opened(by: rules), scenario: PartOrigin.File(grid.sources.scenario),
        scenarioName: options.name(scenario), times: files.opened(by: scenario ?? ""), vary: simulate.vary,
        seed: options.seed, contactList: facts.contactList, command: command.line),
      numbers)
  }
}
