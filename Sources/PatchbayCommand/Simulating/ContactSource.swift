import Campaign
import Records
import Simulation

/// Where the contacts of a run's simulators come from: a contact list, which every simulator reads with its own rules' eyes,
/// or the scenario, which makes them up.
final class ContactSource {
  private let list: (input: InputFile, format: RecordFormat)?
  private let streams: StandardStreams
  /// The bytes of what can be read but once.
  private var bytes: [UInt8]?
  private var isRead = false
  private var problems: RecordProblems

  /// - Parameter readsOften: whether more than one simulator will ask.
  init(_ options: ScenarioOptions, _ input: InputOptions, _ streams: StandardStreams, readsOften: Bool) throws {
    list = try options.contacts.map { try options.contactFormat.open($0, standardInputName: input.stdinName) }
    self.streams = streams
    problems = RecordProblems(streams, name: list?.input.name ?? "", readsOften: readsOften)
    if readsOften, let list, !list.input.isRegular { bytes = try list.input.readAll(limit: 1 << 40) }
  }

  /// - Parameter isTraced: whether a trace will ask for the rows.
  func contacts(_ policy: RoutingPolicy, _ scenario: Scenario, isTraced: Bool = false) throws -> SimulatedContacts {
    let found = try load(policy, scenario, isTraced)
    if found.columns.count == 0 { throw Failure("there is no contact to simulate") }
    return found
  }

  private func load(_ policy: RoutingPolicy, _ scenario: Scenario, _ isTraced: Bool) throws -> SimulatedContacts {
    guard let list else { return SimulatedContacts(policy, scenario) }
    // A list is told about in full by the commands that are about lists.
    let found: SimulatedContacts
    if let bytes {
      found = try SimulatedContacts(
        ArrayByteReader(bytes), named: list.input.name, list.format, policy, scenario, isTraced: isTraced,
        problems: &problems)
    } else {
      if isRead { try list.input.rewind() }
      found = try SimulatedContacts(
        FileBytes(input: list.input), named: list.input.name, list.format, policy, scenario, isTraced: isTraced,
        problems: &problems)
    }
    if !isRead { problems.finish() }
    isRead = true
    if problems.errors > 0 {
      throw Failure("\(counted(problems.errors, "row")) of \(quoted(list.input.name)) cannot be read")
    }
    return found
  }
}
