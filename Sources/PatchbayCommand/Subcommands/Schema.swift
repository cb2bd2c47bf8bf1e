import ArgumentParser
import Schemas
import Surroundings

struct Schema: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "schema",
    abstract: "Print the JSON Schema of rule files, for editors.",
    usage: "patchbay schema [<kind>] [<options>]",
    discussion: """
      An editor that knows the schema completes keys and words, explains them, and underlines most of what `check` would \
      refuse. A line `# yaml-language-server: $schema=rules.schema.json` in a file names its schema.

      EXAMPLES:
        patchbay schema --output rules.schema.json
        patchbay schema cases --output cases.schema.json
        patchbay schema scenario
        patchbay schema roster
        patchbay schema --for routing.yaml
      """)

  @Argument(help: "The kind of file.") var kind = Word<SchemaSubject>(.rules)
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Propose the members, lists, tags and fields of a rule file.", valueName: "rules"),
    completion: .yaml)
  var rules: String?
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let destination = try Destination.open(output, streams)
    var names = KnownNames()
    if let rules { names = KnownNames(try input.ruleFiles().load(rules, streams)) }
    try destination.writer.write(jsonSchema(of: kind.value, proposing: names))
    try destination.commit()
    return .success
  }
}
