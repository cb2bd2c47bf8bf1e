import ArgumentParser
import Campaign
import Checking
import Diagnostics
import Experiments
import Records
import ScenarioLanguage
import Simulation
import Surroundings
import Text

/// The options of every simulation, whether of one rule file or of two.
struct ScenarioOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The contact list, .csv or .ndjson, in place of what the scenario says. Without one, contacts are made up.",
      valueName: "list"), completion: .records)
  var contacts: String?
  @OptionGroup var contactFormat: ContactFormatOptions
  @Option(help: .optedOut) var optedOut: OptedOutFile?
  @Option(help: "A scenario that comes with the program (default: cold-political).") var preset: Word<Preset>?
  @Option(help: "Seed of the random numbers: another number, other draws (default: what the scenario says, else 1).")
  var seed: UInt64?
  @Option(
    help: ArgumentHelp(
      "How many runs, or which of them, as in 41..80 (default: what the scenario says, else as many as its gates need, else 20).",
      valueName: "number"))
  var replications: ReplicationNumbers?
  @Option(help: .jobs) var jobs: JobCount?

  /// - Parameters:
  ///   - rules: the rule files.
  ///   - scenario: the scenario file, if there is one.
  func check(rules: [String], scenario: String?) throws {
    if scenario != nil, preset != nil { throw ValidationError("give a scenario file or `--preset`, not both") }
    if (rules + [scenario ?? "", contacts ?? ""]).filter({ $0 == "-" }).count > 1 {
      let files = rules.count == 1 ? "the rule file" : "the rule files"
      throw ValidationError("only one of \(files), the scenario and the contact list can be standard input")
    }
    try contactFormat.check(contacts)
    if let replications, !replications.areInLimits {
      let most = grouped(ScenarioLimits.replications)
      throw ValidationError("`--replications` is 1 to \(most), or from one of these numbers to another")
    }
  }

  /// The text of the scenario file; without one, a text that names the preset.
  func source(_ path: String?, _ files: RuleFiles) throws(Failure) -> Source {
    if let path { return try files.source(path) }
    let name = (preset?.value ?? .coldPolitical).rawValue
    return Source(name: name, bytes: Array("kind: scenario\nversion: 1\npreset: \(name)\n".utf8))
  }

  /// What a scenario's text says, combined with what the command line says; nil when the text has errors.
  ///
  /// - Parameters:
  ///   - path: the file that the text is from, or replaces; nil for a preset.
  ///   - policy: the rules under which it runs.
  func scenario(
    _ source: Source, _ path: String?, _ files: RuleFiles, under policy: RoutingPolicy, sink: inout DiagnosticSink
  ) -> Scenario? {
    let name = name(path)
    let around = files.surroundings(
      ofScenario: path ?? "", files.loader(for: path ?? ""), rules: policy, readsList: contacts == nil)
    guard var scenario = parseScenario(source, name: name, around: around, sink: &sink) else { return nil }
    if let seed { scenario.seed = seed }
    if let replications { scenario.replications = replications.count }
    return scenario
  }

  /// What results call the scenario.
  func name(_ path: String?) -> String { path.map(scenarioName) ?? (preset?.value ?? .coldPolitical).rawValue }

  /// The scenario, without errors: problems go to standard error, errors end the run.
  func load(
    _ source: Source, _ path: String?, _ files: RuleFiles, under policy: RoutingPolicy, _ streams: StandardStreams
  ) throws(Failure) -> Scenario {
    var sink = DiagnosticSink()
    let scenario = scenario(source, path, files, under: policy, sink: &sink)
    streams.show(sink)
    guard let scenario, !sink.hasErrors else {
      throw Failure("\(quoted(source.name)) has \(counted(sink.errorCount, "error"))")
    }
    return scenario
  }

  func runs(_ progress: RunProgress) -> ParallelRuns {
    Allocator.keepLargeBuffers()
    return ParallelRuns(jobs: jobs.threads, progress: progress)
  }
}

/// The options that determine the results, by their names on the command line.
enum DecidingOption: String {
  case contacts = "--contacts"
  case contactsFormat = "--contacts-format"
  case profile = "--profile"
  case delimiter = "--delimiter"
  case country = "--country"
  case tagSeparators = "--tag-separators"
  case encoding = "--encoding"
  case optedOut = "--opted-out"
  case preset = "--preset"
  case replications = "--replications"
  case seed = "--seed"
}

extension ScenarioOptions {
  /// What was given; nil for an option that was not.
  func given(_ option: DecidingOption) -> String? {
    switch option {
    case .contacts: contacts
    case .contactsFormat: contactFormat.contactsFormat?.value.rawValue
    case .profile: contactFormat.profile?.value.rawValue
    case .delimiter: contactFormat.delimiter?.value.rawValue
    case .country: contactFormat.country?.code
    case .tagSeparators: contactFormat.tagSeparators.map { String(decoding: $0.bytes, as: UTF8.self) }
    case .encoding: contactFormat.encoding?.value.rawValue
    case .optedOut: optedOut?.path
    case .preset: preset?.value.rawValue
    case .replications: replications?.text
    case .seed: seed.map { String($0) }
    }
  }
}
