internal import Campaign
package import Diagnostics
internal import RuleLanguage
internal import ScenarioLanguage
internal import Simulation
internal import Text
package import Zones

/// One simulation from its parts, as if one run had had all of their replications. What the parts hold of files is read again, so that
/// no file is needed besides them.
package struct MergedSimulation {
  package let origin: PartOrigin
  package let numbers: ReplicationNumbers
  package let grid: SettingGrid
  /// In the order of their replications.
  private let parts: [(file: String, part: SimulationPart)]

  /// - Parameter parts: with the names of their files, in any order.
  /// - Throws: why they do not make one simulation.
  package init(_ parts: [(file: String, part: SimulationPart)], zones: @escaping ZoneLoader) throws(Failure) {
    let parts = parts.sorted { ($0.part.numbers.first, $0.file) < ($1.part.numbers.first, $1.file) }
    guard let first = parts.first, let last = parts.last else { throw Failure("there is no part to merge") }
    try Self.check(parts)
    self.parts = parts
    origin = first.part.origin
    numbers = ReplicationNumbers(first: 1, last: last.part.numbers.last)
    grid = try Self.grid(origin, numbers, zones, file: first.file)
    for (file, part) in parts where part.settings.count != grid.settings.count {
      throw Self.damaged(file)
    }
  }

  /// The parts are of the same simulation, and have each replication from the first on once.
  private static func check(_ parts: [(file: String, part: SimulationPart)]) throws(Failure) {
    guard let first = parts.first else { return }
    var before = (file: "", last: 0)
    for (file, part) in parts {
      if let difference = part.origin.difference(from: first.part.origin) {
        throw Failure(
          "\(quoted(file)) is a part with \(difference) than \(quoted(first.file))",
          help: "merge parts of one simulation: only `--replications` may differ")
      }
      let numbers = part.numbers
      if numbers.first <= before.last {
        throw Failure(
          "\(quoted(before.file)) and \(quoted(file)) both have replication \(grouped(numbers.first))",
          help: "leave one of them out, or simulate it again with other numbers")
      }
      if numbers.first > before.last + 1 {
        let missing = ReplicationNumbers(first: before.last + 1, last: numbers.first - 1)
        throw Failure(
          "no part has \(words(missing))", help: "simulate them: `--replications \(missing.first)..\(missing.last)`")
      }
      for (mine, others) in zip(part.settings, first.part.settings)
      where (mine.list, mine.contacts, mine.drawsContacts) != (others.list, others.contacts, others.drawsContacts) {
        throw Failure(
          "\(quoted(file)) is a part with another contact list than \(quoted(first.file))",
          help: "merge parts of one simulation: only `--replications` may differ")
      }
      before = (file, numbers.last)
    }
  }

  private static func words(_ numbers: ReplicationNumbers) -> String {
    numbers.count == 1
      ? "replication \(grouped(numbers.first))"
      : "replications \(grouped(numbers.first)) to \(grouped(numbers.last))"
  }

  private static func damaged(_ file: String) -> Failure {
    Failure("\(quoted(file)) holds results that its rules and its scenario cannot have", help: "simulate it again")
  }

  private static func grid(
    _ origin: PartOrigin, _ numbers: ReplicationNumbers, _ zones: @escaping ZoneLoader, file: String
  ) throws(Failure) -> SettingGrid {
    func loader(_ files: [PartOrigin.File]) -> FileLoader {
      { reference, _ in
        files.first { $0.reference == reference }.map { .success($0.source) }
          ?? .failure(LoadFailure(reason: "the part does not hold it"))
      }
    }
    do throws(Failure) {
      return try SettingGrid(
        SettingGrid.Inputs(
          rules: { origin.rules.source }, scenario: { origin.scenario.source },
          checkRules: {
            checkRules($0, file: origin.rules.name, loader: loader(origin.rosters), zones: zones, sink: &$1)
          },
          readScenario: { source, policy, sink in
            let around = ScenarioSurroundings(zones: zones, rules: policy, files: loader(origin.times))
            var scenario = parseScenario(source, name: origin.scenarioName, around: around, sink: &sink)
            if let seed = origin.seed { scenario?.seed = seed }
            scenario?.replications = numbers.count
            return scenario
          }, vary: origin.vary, refuse: { _ in }, show: { _ in }))
    } catch {
      throw Failure("what \(quoted(file)) holds cannot be simulated: \(error.message)", help: "simulate it again")
    }
  }

  /// The results of a setting of the grid, over the replications of all parts.
  package func run(_ setting: Int) throws(Failure) -> SettingRun {
    let asked = grid.settings[setting]
    guard let like = parts.first?.part.settings[setting] else { throw Failure("there is no part to merge") }
    let facts = ReportFacts(
      asked.policy, asked.scenario, contacts: like.contacts, drawsContacts: like.drawsContacts)
    for (file, part) in parts where !part.settings[setting].results.allSatisfy({ $0.fits(facts) }) {
      throw Self.damaged(file)
    }
    let results = parts.flatMap { $0.part.settings[setting].results }
    var judging = facts.judging()
    judging.look(results)
    return SettingRun(
      values: asked.values, report: facts.report(results, judging), results: results, list: like.list)
  }
}
