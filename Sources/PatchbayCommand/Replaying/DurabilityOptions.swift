import ArgumentParser
import RuleLanguage

/// Options of a run that keeps its state in a file.
struct DurabilityOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Keep everything in a state file, and go on where the last run on it ended.", valueName: "file"),
    completion: .file())
  var state: String?
  @Flag(help: "With `--state`: take every event as new, even if the stream begins like the last one.")
  var newStream = false
  @Flag(help: "With `--state`: go on with rules that were edited since, after showing what changes.")
  var adopt = false
  @Option(help: ArgumentHelp("With `--state`: how long to wait for another run on the file.", valueName: "seconds"))
  var wait = 5

  func validate() throws {
    guard state == nil else {
      guard (0...86_400).contains(wait) else { throw ValidationError("`--wait` takes 0 to 86400 seconds") }
      return
    }
    for (flag, name) in [(newStream, "--new-stream"), (adopt, "--adopt")] where flag {
      throw ValidationError("`\(name)` says how `--state` is used, which is missing")
    }
  }
}
