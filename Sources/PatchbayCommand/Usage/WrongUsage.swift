import ArgumentParser
import Diagnostics

/// Why a command line cannot be run, reported like every other problem: what is wrong, what to do next, and how the
/// subcommand is used.
///
/// The parser's error types are private to it, so this reads their texts. A text of unknown form is shown as it is.
struct WrongUsage {
  let message: String
  let help: String?
  /// The lines that say how the subcommand is used.
  let usage: String

  /// - Parameter words: the command line.
  init(_ error: any Error, _ words: [String]) {
    let text = Patchbay.message(for: error)
    var rest = Patchbay.fullMessage(for: error)[...]
    rest = rest.dropPrefix("Error: ").dropPrefix(text).dropPrefix("\n")
    var about: String?
    if rest.hasPrefix("Help:  ") {
      let line = rest.prefix { $0 != "\n" }
      about = line.cut(at: "  ", inLast: false).flatMap { $0.after.cut(at: "  ", inLast: false) }.map {
        String($0.after)
      }
      rest = rest.dropFirst(line.count + 1)
    }
    usage = String(rest)
    (message, help) = usageMessage(text, about: about, words)
  }
}
