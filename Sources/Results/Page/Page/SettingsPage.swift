package import Experiments
public import Simulation
internal import Text

/// The report of one scenario under several settings, as a page like that of a simulation.
public struct SettingsPage: Sendable {
  private let keys: [String]
  private let run: RunFacts
  private var settings: [SettingResult] = []
  private var last: SimulationReport?
  private var facts: [FactView] = []
  private var assumed: [FactView] = []
  /// How many runs the page has rows for: a person may read a hundred, but no one reads a million.
  private var shownRuns = 0
  /// What a search found among the settings.
  private var found: SearchOutcome?
  static let runs = 2_000

  /// Says what a search found, after its settings were added.
  package mutating func add(_ outcome: SearchOutcome) { found = outcome }

  /// - Parameter keys: those that vary, as they were written.
  public init(keys: [String], run: RunFacts) {
    self.keys = keys
    self.run = run
  }

  /// - Parameters:
  ///   - values: of the keys.
  ///   - report: the setting's results; only the numbers are kept.
  public mutating func add(_ values: [String], _ report: SimulationReport) {
    let setting = SettingResult(keys, values, report, runs: SettingsPage.runs - shownRuns)
    settings.append(setting)
    shownRuns += setting.runs.count
    last = report
    let its = run.facts(report, [])
    // What differs between settings is among their names.
    let isFirst = settings.count == 1
    facts = isFirst ? its : facts.common(with: its)
    let scenario = Assumptions(report: report).facts
    assumed = isFirst ? scenario : assumed.common(with: scenario)
  }

  /// Throws if no setting was added.
  public func html() throws -> String {
    guard let last else { throw NoSetting() }
    return view(last).html()
  }

  private func view(_ report: SimulationReport) -> PageView {
    let answer = SettingsAnswer(settings: settings, isJudged: report.isJudged)
    let search = found.map { SearchAnswer(found: $0) }
    return PageView(
      question: search?.question ?? answer.question,
      kicker: [report.action, report.scenario.name, counted(report.replications, "run")].map(visible)
        .joined(separator: " · "),
      version: visible(run.version), answer: search?.view() ?? answer.view(), figures: [],
      assumed: [AssumedView(facts: assumed + varied)],
      sections: [SettingsSection(keys: keys, settings: settings).view()],
      facts: facts + [
        FactView(name: "Settings", value: grouped(settings.count)),
        FactView(name: "Events", value: grouped(settings.reduce(0) { $0 + $1.events })),
      ], command: visible(run.command),
      notes: (report.judgements.isEmpty ? [PageNotes.keepingUp] : [])
        + [PageNotes.intervals, PageNotes.assumptions, PageNotes.again])
  }

  /// What each key was set to.
  private var varied: [FactView] {
    if let found { return [FactView(name: "Searched", value: visible(found.range.words))] }
    return keys.enumerated().map { place, key in
      var values: [String] = []
      for setting in settings {
        if let value = setting.list.indices.contains(place) ? setting.list[place] : nil, !values.contains(value) {
          values.append(value)
        }
      }
      let rest = values.count - SettingsPage.values
      return FactView(
        name: "Varied",
        value: visible(key) + ": " + values.prefix(SettingsPage.values).map(visible).joined(separator: ", ")
          + (rest > 0 ? " and \(grouped(rest)) more" : ""))
    }
  }
  private static let values = 12

  private struct NoSetting: Error {}
}
