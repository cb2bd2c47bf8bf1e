package import Campaign
package import Diagnostics
package import RuleLanguage
package import Simulation
internal import Text

/// A rule file and a scenario with one combination of the values that vary.
package struct Setting {
  /// In the order of the grid's keys.
  package let values: [String]
  /// With copies of members where the scenario asks for more than the rules select.
  package let policy: RoutingPolicy
  /// How the contact lists are written.
  package let list: ListFormat
  package let scenario: Scenario
  /// How many of the members are copies, whom the rule file does not name.
  package let copies: Int

  init(values: [String], rules: CheckedPolicy, scenario: Scenario) {
    self.values = values
    self.scenario = scenario
    list = rules.list
    policy = scenario.staffed(rules.policy)
    copies = policy.selectedCount - rules.policy.selectedCount
  }
}

extension Setting {
  /// The same with another scenario of as many members.
  func with(_ scenario: Scenario) -> Setting { Setting(self, scenario) }

  private init(_ other: Setting, _ scenario: Scenario) {
    (values, policy, list, copies) = (other.values, other.policy, other.list, other.copies)
    self.scenario = scenario
  }
}

/// Every combination of the values that vary, all checked: the last key's values vary fastest. A grid without keys is
/// the files as they are.
package struct SettingGrid {
  /// As they were written.
  package let keys: [String]
  /// The rule file and the scenario file, or what stands in its place, as they are.
  package let sources: (rules: Source, scenario: Source)
  package private(set) var settings: [Setting] = []
  private let inputs: Inputs

  package var isSingle: Bool { keys.isEmpty }
  var search: SearchedRange? { inputs.search }

  /// What a grid is made of.
  package struct Inputs {
    /// Opens the rule file.
    package let rules: () throws(Failure) -> Source
    /// Opens the scenario file, or writes the text of a preset.
    package let scenario: () throws(Failure) -> Source
    /// Checks a text in place of the rule file.
    package let checkRules: (Source, inout DiagnosticSink) -> CheckedPolicy?
    /// Reads a text in place of the scenario file, under the given rules.
    package let readScenario: (Source, RoutingPolicy, inout DiagnosticSink) -> Scenario?
    /// What varies in addition to the scenario's own `vary`, as `KEY=VALUE,VALUE`.
    package let vary: [String]
    /// A key among whose values a search looks, in place of any that vary.
    package var search: SearchedRange?
    /// Throws when something else sets one of the keys.
    package let refuse: ([VariedKey]) throws(Failure) -> Void
    /// Shows what is wrong with a text, each problem once.
    package let show: (DiagnosticSink) -> Void

    package init(
      rules: @escaping () throws(Failure) -> Source, scenario: @escaping () throws(Failure) -> Source,
      checkRules: @escaping (Source, inout DiagnosticSink) -> CheckedPolicy?,
      readScenario: @escaping (Source, RoutingPolicy, inout DiagnosticSink) -> Scenario?, vary: [String],
      search: SearchedRange? = nil,
      refuse: @escaping ([VariedKey]) throws(Failure) -> Void, show: @escaping (DiagnosticSink) -> Void
    ) {
      self.rules = rules
      self.scenario = scenario
      self.checkRules = checkRules
      self.readScenario = readScenario
      self.vary = vary
      self.search = search
      self.refuse = refuse
      self.show = show
    }
  }

  /// Reads both files, and checks every combination.
  ///
  /// - Throws: what makes a file or a combination unusable; its problems have been shown before.
  package init(_ inputs: Inputs) throws(Failure) {
    try self.init(inputs, inputs.search.map { $0.low == $0.high ? [$0.low] : [$0.low, $0.high] } ?? [])
    guard let search = inputs.search else { return }
    if keys.count > 1 {
      throw Failure(
        "\(search.wish): the scenario varies other keys, and a search is about one",
        help: "delete `vary` from the scenario, or vary nothing else with `--vary`")
    }
    if settings.contains(where: \.scenario.gates.isEmpty) {
      throw Failure(
        "\(search.wish): the scenario has no gates, and a search looks for what passes them",
        help: "write what must hold into a scenario file, such as `gates: [unanswered <= 5]`")
    }
  }

  /// One setting of a search; nil where it cannot be made.
  func setting(_ value: Int, of search: SearchedRange) throws(Failure) -> Setting? {
    var one = Inputs(
      rules: { [sources] () throws(Failure) in sources.rules },
      scenario: { [sources] () throws(Failure) in sources.scenario },
      checkRules: inputs.checkRules, readScenario: inputs.readScenario, vary: [], refuse: { _ in },
      // What both ends have has been shown.
      show: { [inputs] in if $0.hasErrors { inputs.show($0) } })
    one.search = search
    return try SettingGrid(one, [value]).settings.first
  }

  /// - Parameter searched: the values of the key of a search.
  private init(_ inputs: Inputs, _ searched: [Int]) throws(Failure) {
    self.inputs = inputs
    var wishes: [VariedKey] = []
    if let search = inputs.search { wishes = [try search.varied(searched)] }
    for option in inputs.vary { wishes.append(try VariedKey(option: option)) }
    var report = VariantReport(inputs.show)
    let rules = try inputs.rules()
    let basicRules = try report.require(rules) { inputs.checkRules($0, &$1) }
    let script = try inputs.scenario()
    sources = (rules, script)
    let basicScenario = try report.require(script) { inputs.readScenario($0, basicRules.policy, &$1) }
    let varied = try VariedKey.all(wishes, basicScenario.variations, of: script.name)
    try inputs.refuse(varied)
    guard let count = Variation.settingCount(varied.map { Variation(key: $0.name, values: $0.values) }) else {
      throw Failure(
        "these values make more than \(grouped(ScenarioLimits.settings)) settings, the limit `settings`",
        help: "every combination is simulated: try fewer values, or fewer keys at once")
    }
    keys = varied.map(\.name)
    let policies = try Variants(varied, of: .rules) { values throws(Failure) in
      values.isEmpty ? basicRules : report.check(try rules.setting(values), values) { inputs.checkRules($0, &$1) }
    }
    let scripts = try Variants(varied, of: .scenario) { values throws(Failure) in
      (text: try script.setting(values), values: values)
    }
    for number in 0..<count {
      let places = Self.places(number, varied)
      guard let checked = policies[places] else { continue }
      let script = scripts[places]
      let read =
        varied.isEmpty
        ? basicScenario
        : report.check(script.text, script.values) { inputs.readScenario($0, checked.policy, &$1) }
      guard let read else { continue }
      let values = zip(varied, places).map { $0.values[$1] }
      settings.append(Setting(values: values, rules: checked, scenario: read))
    }
    try report.finish()
  }

  /// The index of each key's value in a setting.
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

/// The results of reading a file under every combination of those keys that belong to it.
private struct Variants<Value> {
  /// With their places among all keys.
  private let keys: [(place: Int, key: VariedKey)]
  private let values: [Value]

  /// - Parameter make: gets the keys of the file with a value of each; no keys if none belongs to the file.
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

  /// - Parameter places: the index of the value of each of all keys.
  subscript(places: [Int]) -> Value { values[keys.reduce(0) { $0 * $1.key.values.count + places[$1.place] }] }
}

/// Shows what is wrong with files and their variants: each problem once, because most would recur with every
/// combination.
private struct VariantReport {
  private let showNew: (DiagnosticSink) -> Void
  private var shown: Set<String> = []
  private var read = 0
  private var refused = 0

  init(_ show: @escaping (DiagnosticSink) -> Void) { showNew = show }

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

  /// A file with other values.
  mutating func check<Value>(
    _ source: Source, _ values: [(key: VariedKey, value: String)], _ read: (Source, inout DiagnosticSink) -> Value?
  ) -> Value? {
    var sink = DiagnosticSink()
    let value = read(source, &sink)
    show(sink, values)
    self.read += 1
    if value != nil, !sink.hasErrors { return value }
    refused += 1
    return nil
  }

  /// - Parameter values: the values that the file does not have; nil where the text is the file's own.
  private mutating func show(_ sink: DiagnosticSink, _ values: [(key: VariedKey, value: String)]? = nil) {
    var fresh = DiagnosticSink()
    for var problem in sink.sorted where shown.insert("\(problem.code.name) \(problem.message)").inserted {
      if let values {
        // No one has seen this text, or could make a fix in it.
        problem.fixes = []
        problem.primary = Label(wished(problem.primary.place, values), problem.primary.text)
      }
      fresh.report(problem)
    }
    showNew(fresh)
  }

  /// Where the faulty text is in the values; its place in the variant if it is not one value's.
  private func wished(_ place: Place, _ values: [(key: VariedKey, value: String)]) -> Place {
    let text = String(decoding: place.source.bytes[Int(place.span.lower)..<Int(place.span.upper)], as: UTF8.self)
    let places = values.compactMap { key, value -> Place? in
      guard let range = value.firstRange(ofText: text) else { return nil }
      let start = key.name.utf8.count + 1 + value.utf8.distance(from: value.startIndex, to: range.lowerBound)
      let wish = Source(name: key.origin, bytes: Array("\(key.name)=\(value)".utf8))
      return Place(wish, SourceSpan(start..<start + text.utf8.count))
    }
    return places.count == 1 ? places[0] : place
  }

  func finish() throws(Failure) {
    guard refused > 0 else { return }
    throw Failure("\(grouped(refused)) of \(counted(read, "combination")) of values cannot be simulated")
  }
}
