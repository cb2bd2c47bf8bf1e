internal import Campaign
internal import Diagnostics
internal import Experiments
public import PatchbayKit
internal import Records
internal import Routing
internal import RuleLanguage
internal import ScenarioLanguage
internal import Simulation

/// A simulation whose replications run in several places: each runs some of them, and `SimulationResult(merging:)` makes one simulation of
/// what they measured, as if it had run in one.
public struct PartialSimulation: Sendable {
  private let rules: Rules
  private let simulator: Simulator
  private let values: [String]
  private let origin: PartOrigin

  /// - Parameters:
  ///   - rules: the rules.
  ///   - scenario: the text of a scenario file.
  ///   - name: what problems and results call the scenario, such as its path.
  ///   - vary: values for keys of the rules or the scenario, such as `bucket_size=25`: one value of each.
  ///   - seed: of the random draws; nil is the scenario's.
  ///   - contacts: a contact list in place of what the scenario says, and how it is written.
  /// - Throws: `SimulationError` for what cannot be simulated.
  public init(
    _ rules: Rules, scenario: [UInt8], named name: String = "scenario.yaml", vary: [String] = [], seed: UInt64? = nil,
    contacts: (list: [UInt8], format: ContactListFormat)? = nil
  ) throws(SimulationError) {
    var shown = ""
    let grid: SettingGrid
    do {
      grid = try SettingGrid(
        SettingGrid.Inputs(
          rules: { rules.documents[0] }, scenario: { Source(name: name, bytes: scenario) },
          checkRules: { source, sink in
            checkRules(
              source, file: rules.file,
              loader: { path, place in
                rules.documents.dropFirst().first.map { .success($0) } ?? noRosters(path, place)
              }, zones: rules.zones, sink: &sink)
          },
          readScenario: { source, policy, sink in
            let around = ScenarioSurroundings(
              zones: rules.zones, rules: policy,
              contactList: { _, _ in contacts == nil ? Scenario.noList : nil })
            var scenario = parseScenario(source, name: Scenario.stem(name), around: around, sink: &sink)
            if let seed { scenario?.seed = seed }
            // How many there are is said for each part.
            scenario?.replications = 1
            return scenario
          }, vary: vary, refuse: { _ in }, show: { shown += report($0.sorted, as: .text) }))
    } catch {
      throw shown.isEmpty ? SimulationError(error) : SimulationError(description: shown)
    }
    guard let setting = grid.settings.first, grid.settings.count == 1 else {
      throw SimulationError(description: "a part of a simulation has one value of each key that varies")
    }
    let supply: ContactSupply
    if let contacts {
      do {
        let list = contacts.list
        supply = try ListedSupply(
          list.span.bytes, contacts.format, named: "contacts", rules, setting.policy, setting.scenario
        ).contacts
      } catch {
        throw SimulationError(description: error.description)
      }
    } else {
      supply = SimulatedContacts(setting.policy, setting.scenario, zones: rules.zones).supply
    }
    self.rules = rules
    values = setting.values
    simulator = Simulator(graph: compile(setting.policy), scenario: setting.scenario, contacts: supply)
    origin = PartOrigin(
      version: "\(patchbayVersion)", rulesName: rules.file, rules: PartOrigin.File(rules.documents[0]),
      rosters: rules.documents.dropFirst().map { PartOrigin.File(reference: $0.name, $0) },
      scenario: PartOrigin.File(Source(name: name, bytes: scenario)), scenarioName: Scenario.stem(name), times: [],
      vary: vary, seed: seed, contactList: contacts == nil ? nil : "the program’s own",
      command: "patchbay simulate \(rules.file) \(name)")
  }

  /// Runs some of the replications, and gives what they measured, for `SimulationResult(merging:)` and for `patchbay merge`.
  ///
  /// - Parameters:
  ///   - replications: by their numbers, from 1 to 10,000.
  ///   - jobs: on how many threads at most; the result is the same on any number.
  public func run(_ replications: ClosedRange<Int>, jobs: Int = 1) throws(SimulationError) -> [UInt8] {
    let numbers = ReplicationNumbers(first: replications.lowerBound, last: replications.upperBound)
    guard numbers.areInLimits else { throw SimulationError(description: "replications have numbers from 1 to 10,000") }
    guard simulator.contactCount > 0 else { throw .noContacts }
    let results: [ReplicationResult]
    do {
      results = try ParallelRuns(jobs: jobs).run(numbers.range, of: simulator)
      try requireWhole(results)
    } catch {
      throw SimulationError(error)
    }
    var part = SimulationPart(origin, numbers)
    part.add(
      SettingRun(
        values: values, report: simulator.report(results), results: results, list: simulator.listFingerprint))
    return part.encoded()
  }
}

extension SimulationResult {
  /// One simulation from parts, in any order, that have each replication from the first on once.
  ///
  /// - Throws: `SimulationError` when they do not make one simulation, and why.
  public init(merging parts: [[UInt8]], timeZones: TimeZones = .system) throws(SimulationError) {
    do throws(Failure) {
      var read: [(file: String, part: SimulationPart)] = []
      for (number, bytes) in parts.enumerated() {
        let name = "part \(number + 1)"
        read.append((name, try SimulationPart(decoding: bytes, file: name)))
      }
      let merged = try MergedSimulation(read, zones: timeZones.load)
      guard merged.grid.settings.count == 1 else {
        throw Failure("these are parts of a grid, which `patchbay merge` merges")
      }
      let run = try merged.run(0)
      self.init(run.report, merged)
    } catch {
      throw SimulationError(error)
    }
  }
}
