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
  private(set) var settings: [Setting] = []

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
    func scenario(_ source: Source, _ policy: RoutingPolicy, _ sink: inout DiagnosticSink) -> Scenario? {
      inputs.options.scenario(source, inputs.scenario, inputs.files, under: policy, sink: &sink)
    }
    let rules = try inputs.files.source(inputs.rules)
    let basicPolicy = try report.require(rules) { policy($0, &$1) }
    let script = try inputs.options.source(inputs.scenario, inputs.files)
    let basicScenario = try report.require(script) { scenario($0, basicPolicy, &$1) }
    let varied = try VariedKey.all(inputs.vary, basicScenario.variations, of: script.name)
    try inputs.options.refuse(varied)
    guard let count = Variation.settingCount(varied.map { Variation(key: $0.name, values: $0.values) }) else {
      throw Failure(
        "these values make more than \(grouped(ScenarioLimits.settings)) settings, the limit `settings`",
        help: "every combination is simulated: try fewer values, or fewer keys at once")
    }
    keys = varied.map(\.name)
    let policies = try Variants(varied, of: .rules) { values throws(Failure) in
      values.isEmpty ? basicPolicy : report.check(try rules.setting(values)) { policy($0, &$1) }
    }
    let scripts = try Variants(varied, of: .scenario) { values throws(Failure) in try script.setting(values) }
    for number in 0..<count {
      let places = Self.places(number, varied)
      guard let policy = policies[places] else { continue }
      let read =
        varied.isEmpty ? basicScenario : report.check(scripts[places]) { scenario($0, policy, &$1) }
      guard let read else { continue }
      let values = zip(varied, places).map { $0.values[$1] }
      settings.append(Setting(values: values, policy: policy, scenario: read))
    }
    try report.finish()
  }

  /// Which value each key has in a setting.
  private static func places(_ number: Int, _ keys: [VariedKey]) -> [Int] {
    var rest = number
    var places: [Int] = []
    for key in keys.reversed() {
      places.append(rest % key.values.count)
      rest /= key.values.count
    }
    return places.reversed()
  }
}

/// What a file comes to under every combination of those keys that are its own.
private struct Variants<Value> {
  /// With their places among all keys.
  private let keys: [(place: Int, key: VariedKey)]
  private let values: [Value]

  /// - Parameter make: gets the keys of the file with a value of each; none where none is its own.
  init(
    _ all: [VariedKey], of file: VariableKeys.File,
    _ make: ([(key: VariedKey, value: String)]) throws(Failure) -> Value
  ) throws(Failure) {
    let keys = all.enumerated().filter { $0.element.place.file == file }.map { (place: $0.offset, key: $0.element) }
    self.keys = keys
    var values: [Value] = []
    for number in 0..<keys.reduce(1, { $0 * $1.key.values.count }) {
      var rest = number
      var chosen: [(key: VariedKey, value: String)] = []
      for (_, key) in keys.reversed() {
        chosen.append((key, key.values[rest % key.values.count]))
        rest /= key.values.count
      }
      values.append(try make(chosen.reversed()))
    }
    self.values = values
  }

  /// - Parameter places: which value each of all keys has.
  subscript(places: [Int]) -> Value { values[keys.reduce(0) { $0 * $1.key.values.count + places[$1.place] }] }
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
      let option: DecidingOption? =
        switch key.place.path.first {
        case "contacts": .contacts
        case "preset": .preset
        case "run" where key.place.path.dropFirst().first == "seed": .seed
        case "run" where key.place.path.dropFirst().first == "replications": .replications
        default: nil
        }
      if let option, given(option) != nil {
        throw Failure(
          "\(key.wish) would change nothing: `\(option.rawValue)` has the last word on it",
          help: "leave one of them away")
      }
    }
  }
}
