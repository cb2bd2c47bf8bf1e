import ArgumentParser
import Experiments
import Results
import RuleLanguage
import Simulation
import Surroundings
import Text

struct Compare: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "compare",
    abstract: "Simulate two rule files with the same contacts and the same random numbers, and say what differs.",
    discussion: """
      Each replication of one file is compared with the same replication of the other, so that chance, which both share, \
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
  @OptionGroup var results: SimulationFormatOptions
  @OptionGroup var run: RunOptions

  func validate() throws {
    try options.check(rules: [a, b], scenario: scenario)
    try run.check()
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let (destination, pageFile) = try run.open(streams)
    let files = try run.input.ruleFiles()
    let rules = [try files.load(a, streams), try files.load(b, streams)]
    let (paired, count) = try options.paired(rules, scenario: scenario, run.input, files, streams)
    try pageFile?.check()
    let progress = RunProgress(showsBar: !run.quiet)
    defer { progress.finish() }
    progress.expect(count)
    let first = options.replications?.first ?? 1
    let runs = try options.runs(progress).run(first - 1..<first - 1 + count, of: paired)
    try requireWhole(runs.flatMap { [$0.a, $0.b] })
    let comparison = ShownComparison(paired.compare(runs), a: a, b: b)
    progress.finish()
    let command = RepeatedCommand("compare", rules: [a, b], scenario: self.scenario, options, root: run.input.root)
    let report = ComparisonPage(comparison.comparison, run: command.facts([a, b], options))
    try pageFile?.write(report.html)
    switch results.format {
    case .text: try destination.writer.write(comparison.text(destination.style))
    case .json: try destination.writer.write(comparison.json())
    case .csv: try destination.writer.write(comparison.csv())
    }
    try destination.commit()
    run.noteFiles([], streams)
    if !run.quiet { streams.note("compared \(counted(comparison.events, "event")) (\(watch.text))") }
    return .success
  }
}
