import ArgumentParser
import Diagnostics
import StarterFiles
import Surroundings
import Text

struct Init: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "init",
    abstract: "Write a starter folder: rules, cases, contacts, a scenario, and a job for continuous integration.",
    discussion: """
      What is there already stays as it is: where one of the files exists, none is written.

      EXAMPLES:
        patchbay init
        patchbay init fall
        patchbay init --schemas winter
      """)

  @Argument(help: "The folder; it is created if it does not exist.", completion: .directory) var folder = "."
  @Flag(help: "Write JSON Schemas for editors, too, and name in each file the one that is its own.") var schemas = false
  @Flag(help: "Say nothing about success.") var quiet = false

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    if folder.isEmpty { throw Failure("the folder has no name", help: "write `patchbay init FOLDER`") }
    let starter = StarterFolder(folder, withSchemas: schemas)
    try starter.write()
    if quiet { return .success }
    let at = folder == "." ? "" : " to \(quoted(folder))"
    try streams.output.line("wrote \(counted(starter.paths.count, "file"))\(at):")
    for path in starter.paths { try streams.output.line("  \(path)") }
    try streams.output.line("next:")
    for command in starter.commands { try streams.output.line("  \(printable(command))") }
    return .success
  }
}
