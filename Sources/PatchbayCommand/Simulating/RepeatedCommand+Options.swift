import ProductVersion
import Results

extension RepeatedCommand {
  /// What determines the results of a simulation.
  ///
  /// - Parameter isWhole: whether it says which replications run, and the seed behind them.
  init(
    _ subcommand: String, rules: [String], scenario: String?, _ options: ScenarioOptions, vary: [String] = [],
    search: [(name: String, value: String?)] = [], root: String?, isWhole: Bool = true
  ) {
    self.init(subcommand)
    for file in rules + [scenario].compactMap(\.self) { word(file) }
    func repeated(_ given: [DecidingOption]) {
      for one in given { option(one.rawValue, options.given(one)) }
    }
    repeated([.contacts, .contactsFormat, .profile, .delimiter, .country, .tagSeparators, .encoding, .optedOut])
    for columns in options.contactFormat.columns { option("--columns", columns) }
    repeated([.preset])
    for key in vary { option("--vary", key) }
    for (name, value) in search { if value == nil { flag(name) } else { option(name, value) } }
    option("--root", root)
    if isWhole { repeated([.replications, .seed]) }
  }

  /// - Parameter rules: the rule files.
  func facts(_ rules: [String], _ options: ScenarioOptions) -> RunFacts {
    func shown(_ file: String) -> String { file == "-" ? "standard input" : file }
    return RunFacts(
      rules: rules.map(shown), contactList: options.contacts.map(shown), command: line, version: "\(productVersion)")
  }
}
