import Campaign
import Diagnostics
import RuleLanguage
import Simulation

/// A rule file and a scenario with one combination of the values that vary.
struct Setting {
  /// In the order of the grid's keys.
  let values: [String]
  let policy: RoutingPolicy
  let scenario: Scenario
}

/// Every combination of the values that vary, all checked: the last key's values follow one another. A grid without keys is
/// the files as they are.
struct SettingGrid {
  /// As they were written.
  let keys: [String]
  let count: Int
  private let ofRules: Variants<RoutingPolicy>
  private let ofScenarios: Variants<Scenario>

  var isSingle: Bool { keys.isEmpty }

  /// The files that a grid is made of.
  struct Inputs {
    let files: RuleFiles
    let rules: String
    /// Nil: the preset.
    let scenario: String?
    let options: ScenarioOptions
    /// What the command line varies.
    let vary: [String]
  }

  init(_ inputs: Inputs, _ streams: StandardStreams) throws(Failure) {
    var report = VariantReport(streams)
    func policy(_ source: Source, _ sink: inout DiagnosticSink) -> RoutingPolicy? {
      inputs.files.check(source, from: inputs.rules, sink: &sink)?.policy
    }
    let rulesText = try inputs.files.source(inputs.rules)
    let basicPolicy = try report.require(rulesText, policy)
    // Scenarios are held against the rules as they are: who exists hardly varies.
    func scenario(_ source: Source, _ sink: inout DiagnosticSink) -> Scenario? {
      inputs.options.scenario(source, from: inputs.scenario, inputs.files, basicPolicy, sink: &sink)
    }
    let scenarioText = try inputs.options.source(inputs.scenario, inputs.files)
    let basicScenario = try report.require(scenarioText, scenario)
    let varied = try VariedKey.all(inputs.vary, basicScenario.variations, of: scenarioText.name)
    try inputs.options.refuse(varied)
    guard let count = Variation.settingCount(varied.map { Variation(key: $0.name, values: $0.values) }) else {
      throw Failure(
        "these values make more than \(grouped(ScenarioLimits.settings)) settings, the limit `settings`",
        help: "every combination is simulated: try fewer values, or fewer keys at once")
    }
    keys = varied.map(\.name)
    self.count = count
    ofRules = try Variants(basicPolicy, varied, .rules, in: rulesText) { report.check($0, policy) }
    ofScenarios = try Variants(basicScenario, varied, .scenario, in: scenarioText) { report.check($0, scenario) }
    try report.finish()
  }

  /// - Parameter number: below `count`.
  subscript(number: Int) -> Setting? {
    var rest = number
    var places: [Int] = []
    for length in lengths.reversed() {
      places.append(rest % length)
      rest /= length
    }
    places.reverse()
    guard let policy = ofRules.value(places), let scenario = ofScenarios.value(places) else { return nil }
    let values = places.enumerated().map { key, place in
      ofRules.text(key, place) ?? ofScenarios.text(key, place) ?? ""
    }
    return Setting(values: values, policy: policy, scenario: scenario)
  }

  private var lengths: [Int] {
    keys.indices.map { max(ofRules.length(of: $0), ofScenarios.length(of: $0)) }
  }
}

/// A file under every combination of those keys that are its own.
private struct Variants<Value> {
  /// With their places among all keys.
  private let keys: [(place: Int, key: VariedKey)]
  private let values: [Value?]

  /// - Parameters:
  ///   - basic: what the file says as it is.
  ///   - read: what an edited text says.
  init(
    _ basic: Value, _ all: [VariedKey], _ file: VariableKeys.File, in source: Source, _ read: (Source) -> Value?
  ) throws(Failure) {
    let keys = all.enumerated().filter { $0.element.place.file == file }.map { (place: $0.offset, key: $0.element) }
    self.keys = keys
    var values: [Value?] = keys.isEmpty ? [basic] : []
    for number in 0..<(keys.isEmpty ? 0 : keys.reduce(1) { $0 * $1.key.values.count }) {
      var rest = number
      var chosen: [(key: VariedKey, value: String)] = []
      for (_, key) in keys.reversed() {
        chosen.append((key, key.values[rest % key.values.count]))
        rest /= key.values.count
      }
      values.append(read(try source.setting(chosen.reversed())))
    }
    self.values = values
  }

  /// How many values a key has here; 1 for a key of another file.
  func length(of key: Int) -> Int { keys.first { $0.place == key }?.key.values.count ?? 1 }
  func text(_ key: Int, _ value: Int) -> String? { keys.first { $0.place == key }?.key.values[value] }

  /// - Parameter places: of the value of each of all keys.
  func value(_ places: [Int]) -> Value? {
    values[keys.reduce(0) { $0 * $1.key.values.count + places[$1.place] }]
  }
}

/// Shows what is wrong with files and their variants: each problem once, for most would come again with every combination.
private struct VariantReport {
  private let streams: StandardStreams
  private var shown: Set<String> = []
  private var read = 0
  private var refused = 0

  init(_ streams: StandardStreams) { self.streams = streams }

  /// A file that is needed whole: errors end the run.
  mutating func require<Value>(
    _ source: Source, _ read: (Source, inout DiagnosticSink) -> Value?
  ) throws(Failure) -> Value {
    var sink = DiagnosticSink()
    let value = read(source, &sink)
    show(sink)
    guard let value, !sink.hasErrors else {
      throw Failure("\(quoted(source.name)) has \(counted(sink.errorCount, "error"))")
    }
    return value
  }

  mutating func check<Value>(_ source: Source, _ read: (Source, inout DiagnosticSink) -> Value?) -> Value? {
    var sink = DiagnosticSink()
    let value = read(source, &sink)
    show(sink)
    self.read += 1
    if value != nil, !sink.hasErrors { return value }
    refused += 1
    return nil
  }

  private mutating func show(_ sink: DiagnosticSink) {
    var fresh = DiagnosticSink()
    for problem in sink.sorted where shown.insert("\(problem.code.name) \(problem.message)").inserted {
      fresh.report(problem)
    }
    streams.show(fresh)
  }

  func finish() throws(Failure) {
    guard refused > 0 else { return }
    throw Failure("\(grouped(refused)) of \(counted(read, "combination")) of values cannot be simulated")
  }
}

extension ScenarioOptions {
  /// What the command line has the last word on cannot vary.
  fileprivate func refuse(_ keys: [VariedKey]) throws(Failure) {
    for key in keys where key.place.file == .scenario {
      let option: String? =
        switch key.place.path.first {
        case "contacts": contacts == nil ? nil : "--contacts"
        case "preset": preset == nil ? nil : "--preset"
        case "run" where key.place.path.dropFirst().first == "seed": seed == nil ? nil : "--seed"
        case "run" where key.place.path.dropFirst().first == "replications":
          replications == nil ? nil : "--replications"
        default: nil
        }
      if let option {
        throw Failure(
          "\(key.wish) would change nothing: `\(option)` has the last word on it", help: "leave one of them away")
      }
    }
  }
}
