import ArgumentParser
import DiagnosticPages
import Diagnostics
import Explaining
import Routing
import RuleLanguage
import Text

struct Explain: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a contact's texts go where they go, or what a diagnostic means.",
    usage: "patchbay explain <rules or code> [<options>]",
    discussion: """
      With rules and a contact: every question that is asked, its answer, and the line of the rules it comes from.
      With a code such as PB0200: the page of the diagnostic.

      EXAMPLES:
        patchbay explain PB0200
        patchbay explain routing.yaml \\
            --contact '{"tags": ["Donor"]}'
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The rule file (`-` is standard input), or the code of a diagnostic.", completion: .yaml)
  var subject: String
  @Option(help: ArgumentHelp("The contact, with the columns of a contact list.", valueName: "json"))
  var contact: String?
  @Option(help: "How to write the explanation (default: text).") var format: Format?
  @OptionGroup var input: InputOptions
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let destination = try Destination.open(output, streams)
    guard let contact else {
      try explainCode(destination.writer)
      try destination.commit()
      return .success
    }
    let rules = try input.ruleFiles().load(subject, streams)
    let graph = compile(rules.policy)
    let explanation = Explanation(
      contact: try ExplainedContact(contact, graph: graph), graph: graph, places: RulePlaces(origins: rules.origins))
    switch format ?? .text {
    case .text: try destination.writer.write(explanation.text())
    case .json: try destination.writer.write(explanation.json())
    }
    try destination.commit()
    return .success
  }

  private func explainCode(_ writer: ByteWriter) throws(Failure) {
    guard isCode else {
      throw Failure(
        "there is no contact to explain",
        help: "add `--contact '{\"tags\":[\"Donor\"]}'`, or name a code such as PB0200")
    }
    if format != nil { throw Failure("`--format` says how a contact is explained; a page has one form") }
    guard let page = diagnosticPage(of: subject.uppercased()) else {
      throw Failure("there is no diagnostic \(quoted(subject))", help: "codes stand in the brackets of a message")
    }
    try writer.write(page)
  }

  /// `PB` and four digits.
  private var isCode: Bool {
    let bytes = Array(subject.uppercased().utf8)
    return bytes.count == 6 && bytes.starts(with: "PB".utf8)
      && bytes.dropFirst(2).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
