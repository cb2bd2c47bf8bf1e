import ArgumentParser
import Diagnostics
import Experiments
import Records
import Results
import Routing
import RuleLanguage
import Simulation
import Surroundings
import Text

struct Simulate: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "simulate",
    abstract: "Simulate a text bank under a rule file and print the P2P table.",
    discussion: """
      Members text and answer, contacts reply, time is virtual, and every decision is made by the same engine as in \
      `route`. The same inputs and seed give the same bytes, on any number of threads.

      With `--vary` or `vary` in the scenario file, every combination of values is simulated with the same random numbers.

      Without a scenario: the preset cold-political, 20 replications, made-up contacts.

      EXAMPLES:
        patchbay simulate routing.yaml --contacts contacts.csv
        patchbay simulate routing.yaml scenarios/saturday.yaml \\
            --report saturday.html --trace events.ndjson
        patchbay simulate routing.yaml --preset warm-list \\
            --replications 5 --vary members.texts_per_hour=60,120
        patchbay simulate routing.yaml scenarios/saturday.yaml \\
            --least members.count=4..24
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
  @OptionGroup var search: SearchOptions
  @OptionGroup var results: SimulationFormatOptions
  @OptionGroup var tracing: TraceOptions
  @OptionGroup var parts: PartOptions
  @OptionGroup var run: RunOptions

  func validate() throws {
    try options.check(rules: [rules], scenario: scenario)
    try run.check()
    try parts.check(options)
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let (destination, pageFile) = try run.open(streams)
    let trace = try tracing.open()
    let partFile = try parts.open()
    let files = try run.input.ruleFiles()
    let wish = try search.wish(vary, options.replications, parts.partial)
    let grid = try grid(files, wish.range, streams)
    if trace != nil, !grid.isSingle {
      throw Failure("`--trace` writes one run, and a grid has settings", help: "vary nothing, or leave out `--trace`")
    }
    if trace != nil, let copies = grid.settings.first?.copies, copies > 0 {
      throw Failure(
        "`--trace` writes events for the rules as they are, and \(counted(copies, "member")) of this run would be copies, whom they do not name",
        help: "write these members into the rule file, or a `count` under `members` of at most as many as it selects")
    }
    let contacts = try ContactSource(
      options, run.input, files, scenario: scenario, streams, readsOften: !grid.isSingle || search.whatMatters)
    let supply = { (one: Setting) in
      try contacts.contacts(one.policy, one.list, one.scenario, isTraced: trace != nil)
    }
    try pageFile?.check()
    try partFile?.check()
    let numbers = options.replications
    var part = partFile == nil ? nil : numbers.map { SimulationPart(grid, files, self, $0) }
    let command = RepeatedCommand(
      "simulate", rules: [rules], scenario: scenario, options, vary: vary, search: wish.options, root: run.input.root)
    var report = SimulationReportPage(grid.keys, run: command.facts([rules], options))
    let progress = RunProgress(showsBar: !run.quiet)
    defer { progress.finish() }
    var writer = SimulationWriter(results.format, grid.keys, style: destination.style) {
      bytes throws(Failure) in
      try destination.writer.write(bytes)
    }
    var runs = options.runs(progress)
    if let limit = wish.milliseconds { runs.isOver = { watch.milliseconds >= limit } }
    var simulations = SettingRuns(
      grid, runs, trace, from: numbers?.first ?? 1, isPart: part != nil, keepsResults: results.format == .csv,
      contacts: supply)
    while let setting = try simulations.next() {
      try writer.add(setting)
      if pageFile != nil { report.add(setting) }
      part?.add(setting)
    }
    let influences = search.whatMatters ? try Influences(of: grid, runs, contacts: supply) : nil
    progress.finish()
    let found = simulations.outcome
    report.add(found, influences)
    try pageFile?.write(report.html)
    if let partFile, let part {
      try partFile.writer.write(part.encoded())
      try partFile.commit()
    }
    try writer.finish(found, influences)
    try destination.commit()
    run.noteFiles([tracing.trace, parts.partial], streams)
    if !run.quiet {
      if let note = writer.likeness.note { streams.note(note) }
      let settings = grid.isSingle ? "" : " of \(counted(writer.settingCount, "setting"))"
      streams.note("simulated \(counted(writer.events, "event"))\(settings) (\(watch.text))")
    }
    return (found?.verdict ?? writer.verdict).exitStatus
  }

  private func grid(
    _ files: RuleFiles, _ search: SearchedRange?, _ streams: StandardStreams
  ) throws(Failure) -> SettingGrid {
    try SettingGrid(
      SettingGrid.Inputs(
        rules: { () throws(Failure) in try files.source(rules) },
        scenario: { () throws(Failure) in try options.source(scenario, files) },
        checkRules: { files.check($0, from: rules, sink: &$1) },
        readScenario: { options.scenario($0, scenario, files, under: $1, sink: &$2) }, vary: vary, search: search,
        refuse: { keys throws(Failure) in try options.refuse(keys) }, show: { streams.show($0) }))
  }
}
