internal import Campaign
internal import Diagnostics
public import PatchbayKit
internal import Records
internal import RuleLanguage
internal import ScenarioLanguage
internal import Simulation

/// What is simulated: who is texted, how members work and contacts reply, how long and how often, and what must hold.
public struct Scenario: Sendable {
  /// Opens a file of measured times that a scenario names: takes the path as it is written and returns the file's
  /// bytes. The text of an error that it throws becomes part of the problem.
  public typealias FileReader = (_ path: String) throws -> [UInt8]

  /// The scenarios that come with the library, by their names in files. Their figures are starting points, not facts
  /// about anyone's contacts: `docs/simulation/reference.md` gives their sources.
  @nonexhaustive public enum Preset: Hashable, Sendable, CaseIterable {
    /// Strangers whom paid or trained people ask for support.
    case coldPolitical
    /// The last days: very many texts by very many people, few replies.
    case gotvBlitz
    /// People who know the organisation, texted with care by volunteers.
    case warmList

    fileprivate var preset: Simulation::Preset {
      switch self {
      case .coldPolitical: .coldPolitical
      case .gotvBlitz: .gotvBlitz
      case .warmList: .warmList
      }
    }
  }

  var scenario: Simulation::Scenario
  /// The scenario's name on a command line.
  let arguments: String
  /// The warnings, in order of their places.
  public let warnings: [RuleProblem]

  /// One of the scenarios that come with the library.
  public static func preset(_ preset: Preset) -> Scenario {
    Scenario(
      scenario: preset.preset.scenario, arguments: "--preset " + preset.preset.rawValue, warnings: [])
  }

  /// Reads and checks the text of a scenario file. Figures that it does not give are those of its preset.
  ///
  /// - Parameters:
  ///   - text: the scenario, as `docs/simulation/reference.md` describes it.
  ///   - name: the name of the text in problems, such as its path. Nothing is opened. A scenario that does not give its
  ///     name gets this one without its folder and extension.
  ///   - rules: the rules under which it is to run, whose members it may name.
  ///   - hasContacts: whether contacts are passed to the simulation. A contact list that the scenario names counts for nothing
  ///     then; otherwise it is refused.
  ///   - files: opens the files of measured times that it names; without it such a scenario is refused.
  /// - Throws: `ScenarioError` with every problem.
  public init(
    yaml text: String, named name: String = "scenario.yaml", for rules: Rules, hasContacts: Bool = false,
    files: FileReader? = nil
  ) throws(ScenarioError) {
    try self.init(yaml: Array(text.utf8), named: name, for: rules, hasContacts: hasContacts, files: files)
  }

  /// Reads and checks the bytes of a scenario file; those that are not UTF-8 are a problem like others.
  ///
  /// - Throws: `ScenarioError` with every problem.
  public init(
    yaml bytes: [UInt8], named name: String = "scenario.yaml", for rules: Rules, hasContacts: Bool = false,
    files: FileReader? = nil
  ) throws(ScenarioError) {
    var problems = DiagnosticSink()
    let source = Source(name: name, bytes: bytes)
    let read = withoutActuallyEscaping(files ?? Self.noFiles) { files in
      let around = ScenarioSurroundings(
        zones: rules.zones, rules: rules.checked.policy,
        files: { path, _ in
          do {
            return .success(Source(name: path, bytes: try files(path)))
          } catch {
            return .failure(LoadFailure(reason: "\(error)"))
          }
        },
        contactList: { _, _ in
          if hasContacts { return nil }
          return Self.noList
        })
      return parseScenario(source, name: Self.stem(name), around: around, sink: &problems)
    }
    guard let read, !problems.hasErrors else { throw ScenarioError(problems.sorted) }
    self.init(scenario: read, arguments: name, warnings: RuleProblem.all(problems.sorted))
  }

  private init(scenario: Simulation::Scenario, arguments: String, warnings: [RuleProblem]) {
    self.scenario = scenario
    self.arguments = arguments
    self.warnings = warnings
  }

  /// The scenario's name in the results.
  public var name: String { scenario.name }

  /// The seed of the random draws: another number gives other draws.
  public var seed: UInt64 {
    get { scenario.seed }
    set { scenario.seed = newValue }
  }

  /// How many runs, each with its own random draws, 1 to 10,000; nil is as many as the gates ask for, else 20.
  public var replications: Int? {
    get { scenario.replications }
    set { scenario.replications = newValue.map { min(max(1, $0), ScenarioLimits.replications) } }
  }

  private struct NoFiles: Error, CustomStringConvertible {
    let description = "no file can be loaded here"
  }

  private static func noFiles(_: String) throws -> [UInt8] { throw NoFiles() }

  /// Why a list that a scenario names is refused.
  static var noList: LoadFailure {
    LoadFailure(
      reason: "no contact list can be loaded here", help: "leave out the list, and give the contacts to the simulation")
  }

  static func stem(_ path: String) -> String {
    let base = path.split(separator: "/").last.map(String.init) ?? path
    let ending = [".yaml", ".yml"].first { base.hasSuffix($0) && base != $0 }
    return ending.map { String(base.dropLast($0.count)) } ?? base
  }
}

/// A scenario that cannot be used, and everything that is wrong with it at once.
public struct ScenarioError: Error, Sendable, CustomStringConvertible {
  /// In order of their places; warnings too. At least one is an error.
  public let problems: [RuleProblem]
  /// All problems for people, one after the other; only the first hundred if there are more.
  public let description: String

  init(_ problems: [Problem]) {
    self.problems = RuleProblem.all(problems)
    description = report(problems, as: .text)
  }
}
