import PatchbayKit
import Results

/// The command that repeats a run, as a shell reads it. It has what determines the results, and nothing else: neither
/// the number of threads nor where the results went.
struct RepeatedCommand {
  private(set) var line: String

  init(_ subcommand: String) { line = "patchbay " + subcommand }

  mutating func word(_ word: String) {
    // A word that could be an option is a path from here on.
    line += " " + shellWord(word.count > 1 && word.hasPrefix("-") ? "./" + word : word)
  }

  /// Adds nothing for an option that was not given.
  mutating func option(_ name: String, _ value: String?) {
    if let value { line += " " + name + " " + shellWord(value) }
  }
}

extension RepeatedCommand {
  /// What determines the results of a simulation.
  init(
    _ subcommand: String, rules: [String], scenario: String?, _ options: ScenarioOptions, vary: [String] = [],
    root: String?
  ) {
    self.init(subcommand)
    for file in rules + [scenario].compactMap(\.self) { word(file) }
    func repeated(_ given: [DecidingOption]) {
      for one in given { option(one.rawValue, options.given(one)) }
    }
    repeated([.contacts, .contactsFormat, .profile, .delimiter])
    for columns in options.contactFormat.columns { option("--columns", columns) }
    repeated([.preset])
    for key in vary { option("--vary", key) }
    option("--root", root)
    repeated([.replications, .seed])
  }

  /// - Parameter rules: the rule files.
  func facts(_ rules: [String], _ options: ScenarioOptions) -> RunFacts {
    func shown(_ file: String) -> String { file == "-" ? "standard input" : file }
    return RunFacts(
      rules: rules.map(shown), contactList: options.contacts.map(shown), command: line, version: "\(patchbayVersion)")
  }
}

/// A word that a shell reads as one word, unchanged: in apostrophes unless it is plain.
func shellWord(_ word: String) -> String {
  let plain = word.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"),
      UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "@"),
      UInt8(ascii: "="), UInt8(ascii: "%"):
      true
    default: false
    }
  }
  if plain, !word.isEmpty { return word }
  return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
