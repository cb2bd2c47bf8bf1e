import ArgumentParser
import Reports
import Routing
import RuleLanguage
import Simulation

struct Compare: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate two rule files with the same contacts and the same luck, and say what differs.",
    discussion: """
      Each replication of one file is compared with the same replication of the other, so that luck, which both share, \
      has no part in the difference. `gates` and `vary` of the scenario have no part in a comparison.

      Without a scenario: the preset cold-political, 20 replications.

      EXAMPLES:
        patchbay compare routing.yaml proposed.yaml --seed 7
        patchbay compare routing.yaml proposed.yaml \\
            scenarios/saturday.yaml --report difference.html
      """)

  @Argument(help: "A rule file; `-` is standard input.", completion: .yaml) var a: String
  @Argument(help: "Another rule file.", completion: .yaml) var b: String
  @Argument(help: "The scenario file. Without one, --preset chooses.", completion: .yaml)
  var scenario: String?
  @OptionGroup var options: ScenarioOptions
  @Option(help: "How to write the results.") var format = SimulationFormat.text
  @OptionGroup var input: InputOptions
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?
  @OptionGroup var page: PageOptions
  @Flag(help: "Say nothing about success, and show no progress.") var quiet = false

  func validate() throws {
    try options.check(rules: [a, b], scenario: scenario)
    try page.check(output: output)
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    let pageFile = try page.open(output: output)
    let files = try input.ruleFiles()
    let policies = [try files.load(a, streams).policy, try files.load(b, streams).policy]
    let script = try options.source(scenario, files)
    let source = try ContactSource(options, input, files, scenario: scenario, streams, readsOften: true)
    var simulators: [Simulator] = []
    var count = Scenario.standardReplications
    for policy in policies {
      // A scenario is held against the rules under which it runs: both.
      let scenario = try options.load(script, scenario, files, under: policy, streams)
      count = scenario.replications ?? count
      let contacts = try source.contacts(policy, scenario).columns
      simulators.append(Simulator(graph: compile(policy), scenario: scenario, contacts: contacts))
    }
    try pageFile?.check()
    let paired = PairedSimulator(simulators[0], simulators[1])
    let progress = RunProgress(showsBar: !quiet)
    defer { progress.finish() }
    progress.expect(count)
    let results = try options.runs(progress).run(0..<count, of: paired)
    try requireWhole(results.flatMap { [$0.a, $0.b] })
    let comparison = ShownComparison(paired.compare(results), a: a, b: b)
    progress.finish()
    let command = RepeatedCommand("compare", rules: [a, b], scenario: self.scenario, options, root: input.root)
    let report = ComparisonPage(comparison.comparison, run: command.facts([a, b], options))
    try pageFile?.write(report.html)
    switch format {
    case .text: try destination.writer.write(comparison.text(within: destination.terminalWidth))
    case .json: try destination.writer.write(comparison.json())
    case .csv: try destination.writer.write(comparison.csv())
    }
    try destination.commit()
    if !quiet { streams.note("compared \(counted(comparison.events, "event")) (\(watch.text))") }
    return .success
  }
}
