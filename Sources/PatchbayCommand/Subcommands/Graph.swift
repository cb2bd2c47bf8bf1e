import ArgumentParser
import Explaining
import Routing
import RuleLanguage
import Surroundings

struct Graph: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw the decision graph of a rule file.",
    usage: "patchbay graph <rules> [<options>]",
    discussion: """
      With --contact the path of that contact is marked, as `explain` tells it.

      EXAMPLES:
        patchbay graph routing.yaml
        patchbay graph routing.yaml \\
            --contact '{"tags": ["Donor"]}'
        patchbay graph routing.yaml --format dot -o graph.dot
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case outline, mermaid, dot }

  @Argument(help: "The rule file; `-` is standard input.", completion: .yaml) var rules: String
  @Option(help: "How to draw.") var format: Format = .outline
  @Option(help: ArgumentHelp("The contact whose path to mark, with the columns of a contact list.", valueName: "json"))
  var contact: String?
  @OptionGroup var input: InputOptions
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let destination = try Destination.open(output, streams)
    let checked = try input.ruleFiles().load(rules, streams)
    let graph = compile(checked.policy)
    let explained = try contact.map { try ExplainedContact($0, graph: graph) }
    let drawing = Drawing(graph: graph, places: RulePlaces(origins: checked.origins), path: explained?.path)
    switch format {
    case .outline: try destination.writer.write(drawing.outline())
    case .mermaid: try destination.writer.write(drawing.mermaid())
    case .dot: try destination.writer.write(drawing.dot())
    }
    try destination.commit()
    return .success
  }
}
