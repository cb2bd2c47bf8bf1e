import ArgumentParser
import Comparing
import Diagnostics
import Explaining
import Routing
import RuleLanguage
import Surroundings

struct Graph: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "graph",
    abstract: "Draw the decision graph of a rule file.",
    usage: "patchbay graph <rules> [<options>]",
    discussion: """
      With --contact the path of that contact is marked, as `explain` tells it. With --diff two versions are drawn as one: \
      what is new, what is gone and what both have. A version may be a file of a commit, as for `diff`.

      EXAMPLES:
        patchbay graph routing.yaml
        patchbay graph routing.yaml \\
            --contact '{"tags": ["Donor"]}'
        patchbay graph routing.yaml --format dot -o graph.dot
        patchbay graph proposed.yaml --diff routing.yaml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case outline, mermaid, dot, svg, json }

  @Argument(help: "The rule file; `-` is standard input.", completion: .yaml) var rules: String
  @Option(help: "How to draw.") var format: Format = .outline
  @Option(help: ArgumentHelp("The contact whose path to mark, with the columns of a contact list.", valueName: "json"))
  var contact: String?
  @Option(
    help: ArgumentHelp("Draw what is new and what is gone beside this version of the rule file.", valueName: "old"),
    completion: .yaml)
  var diff: String?
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?

  func validate() throws {
    if diff != nil, contact != nil {
      throw ValidationError("`--contact` and `--diff` exclude each other: a path goes through one graph")
    }
    if diff == "-", rules == "-" { throw ValidationError("only one of the two rule files can be standard input") }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let destination = try Destination.open(output, streams)
    var files = try input.ruleFiles()
    files.takesRevisions = diff != nil
    let old = try diff.map { try files.load($0, streams) }
    let checked = try files.load(rules, streams)
    let drawn: (Int) -> DrawnGraph
    if let old {
      drawn = GraphDiff(old, checked).drawn(rules:)
    } else {
      let graph = compile(checked.policy)
      let explained = try contact.map { try ExplainedContact($0, graph: graph) }
      drawn = Drawing(graph: graph, places: RulePlaces(origins: checked.origins), path: explained?.path).drawn(rules:)
    }
    let text =
      switch format {
      case .outline: drawn(DrawnGraph.outlinedRules).outline()
      case .mermaid: drawn(DrawnGraph.shownRules).mermaid()
      case .dot: drawn(DrawnGraph.shownRules).dot()
      case .svg: drawn(DrawnGraph.shownRules).svg()
      case .json: drawn(.max).json(rules: checked.origins.source.name, old: old?.origins.source.name)
      }
    try destination.writer.write(text)
    try destination.commit()
    return .success
  }
}
