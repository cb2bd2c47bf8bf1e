import ArgumentParser
import Desk
import Diagnostics
import Records
import Surroundings
import Text

struct OptOuts: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "opt-outs",
    abstract: "Write the opt outs of a state file as a list.",
    usage: "patchbay opt-outs --state <file> [<options>]",
    discussion: """
      A row for each opt out that was said in its contact actions, or given with `--opted-out`, and was not undone since: \
      phone,id,action,by,at. `--opted-out` of other subcommands reads it.

      EXAMPLES:
        patchbay opt-outs --state fall.db --output opted-out.csv
        patchbay preview routing.yaml --contacts contacts.csv \\
            --opted-out opted-out.csv
      """)

  @Option(help: ArgumentHelp("A state file of `route --state`.", valueName: "file"), completion: .file())
  var state: String
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @Flag(help: "Say nothing about success.") var quiet = false

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let destination = try Destination.open(output, streams)
    let optOuts = try StateActions(state, progress: ProgramProgress()).optOuts()
    try destination.writer.write(SaidOptOut.csv(optOuts))
    try destination.commit()
    if !quiet { streams.note("wrote \(counted(optOuts.count, "opt out"))") }
    return .success
  }
}
