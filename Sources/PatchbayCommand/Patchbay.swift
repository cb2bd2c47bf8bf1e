import ArgumentParser
import PatchbayKit

let programVersion = patchbayVersion.description

/// The root of the command line.
struct Patchbay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patchbay",
    abstract: "Team routing rules for peer-to-peer texting: check, explain, test and simulate them.",
    discussion: ExitStatus.table,
    version: programVersion,
    subcommands: [
      Check.self, Preview.self, Explain.self, Graph.self, Route.self, Stats.self, Notify.self, Test.self,
      Simulate.self, Compare.self, Init.self,
    ])
}

/// One word after `patchbay`.
protocol Subcommand: ParsableCommand {
  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus
}

extension Subcommand {
  mutating func run() throws {}
}
