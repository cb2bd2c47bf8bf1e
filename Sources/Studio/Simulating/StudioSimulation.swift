internal import Campaign
internal import Checking
internal import Diagnostics
internal import Editing
internal import Experiments
internal import Records
internal import Results
internal import RuleLanguage
internal import ScenarioLanguage
internal import Simulation
internal import SystemZones
internal import Text

/// What is simulated: rules and a scenario as they are on the page.
struct StudioSimulation: Sendable {
  let folder: String
  /// The texts that are open, by their paths.
  let texts: [(path: String, text: String)]
  let rules: String
  /// The path of a scenario, or a preset's name in its place.
  let scenario: ScenarioChoice
  /// The key among whose values the smallest or largest is looked for that passes; nil for one simulation.
  let search: SearchedRange?
  let version: String

  enum ScenarioChoice: Sendable {
    case file(String)
    case preset(Preset)
  }

  /// Runs it, and returns the page about it.
  ///
  /// - Throws: why it cannot be run; what is wrong with the files is in the message.
  func page(_ progress: any ReplicationProgress, jobs: Int) throws -> String {
    let disk = try StudioFiles(folder: folder)
    let files = OpenFiles(disk)
    for text in texts {
      files.open(text.path, ReadText(Source(name: text.path, bytes: Array(text.text.utf8))))
    }
    let shown = ShownProblems()
    let grid: SettingGrid
    do {
      grid = try SettingGrid(inputs(files, shown))
    } catch {
      throw shown.text.isEmpty ? error : Failure(shown.text, help: error.message)
    }
    var page = SimulationReportPage(grid.keys, run: facts)
    var runs = SettingRuns(grid, ParallelRuns(jobs: jobs, progress: progress), keepsResults: false) {
      try contacts($0, disk)
    }
    while let setting = try runs.next() { page.add(setting) }
    page.add(runs.outcome, nil)
    return try page.html()
  }

  private func inputs(_ files: OpenFiles<StudioFiles>, _ shown: ShownProblems) -> SettingGrid.Inputs {
    SettingGrid.Inputs(
      rules: { () throws(Failure) in try files.source(rules) },
      scenario: { () throws(Failure) in
        switch scenario {
        case .file(let path): return try files.source(path)
        case .preset(let preset): return Source(name: preset.rawValue, bytes: Array(preset.file.utf8))
        }
      },
      checkRules: { source, sink in
        checkRules(source, file: rules, loader: files.loader(for: rules), zones: systemZones, sink: &sink)
      },
      readScenario: { source, policy, sink in
        let loader = files.loader(for: scenarioPath)
        let around = files.surroundings(ofScenario: scenarioPath, loader, rules: policy)
        return parseScenario(source, name: name, around: around, sink: &sink)
      }, vary: [], search: search, refuse: { _ in },
      show: { sink in if sink.hasErrors { shown.text += report(sink.sorted, as: .text) } })
  }

  private var scenarioPath: String { if case .file(let path) = scenario { path } else { "" } }

  /// What results call the scenario.
  private var name: String {
    switch scenario {
    case .file(let path): scenarioName(path)
    case .preset(let preset): preset.rawValue
    }
  }

  private var facts: RunFacts {
    var command = RepeatedCommand("simulate")
    command.word(rules)
    switch scenario {
    case .file(let path): command.word(path)
    case .preset(let preset): command.option("--preset", preset.rawValue)
    }
    if let search { command.option(search.goal.option, search.text) }
    return RunFacts(rules: [rules], command: command.line, version: version)
  }

  private func contacts(_ setting: Setting, _ disk: StudioFiles) throws -> SimulatedContacts {
    let found = try supply(setting, disk)
    if found.supply.count == 0 {
      throw Failure(
        "there is no contact to simulate",
        help: "give a list with contacts, or a `count` of at least 1 under `contacts` of the scenario")
    }
    return found
  }

  private func supply(_ setting: Setting, _ disk: StudioFiles) throws -> SimulatedContacts {
    guard let reference = setting.scenario.contactList else {
      return SimulatedContacts(setting.policy, setting.scenario, zones: systemZones)
    }
    switch disk.contactList(reference, ofScenario: scenarioPath) {
    case .failure(let failure):
      throw Failure("cannot load \(quoted(reference)): \(failure.reason)", help: failure.help)
    case .success(let list):
      var problems = RecordProblems(NoOutput(), name: list.name, collects: true)
      let reader = RecordReader(
        ArrayByteReader(list.bytes), format: list.format, list: setting.list, ruleTags: RuleTags([setting.policy]))
      let found = try SimulatedContacts(
        reader, named: list.name, setting.policy, setting.scenario, zones: systemZones, isTraced: false,
        problems: &problems, progress: NoProgress())
      if let failure = problems.failure() { throw failure }
      return found
    }
  }
}

extension Preset {
  /// A scenario file that says nothing else.
  var file: String { "kind: scenario\nversion: 1\npreset: \(rawValue)\n" }
}

/// The errors of files, as text.
private final class ShownProblems {
  var text = ""
}

/// What is wrong with a list is part of an answer.
struct NoOutput: RecordProblemOutput {
  func show(_ problem: Problem) {}
  func note(_ text: String) {}
}
