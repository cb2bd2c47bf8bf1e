import ArgumentParser
import ProductVersion
import Surroundings

let programVersion = productVersion.description

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
    groupedSubcommands: groups.map { CommandGroup(name: $0.name, subcommands: $0.subcommands) })

  private static let groups: [(name: String, subcommands: [any Subcommand.Type])] = [
    (
      "Rule file",
      [
        Init.self, Check.self, Fmt.self, Test.self, Explain.self, Graph.self, Preview.self, Diff.self, Review.self,
        Schema.self,
      ]
    ),
    ("Contact list", [List.self]), ("Simulation", [Simulate.self, Merge.self, Compare.self, Fit.self]),
    ("Campaign", [Route.self, Stats.self, Notify.self, OptOuts.self]),
    ("Editor", [StudioServing.self, LanguageServing.self]),
  ]

  /// A command line read by its subcommand alone, in less than half the time that the root takes. Nil where only the root can tell
  /// what is meant, or what is wrong.
  static func subcommand(_ words: [String]) -> (any Subcommand)? {
    func read<Command: Subcommand>(_ type: Command.Type) -> (any Subcommand)? {
      try? type.parseAsRoot(Array(words.dropFirst())) as? Command
    }
    let types = groups.lazy.flatMap(\.subcommands)
    return types.first { $0.configuration.commandName == words.first }.flatMap { read($0) }
  }
}

/// A subcommand: one word after `patchbay`, which its configuration gives.
protocol Subcommand: ParsableCommand {
  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus
}

extension Subcommand {
  mutating func run() throws {}
}

extension CommandConfiguration {
  /// Of a subcommand. It knows what it stands under, so that reading it alone does not look for `--generate-completion-script`,
  /// which only the root has; and its name is given, not derived from the type. Each was a good part of a start.
  init(subcommand name: String, abstract: String, usage: String? = nil, discussion: String = "") {
    self.init(
      commandName: name, _superCommandName: "patchbay", abstract: abstract, usage: usage, discussion: discussion)
  }
}
