internal import Campaign
internal import Diagnostics
internal import Experiments
public import PatchbayKit
internal import Records
internal import Routing
internal import RuleLanguage
internal import Simulation
internal import Threads

/// A text bank in virtual time: the same engine as a `ContactAction`, with people and time drawn by chance.
///
/// ```swift
/// let result = try Simulation(rules, scenario).run()
/// ```
public struct Simulation: Sendable {
  private let simulator: Simulator
  private let rules: Rules
  private let scenario: Scenario
  private let hasContacts: Bool

  /// With contacts that the scenario makes up.
  public init(_ rules: Rules, _ scenario: Scenario) {
    let policy = scenario.scenario.staffed(rules.checked.policy)
    let supply = SimulatedContacts(policy, scenario.scenario, zones: rules.zones).supply
    self.init(rules, scenario, policy, supply, hasContacts: false)
  }

  /// With the program's own contacts. Their random draws are keyed by their ids.
  ///
  /// - Throws: `SimulationError` for contacts that cannot be in one list, such as two with the same id.
  public init(_ rules: Rules, _ scenario: Scenario, contacts: [Contact]) throws(SimulationError) {
    let policy = scenario.scenario.staffed(rules.checked.policy)
    let list = try Self.columns(contacts, rules, policy, scenario.scenario)
    self.init(rules, scenario, policy, .list(list), hasContacts: true)
  }

  /// - Parameter policy: the rules, with copies of members where the scenario asks for them.
  private init(
    _ rules: Rules, _ scenario: Scenario, _ policy: RoutingPolicy, _ contacts: ContactSupply, hasContacts: Bool
  ) {
    self.rules = rules
    self.scenario = scenario
    self.hasContacts = hasContacts
    let graph = policy.selectedCount == rules.checked.policy.selectedCount ? rules.graph : compile(policy)
    simulator = Simulator(graph: graph, scenario: scenario.scenario, contacts: contacts)
  }

  /// With a contact list, as `patchbay simulate --contacts` reads it. The contacts' random draws are keyed by their ids.
  ///
  /// - Parameters:
  ///   - rules: the rules.
  ///   - scenario: the scenario.
  ///   - list: the bytes of the list.
  ///   - format: how it is written.
  ///   - name: what problems call the list, such as its path. Nothing is opened.
  ///   - report: gets what became of the list.
  /// - Throws: `ContactListError`. Rows that cannot be read are left out and told of, unless that is all of them.
  public init(
    _ rules: Rules, _ scenario: Scenario, contacts list: RawSpan, as format: ContactListFormat,
    named name: String = "contacts", report: (ContactListReport) -> Void = { _ in }
  ) throws(ContactListError) {
    let policy = scenario.scenario.staffed(rules.checked.policy)
    let listed = try ListedSupply(list, format, named: name, rules, policy, scenario.scenario)
    report(listed.report)
    self.init(rules, scenario, policy, listed.contacts, hasContacts: true)
  }

  /// How many processors there are to run on.
  public static var processors: Int { processorCount() }

  /// Runs as many replications as the scenario asks for. The same rules, scenario and contacts give the same result.
  ///
  /// - Parameter jobs: on how many threads at most; the result is the same on any number.
  /// - Throws: `SimulationError` when the list has no contacts, or a replication has more events than can be numbered.
  public func run(jobs: Int = 1) throws(SimulationError) -> SimulationResult {
    guard simulator.contactCount > 0 else { throw .noContacts }
    let report: SimulationReport
    do { report = try ParallelRuns(jobs: jobs).report(of: simulator) } catch { throw SimulationError(error) }
    return SimulationResult(report, rules: rules.file, scenario: scenario.arguments, hasContacts: hasContacts)
  }

  private static func columns(
    _ contacts: [Contact], _ rules: Rules, _ policy: RoutingPolicy, _ scenario: Simulation::Scenario
  ) throws(SimulationError) -> ScenarioContacts {
    let directory = Directory(policy, country: rules.checked.list.country, zones: rules.zones)
    var form = EventForm(directory) { _, _ in ReplyReading() }
    var columns = ScenarioContacts(fieldCount: policy.fields.count)
    columns.reserve(contacts.count)
    for contact in contacts {
      Event.contact(contact).fill(&form, at: nil)
      switch form.read().outcome {
      case .event(let event):
        guard case .contact(let arrival) = event.event else { continue }
        columns.append(
          arrival, id: directory.id(of: arrival.contact), tags: event.tags, values: event.values, zones: event.zones)
      case .refused(let refusal, _): throw .contact(refusal.message(contact: contact.id, member: ""))
      case .malformed(let problem): throw .contact(problem.sentence)
      }
    }
    columns.noteTags(of: scenario, in: directory)
    return columns
  }
}

/// Why a simulation cannot run.
public struct SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason for people, in a sentence without a final period.
  public let description: String

  static let noContacts = SimulationError(description: "there is no contact to simulate")
  static func contact(_ reason: String) -> SimulationError { SimulationError(description: reason) }
}

extension SimulationError {
  init(_ failure: Failure) {
    description = failure.message + (failure.help.map { "; " + $0 } ?? "")
  }
}
