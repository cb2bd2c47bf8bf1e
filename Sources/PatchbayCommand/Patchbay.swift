import ArgumentParser
import PatchbayKit

let programVersion = patchbayVersion.description

/// The root of the command line.
struct Patchbay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patchbay",
    abstract: "Team routing rules for peer-to-peer texting: check, explain, test and simulate them.",
    discussion: """
      Begin with a folder that works, and change it. The examples of all subcommands take the files of that folder.

      EXAMPLES:
        patchbay init fall
        patchbay check fall --contacts fall/contacts.csv
        patchbay test fall
        patchbay explain PB0200

      \(ExitStatus.table)
      """,
    version: programVersion,
    groupedSubcommands: [
      CommandGroup(
        name: "Rule file", subcommands: [Init.self, Check.self, Test.self, Explain.self, Graph.self, Preview.self]),
      CommandGroup(name: "Contact list", subcommands: [List.self]),
      CommandGroup(name: "Simulation", subcommands: [Simulate.self, Compare.self]),
      CommandGroup(name: "Campaign", subcommands: [Route.self, Stats.self, Notify.self, OptOuts.self]),
    ])
}

/// A subcommand: one word after `patchbay`, which its configuration gives: to derive it from the type is a third of a start.
protocol Subcommand: ParsableCommand {
  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus
}

extension Subcommand {
  mutating func run() throws {}
}
