import ArgumentParser
import Diagnostics
import Text

extension Patchbay {
  /// What other programs call a subcommand.
  private static let synonyms = [
    "lint": "check", "validate": "check", "why": "explain", "draw": "graph", "run": "route", "send": "notify",
    "sim": "simulate", "diff": "compare", "new": "init",
  ]

  /// Refuses a subcommand that does not exist, also after `help`, before the arguments are parsed: the parser would
  /// call it an unexpected argument, or show the help of all subcommands.
  static func refuseUnknownSubcommand(in words: [String]) throws(Failure) {
    let names = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let word = words.first == "help" ? words.dropFirst().first : words.first else { return }
    guard !word.hasPrefix("-"), !names.contains(word) else { return }
    throw Failure(
      "there is no subcommand \(quoted(word))",
      help: didYouMean(suggest(word, among: names, synonyms: synonyms)) ?? "`patchbay --help` lists the subcommands")
  }
}
