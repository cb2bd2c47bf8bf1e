import ArgumentParser
import Campaign
import Diagnostics
import PatchbayKit
import Records
import Reports
import Routing
import RuleLanguage
import ScenarioLanguage
import Simulation
import YAMLTree

struct Simulate: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate a text bank under a rule file and print the P2P table.",
    discussion: """
      Members text and answer, contacts reply, time is virtual, and every decision is made by the same engine as in \
      `route`. The same inputs and seed give the same bytes, on any number of threads.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The rule file; `-` is standard input.") var rules: String
  @Argument(help: "The scenario file. Without one, --preset chooses.") var scenario: String?
  @Option(
    help: ArgumentHelp("The contact list, .csv or .ndjson. Without one, contacts are made up.", valueName: "list"))
  var contacts: String?
  @OptionGroup var contactFormat: ContactFormatOptions
  @Option(help: "The scenario that comes with the program.") var preset: PresetName?
  @Option(help: "Where luck comes from: another number, other luck.") var seed: UInt64?
  @Option(help: "How many runs.") var replications: Int?
  @Option(help: "How many threads (default: one for each processor).") var jobs: Int?
  @Option(help: "How to write the results.") var format: Format = .text
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?
  @Option(
    name: .customLong("report"),
    help: ArgumentHelp("Write a page about the run as well, for a browser: FILE.html.", valueName: "file"))
  var page: String?
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if scenario != nil, preset != nil { throw ValidationError("give a scenario file or `--preset`, not both") }
    if [rules, scenario ?? "", contacts ?? ""].filter({ $0 == "-" }).count > 1 {
      throw ValidationError("only one of the rule file, the scenario and the contact list can be standard input")
    }
    if contactFormat.contactsFormat != nil, contacts == nil {
      throw ValidationError("`--contacts-format` says how `--contacts` is written, which is missing")
    }
    if let replications, !(1...ScenarioLimits.replications).contains(replications) {
      throw ValidationError("`--replications` is 1 to \(grouped(ScenarioLimits.replications))")
    }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("`--jobs` is 1 to 1,024") }
    if let page, page == "-" || output == nil && OutputFile.isStandardOutput(page) {
      throw ValidationError("`--report` names a file: standard output is for the results")
    }
    if let page, page == output { throw ValidationError("`--report` and `--output` name the same file") }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    let pageFile = try ReportFile.open(page, besideStandardOutput: output == nil)
    let files = try input.ruleFiles()
    let policy = try files.load(rules, streams).policy
    var scenario = try loadScenario(files, streams)
    if let seed { scenario.seed = seed }
    if let replications { scenario.replications = replications }
    let columns = try loadContacts(policy, scenario, streams)
    if columns.count == 0 { throw Failure("there is no contact to simulate") }
    try pageFile?.check()
    let simulator = Simulator(graph: compile(policy), scenario: scenario, contacts: columns)
    let count = scenario.replications ?? Scenario.standardReplications
    let runs = ParallelRuns(simulator, replications: count) { done in
      Interruption.note(done, "replication")
    }
    let results = try runs.run(jobs: jobs ?? processorCount())
    let whole = results.filter(\.isWhole).count
    if whole < results.count {
      throw Failure(
        "\(counted(results.count - whole, "replication")) had more events than can be numbered",
        help: "simulate fewer contacts or a shorter time")
    }
    let report = simulator.report(results)
    try pageFile?.write(SimulationPage(report, run: runFacts(scenario)))
    switch format {
    case .text: try destination.writer.write(report.text())
    case .json: try destination.writer.write(report.json())
    }
    try destination.commit()
    if !quiet { streams.note("simulated \(counted(report.events, "event")) (\(watch.text))") }
    return .success
  }

  private func runFacts(_ scenario: Scenario) -> RunFacts {
    var command = RepeatedCommand("simulate")
    command.word(rules)
    if let path = self.scenario { command.word(path) }
    command.option("--contacts", contacts)
    command.option("--contacts-format", contactFormat.contactsFormat?.rawValue)
    command.option("--preset", preset?.rawValue)
    command.option("--root", input.root)
    command.option("--replications", replications.map { String($0) })
    command.option("--seed", String(scenario.seed))
    return RunFacts(
      rules: rules, contactList: contacts ?? scenario.contactList, command: command.line, version: "\(patchbayVersion)")
  }

  private func loadScenario(_ files: RuleFiles, _ streams: StandardStreams) throws(Failure) -> Scenario {
    guard let scenario else { return (preset ?? .coldPolitical).preset.scenario }
    let source = try files.source(scenario)
    var sink = DiagnosticSink()
    let document = parseYAML(source, sink: &sink)
    let parsed = sink.hasErrors ? nil : parseScenario(document, name: splitPath(scenario).base, sink: &sink)
    streams.show(sink)
    guard let parsed, !sink.hasErrors else {
      throw Failure("\(quoted(source.name)) has \(counted(sink.errorCount, "error"))")
    }
    return parsed
  }

  private func loadContacts(
    _ policy: RoutingPolicy, _ scenario: Scenario, _ streams: StandardStreams
  ) throws -> ContactColumns {
    guard let contacts else {
      var table = TagTable(policyTags: policy.tags)
      func tag(_ name: String) -> TagID {
        var name = name
        return name.withUTF8 { table.intern($0) } ?? TagID(0)
      }
      return ContactColumns.generate(
        scenario, policy: policy, names: ContactColumns.Names(tag: tag, zone: systemZones))
    }
    let list = try contactFormat.open(contacts, standardInputName: input.stdinName)
    // A list is told about in full by the commands that are about lists.
    var problems = RecordProblems(streams, name: list.input.name)
    let columns = try ContactColumns(list.input, list.format, policy, scenario, problems: &problems)
    problems.finish()
    if problems.errors > 0 {
      throw Failure("\(counted(problems.errors, "row")) of \(quoted(list.input.name)) cannot be read")
    }
    return columns
  }
}

/// The presets by their names on the command line.
enum PresetName: String, ExpressibleByArgument, CaseIterable {
  case coldPolitical = "cold-political"
  case gotvBlitz = "gotv-blitz"
  case warmList = "warm-list"

  var preset: Preset {
    switch self {
    case .coldPolitical: .coldPolitical
    case .gotvBlitz: .gotvBlitz
    case .warmList: .warmList
    }
  }
}
