import Campaign
import Diagnostics
import Experiments
import Records
import Simulation
import Surroundings
import SystemZones
import Text

/// Where the contacts of a run's simulators come from: a contact list, which every simulator reads under its own rules,
/// or the scenario, which generates them.
final class ContactSource {
  /// The list of `--contacts`.
  private let given: ContactList?
  private let files: RuleFiles
  private let scenarioPath: String?
  private let streams: StandardStreams
  private let readsOften: Bool
  private let optedOut: OptedOutFile?
  private let jobs: Int
  /// The bytes of a given list that can be read only once.
  private var bytes: [UInt8]?
  /// By the list's name: the problems shown of a list that was read before.
  private var problems: [String: RecordProblems] = [:]

  /// - Parameters:
  ///   - path: the scenario file, whose list is named relative to it.
  ///   - readsOften: whether more than one simulator will ask.
  init(
    _ options: ScenarioOptions, _ input: InputOptions, _ files: RuleFiles, scenario path: String?,
    _ streams: StandardStreams, readsOften: Bool
  ) throws {
    given = try options.contacts.map { try options.contactFormat.open($0, standardInputName: input.stdinName) }
    self.files = files
    scenarioPath = path
    self.streams = streams
    self.readsOften = readsOften
    optedOut = options.optedOut
    jobs = options.jobs.threads
    if readsOften, let given, !given.input.isRegular { bytes = try given.input.readAll(limit: 1 << 40) }
  }

  /// - Parameters:
  ///   - format: how the rules say that lists are written.
  ///   - isTraced: whether a trace will ask for the rows.
  func contacts(
    _ policy: RoutingPolicy, _ format: ListFormat, _ scenario: Scenario, isTraced: Bool = false
  ) throws -> SimulatedContacts {
    let found = try load(policy, format, scenario, isTraced)
    if found.supply.count == 0 {
      throw Failure(
        "there is no contact to simulate",
        help: "give a list with contacts, or a `count` of at least 1 under `contacts` of the scenario")
    }
    return found
  }

  private func load(
    _ policy: RoutingPolicy, _ format: ListFormat, _ scenario: Scenario, _ isTraced: Bool
  ) throws -> SimulatedContacts {
    guard let list = try given ?? named(by: scenario) else {
      if optedOut != nil {
        throw Failure(
          "`--opted-out` is about the people of a contact list, and there is none", help: "give one with `--contacts`")
      }
      return SimulatedContacts(policy, scenario, zones: systemZones)
    }
    // Other commands, which are about lists, report on a list in full.
    let name = list.input.name
    var told = problems[name] ?? RecordProblems(streams, name: name, readsOften: readsOften)
    let format = list.format(under: format)
    let optedOut = try self.optedOut.read(streams, as: format)
    let found: SimulatedContacts
    if given != nil, let bytes {
      found = try SimulatedContacts(
        list.reader(ArrayByteReader(bytes), format, for: [policy]), named: name, policy, scenario, zones: systemZones,
        optedOut: optedOut, isTraced: isTraced, problems: &told, progress: ProgramProgress(), jobs: jobs)
    } else {
      if given != nil, problems[name] != nil { try list.input.rewind() }
      found = try SimulatedContacts(
        list.reader(FileBytes(input: list.input), format, for: [policy]), named: name, policy, scenario,
        zones: systemZones, optedOut: optedOut,
        isTraced: isTraced, problems: &told, progress: ProgramProgress(), jobs: jobs)
    }
    if problems[name] == nil { told.finish() }
    problems[name] = told
    if let failure = told.failure() { throw failure }
    return found
  }

  /// The list that a scenario names.
  private func named(by scenario: Scenario) throws(Failure) -> ContactList? {
    guard let path = scenario.contactList, let scenarioPath else { return nil }
    switch files.contactList(path, ofScenario: scenarioPath) {
    case .success(let list): return list
    case .failure(let failure): throw Failure("cannot load \(quoted(path)): \(failure.reason)", help: failure.help)
    }
  }
}
