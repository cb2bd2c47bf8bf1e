import ArgumentParser
import Explaining
import Routing
import RuleLanguage

struct Graph: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the decision graph of a rule file.",
    discussion: "With --contact the path of that contact is marked, as `explain` tells it.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case outline, mermaid, dot }

  @Argument(help: "The rule file; `-` is standard input.") var rules: String
  @Option(help: "How to draw.") var format: Format = .outline
  @Option(help: ArgumentHelp("The contact whose path to mark, with the columns of a contact list.", valueName: "json"))
  var contact: String?
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
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
