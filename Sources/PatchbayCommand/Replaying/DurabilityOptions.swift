import ArgumentParser
import Desk
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
  @Flag(help: "With `--state`: only go on with a contact action that has begun, for scripts and services.")
  var resume = false
  @Flag(help: "With `--state`: begin a contact action although the file has others, or is empty.") var newAction = false
  @Flag(help: "With `--state`: begin although rows of the list cannot be read, without their contacts.")
  var skipBadRows = false
  @Option(help: ArgumentHelp("With `--state`: how long to wait for another run on the file.", valueName: "seconds"))
  var wait = 5
  var beginning: Beginning { resume ? .never : newAction ? .beside : .first }

  func validate() throws {
    guard state == nil else {
      guard (0...86_400).contains(wait) else { throw ValidationError("`--wait` takes 0 to 86400 seconds") }
      if resume, newAction { throw ValidationError("`--resume` and `--new-action` exclude each other") }
      return
    }
    let flags = [
      (newStream, "--new-stream"), (adopt, "--adopt"), (resume, "--resume"), (newAction, "--new-action"),
      (skipBadRows, "--skip-bad-rows"),
    ]
    for (flag, name) in flags where flag {
      throw ValidationError("`\(name)` says how `--state` is used, which is missing")
    }
  }
}
