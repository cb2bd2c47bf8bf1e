import Foundation
import PatchbayCommand
import Surroundings
import TestSupport
import Testing

/// What `--help` says fits a terminal, and its examples run as they stand, one after the other, in the folder that `init` writes.
@Suite struct HelpTests {
  /// The subcommands in an order in which each finds what it takes: `route` takes the events that `simulate` has written.
  static let subcommands = [
    "init", "list", "check", "fmt", "test", "explain", "graph", "preview", "diff", "review", "schema", "simulate",
    "compare", "merge", "fit", "route", "stats", "notify", "studio", "lsp",
  ]

  @Test func `every subcommand is here`() throws {
    let lines = try help("").split(separator: "\n")
    let named = lines.drop { !$0.hasSuffix("SUBCOMMANDS:") }.compactMap { line in
      line.firstMatch(of: /^  ([a-z]+) +[A-Z]/).map { String($0.1) }
    }
    #expect(named.sorted() == Self.subcommands.sorted())
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `examples run`() throws {
    try run(examples("", columns: 80))
    try run(Self.subcommands.flatMap { try examples($0, columns: 80) })
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: [""] + subcommands) func `help fits`(_ subcommand: String) throws {
    let shown = try examples(subcommand, columns: 80)
    #expect((2...5).contains(shown.count))
    #expect(try examples(subcommand, columns: 60) == shown, "an example is broken at 60 columns")
    for columns in [60, 80] {
      // How a subcommand is called stays in one line, for copying.
      for line in try help(subcommand, columns: columns).split(separator: "\n")
      where columns == 80 || !line.hasPrefix("USAGE:") {
        #expect(line.count <= columns, "\(subcommand): \(line)")
      }
    }
  }

  @Test(arguments: [1, 20, 39, 1000]) func `help survives any width`(_ columns: Int) throws {
    let shown = try help("check", columns: columns)
    #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 80 } && shown.contains("--fail-level"))
  }

  private func help(_ subcommand: String, columns: Int = 80) throws -> String {
    let run = try Program.shell("patchbay help \(subcommand)", environment: ["COLUMNS": String(columns)])
    #expect(run.status == 0 && run.notes == "", "\(run.notes)")
    return run.output
  }

  /// The commands below `EXAMPLES:`; a line that ends with a backslash goes on in the next.
  private func examples(_ subcommand: String, columns: Int) throws -> [String] {
    let lines = try help(subcommand, columns: columns).split(separator: "\n", omittingEmptySubsequences: false)
    var commands: [String] = []
    for line in lines.drop(while: { $0 != "EXAMPLES:" }).dropFirst().prefix(while: { $0.hasPrefix("  ") }) {
      if commands.last?.hasSuffix("\\") == true {
        commands[commands.count - 1] += "\n" + line
      } else {
        commands.append(line.trimmingCharacters(in: .whitespaces))
      }
    }
    return commands
  }

  private func run(_ commands: [String]) throws {
    try Program.withFolder { folder in
      for command in commands {
        if command.contains("proposed.yaml") {
          _ = try Program.shell("sed s/shared_inbox/round_robin/ routing.yaml > proposed.yaml", in: folder)
        }
        let run = try Program.shell(command, in: folder)
        #expect(run.status == 0, "\(command)\n\(run.output)\(run.notes)")
      }
    }
  }
}
