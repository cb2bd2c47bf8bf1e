package import Experiments
internal import Text

/// The command that repeats a run, as a shell reads it. It has what determines the results, and nothing else: neither
/// the number of threads nor where the results went.
package struct RepeatedCommand {
  package private(set) var line: String

  package init(_ subcommand: String) { line = "patchbay " + subcommand }

  /// - Parameter line: the `line` of another one.
  init(continuing line: String) { self.line = line }

  package mutating func word(_ word: String) {
    // A word that could be an option is a path from here on.
    line += " " + shellWord(word.count > 1 && word.hasPrefix("-") ? "./" + word : word)
  }

  package mutating func flag(_ name: String) { line += " " + name }

  /// Adds nothing for an option that was not given.
  package mutating func option(_ name: String, _ value: String?) {
    if let value { line += " " + name + " " + shellWord(value) }
  }
}

extension RunFacts {
  /// What is known of parts that were put together: what one run of all replications would know.
  package init(_ merged: MergedSimulation) {
    let origin = merged.origin
    var command = RepeatedCommand(continuing: origin.command)
    command.option("--replications", merged.numbers.text)
    command.option("--seed", origin.seed.map { String($0) })
    self.init(
      rules: [origin.rulesName], contactList: origin.contactList, command: command.line, version: origin.version)
  }
}
