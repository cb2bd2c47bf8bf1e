import ArgumentParser
import Comparing
import Diagnostics
import LanguageServer
import RuleLanguage
import Surroundings
import Text

struct LanguageServing: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "lsp",
    abstract: "Help while rule files are written, in any editor that speaks the Language Server Protocol.",
    usage: "patchbay lsp",
    discussion: """
      An editor starts it, and speaks with it on standard input and standard output. Problems are those of `check`, as \
      one types, with their fixes; keys, members, lists and tags are completed, explained, found and renamed in all files \
      that share them.

      The status is 1 when it was ended without the protocol's `shutdown`.

      EXAMPLES:
        patchbay lsp --help
        patchbay lsp < /dev/null
      """)

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let server = LanguageServer(version: programVersion, countContacts: Self.count) { path in
      (try? Root(path)).map { RuleFiles(root: $0, standardInputName: "-") }
    }
    return try server.run(try InputFile.document("-", standardInputName: "standard input"), streams.output)
  }

  /// Reads a contact list for rules. Standard input belongs to the editor.
  static func count(_ path: String, under checked: CheckedPolicy) throws -> ListReach {
    if path == "-" { throw Failure("\(quoted(path)) is no path") }
    let list = try ContactList.open(path, as: nil, standardInputName: path)
    return try ListReach(
      list.reader(FileBytes(input: list.input), checked.list, for: [checked.policy]), under: checked.policy)
  }
}
