import Simulation
import Text

/// What the program knows of a run in addition to its results.
public struct RunFacts: Sendable {
  /// The rule files, as they were named: one, or two that are compared.
  public var rules: [String]
  /// The contact list, as it was named; nil for the scenario's own.
  public var contactList: String?
  /// The words of the command that repeats the run, as a shell reads them.
  public var command: String
  /// The version of the program.
  public var version: String

  public init(rules: [String], contactList: String? = nil, command: String, version: String) {
    self.rules = rules
    self.contactList = contactList
    self.command = command
    self.version = version
  }

  /// The list of what was run.
  ///
  /// - Parameters:
  ///   - report: of the scenario.
  ///   - more: what a page knows in addition.
  func facts(_ report: SimulationReport, _ more: [FactView]) -> [FactView] {
    let scenario = report.scenario
    let madeUp = report.drawsContacts ? ", made up anew in each run" : ", made up"
    let list = (contactList ?? scenario.contactList).map { " of " + visible($0) } ?? madeUp
    let warmUp =
      scenario.warmUp.count > 0 ? [FactView(name: "Warm-up", value: exactDuration(scenario.warmUp.count))] : []
    let kinds = report.drawsKinds ? [FactView(name: "Who is of which kind", value: "drawn anew in each run")] : []
    return [
      FactView(name: "Rules", value: rules.map(visible).joined(separator: ", ")),
      FactView(name: "Scenario", value: visible(scenario.name)),
      FactView(name: "Contacts", value: grouped(report.contacts) + list),
      FactView(name: "Length of a run", value: exactDuration(scenario.until.count)),
    ] + kinds + warmUp + more + walkingAway(scenario.members) + [
      FactView(name: "Seed", value: String(scenario.seed)),
      FactView(name: "Program", value: "patchbay " + visible(version)),
    ]
  }
}

/// How many shifts members abandon, and what the platform knows of it; nothing where none do.
private func walkingAway(_ team: TeamBehaviour) -> [FactView] {
  let all = [team.general] + team.mix.map(\.behaviour) + team.named.map(\.behaviour)
  let leaving = all.filter { $0.abandon != .none }
  guard let one = leaving.first else { return [] }
  if !all.allSatisfy({ $0.abandon == one.abandon && $0.noticed == one.noticed }) {
    return [FactView(name: "Abandoned shifts", value: "some, not the same share for every member")]
  }
  let noticed =
    switch one.noticed {
    case nil: "which the platform never knows"
    case .zero?: "which the platform knows at once"
    case let delay?: "which the platform knows after \(exactDuration(delay.count))"
    }
  let share =
    one.ranges.first { $0.figure == .abandon }.map { "\(shareText($0.from)) to \(shareText($0.to))" }
    ?? shareText(one.abandon.value)
  return [FactView(name: "Abandoned shifts", value: "\(share), \(noticed)")]
}

/// What every page says about its numbers.
enum PageNotes {
  static let intervals =
    "95 % of means: with 95 % confidence the mean over many more replications lies in this interval (Student’s t, corrected "
    + "for skewness). It says how much is chance, not whether the scenario is right."
  static let assumptions =
    "How members work and contacts answer is what the scenario assumes. Its figures decide the answer as much as the rules do."
  static let again = "With --report, the command above gives this page again, byte for byte."
  /// What keeping up means where no gate says so.
  static let keepingUp =
    "No gate says what keeping up means, so this page takes it that at least \(percent(Findings.keepsUp, places: 0)) of "
    + "the replies are answered when a run ends, and that the whole list is texted."
}
