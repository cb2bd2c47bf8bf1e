package import Experiments

/// The page of what `simulate` ran: of one simulation, or of all settings of a grid.
package struct SimulationReportPage {
  private let keys: [String]
  private let run: RunFacts
  private var single: SimulationPage?
  private var settings: SettingsPage

  /// - Parameter keys: those that vary.
  package init(_ keys: [String], run: RunFacts) {
    self.keys = keys
    self.run = run
    settings = SettingsPage(keys: keys, run: run)
  }

  package mutating func add(_ setting: SettingRun) {
    if keys.isEmpty {
      single = SimulationPage(setting.report, run: run)
    } else {
      settings.add(setting.values, setting.report)
    }
  }

  package mutating func add(_ found: SearchOutcome?, _ influences: Influences?) {
    if let found { settings.add(found) }
    if let influences { single?.add(influences) }
  }

  package func html() throws -> String { try single?.html() ?? settings.html() }
}
