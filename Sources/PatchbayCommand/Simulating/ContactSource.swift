import Campaign
import Diagnostics
import Records
import Simulation

/// Where the contacts of a run's simulators come from: a contact list, which every simulator reads with its own rules' eyes,
/// or the scenario, which makes them up. `--contacts` has the last word.
final class ContactSource {
  private let files: RuleFiles
  /// The scenario file; nil for a preset.
  private let scenarioPath: String?
  private let streams: StandardStreams
  private let readsOften: Bool
  private let given: ListReader?
  /// Lists that scenarios name, by their paths: where scenarios vary, several.
  private var named: [String: ListReader] = [:]

  /// - Parameters:
  ///   - scenario: the scenario file; nil for a preset.
  ///   - readsOften: whether more than one simulator will ask.
  init(
    _ options: ScenarioOptions, _ files: RuleFiles, _ scenario: String?, _ streams: StandardStreams, readsOften: Bool
  ) throws {
    self.files = files
    self.streams = streams
    self.readsOften = readsOften
    scenarioPath = scenario
    given = try options.contacts.map { path in
      let list = try options.contactFormat.open(path, standardInputName: files.standardInputName)
      return try ListReader(list.input, list.format, streams, readsOften: readsOften)
    }
  }

  /// - Parameter isTraced: whether a trace will ask for the rows.
  func contacts(_ policy: RoutingPolicy, _ scenario: Scenario, isTraced: Bool = false) throws -> SimulatedContacts {
    let found =
      try list(of: scenario)?.contacts(policy, scenario, isTraced: isTraced) ?? SimulatedContacts(policy, scenario)
    if found.columns.count == 0 { throw Failure("there is no contact to simulate") }
    return found
  }

  /// Nil where contacts are made up.
  private func list(of scenario: Scenario) throws -> ListReader? {
    if let given { return given }
    guard let path = scenario.contactList, let scenarioPath else { return nil }
    if let known = named[path] { return known }
    switch files.contactList(path, ofScenario: scenarioPath) {
    case .failure(let failure): throw Failure("cannot load \(quoted(path)): \(failure.reason)", help: failure.help)
    case .success(let list):
      let reader = try ListReader(list.input, list.format, streams, readsOften: readsOften)
      named[path] = reader
      return reader
    }
  }
}

/// A contact list that is read once for every simulator.
private final class ListReader {
  private let input: InputFile
  private let format: RecordFormat
  /// The bytes of what can be read but once.
  private var bytes: [UInt8]?
  private var isRead = false
  private var problems: RecordProblems

  init(_ input: InputFile, _ format: RecordFormat, _ streams: StandardStreams, readsOften: Bool) throws {
    self.input = input
    self.format = format
    problems = RecordProblems(streams, name: input.name, readsOften: readsOften)
    if readsOften, !input.isRegular { bytes = try input.readAll(limit: 1 << 40) }
  }

  func contacts(_ policy: RoutingPolicy, _ scenario: Scenario, isTraced: Bool) throws -> SimulatedContacts {
    // A list is told about in full by the commands that are about lists.
    let found: SimulatedContacts
    if let bytes {
      found = try SimulatedContacts(
        ArrayByteReader(bytes), named: input.name, format, policy, scenario, isTraced: isTraced, problems: &problems)
    } else {
      if isRead { try input.rewind() }
      found = try SimulatedContacts(
        FileBytes(input: input), named: input.name, format, policy, scenario, isTraced: isTraced, problems: &problems)
    }
    if !isRead { problems.finish() }
    isRead = true
    if problems.errors > 0 {
      throw Failure("\(counted(problems.errors, "row")) of \(quoted(input.name)) cannot be read")
    }
    return found
  }
}
