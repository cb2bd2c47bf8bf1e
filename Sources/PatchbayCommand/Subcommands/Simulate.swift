import ArgumentParser
import Records
import Routing
import Simulation

struct Simulate: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate a text bank under a rule file and print the P2P table.",
    discussion: """
      Members text and answer, contacts reply, time is virtual, and every decision is made by the same engine as in \
      `route`. The same inputs and seed give the same bytes, on any number of threads.

      With `--vary` or `vary` in the scenario file, every combination of values is simulated with the same luck.

      Without a scenario: the preset cold-political, 20 replications, made-up contacts.

      EXAMPLES:
        patchbay simulate routing.yaml --contacts contacts.csv
        patchbay simulate routing.yaml scenarios/saturday.yaml \\
            --report saturday.html --trace events.ndjson
        patchbay simulate routing.yaml --preset warm-list \\
            --replications 5 --vary members.texts_per_hour=60,120
      """)

  @Argument(help: "The rule file; `-` is standard input.", completion: .yaml) var rules: String
  @Argument(help: "The scenario file. Without one, --preset chooses.", completion: .yaml)
  var scenario: String?
  @OptionGroup var options: ScenarioOptions
  @Option(
    help: ArgumentHelp(
      "Try several values of a key of the rules or the scenario, as in bucket_size=10,25,100. More of these make a grid.",
      valueName: "key=value,…"))
  var vary: [String] = []
  @Option(help: "How to write the results.") var format = SimulationFormat.text
  @OptionGroup var tracing: TraceOptions
  @OptionGroup var input: InputOptions
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?
  @OptionGroup var page: PageOptions
  @Flag(help: "Say nothing about success, and show no progress.") var quiet = false

  func validate() throws {
    try options.check(rules: [rules], scenario: scenario)
    try page.check(output: output)
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    let pageFile = try page.open(output: output)
    let trace = try tracing.open()
    let files = try input.ruleFiles()
    let grid = try SettingGrid(
      SettingGrid.Inputs(
        files: files, rules: rules, scenario: scenario, options: options, vary: vary), streams)
    if trace != nil, !grid.isSingle {
      throw Failure("`--trace` writes one run, and a grid has settings", help: "vary nothing, or leave `--trace` away")
    }
    let contacts = try ContactSource(
      options, input, files, scenario: scenario, streams, readsOften: !grid.isSingle)
    try pageFile?.check()
    let command = RepeatedCommand(
      "simulate", rules: [rules], scenario: scenario, options, vary: vary, root: input.root)
    var report = SimulationReportPage(grid.keys, run: command.facts([rules], options))
    let progress = RunProgress(showsBar: !quiet)
    defer { progress.finish() }
    var results = SimulationWriter(format, grid.keys, destination)
    var simulations = SettingRuns(grid, contacts, options.runs(progress), trace)
    while let run = try simulations.next() {
      try results.write(run)
      if pageFile != nil { report.add(run) }
    }
    progress.finish()
    try pageFile?.write(report.html)
    try results.finish()
    try destination.commit()
    if !quiet {
      if let note = results.likeness.note { streams.note(note) }
      let settings = grid.isSingle ? "" : " of \(counted(grid.settings.count, "setting"))"
      streams.note("simulated \(counted(results.events, "event"))\(settings) (\(watch.text))")
    }
    return results.verdict.exitStatus
  }
}

/// How the results of simulations are written.
enum SimulationFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }
