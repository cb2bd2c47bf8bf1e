import ArgumentParser
import Campaign
import Diagnostics
import Explaining
import Records
import Routing
import RuleLanguage
import Surroundings
import Text

struct Preview: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show for every contact of a list where a reply would go.",
    usage: "patchbay preview <rules> --contacts <list> [<options>]",
    discussion: """
      One JSON object a line: {"id":…,"to":[…],"via":…}. Nothing has happened yet, so steps that depend on what \
      happened are named: "sender", "round_robin", or the name of a user list. Each row is looked at \
      by itself: ids and phones that occur twice are not looked for.

      EXAMPLES:
        patchbay preview routing.yaml --contacts contacts.csv
        patchbay preview routing.yaml --contacts contacts.csv \\
            --output replies.ndjson
      """)

  @Argument(help: "The rule file; `-` is standard input.", completion: .yaml) var rules: String
  @OptionGroup var contacts: ContactOptions
  @OptionGroup var optOuts: OptedOutOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOption
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if rules == "-", contacts.contacts == "-" {
      throw ValidationError("the rule file and the contact list cannot both be standard input")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try output.open(streams)
    let loaded = try input.ruleFiles().load(rules, streams)
    let list = try contacts.open(standardInputName: input.stdinName)
    let checked = list.rules(loaded)
    var reader = list.reader(FileBytes(input: list.input), checked.list, for: [checked.policy])
    let optedOut = try optOuts.read(streams, as: checked.list)
    var preview = PreviewWriter(graph: compile(checked.policy), optedOut: optedOut) { lines throws(Failure) in
      try destination.writer.write(lines)
    }
    var problems = RecordProblems(streams, name: list.input.name)
    var likeOptOuts = LikeOptOuts(checked.policy)
    while let block = try reader.next(), !destination.writer.isClosed {
      try preview.add(block)
      Interruption.note(preview.contacts, "contact")
      problems.report(block)
      likeOptOuts.look(at: block, problems: &problems)
    }
    likeOptOuts.finish(problems: &problems)
    problems.finish()
    try destination.commit()
    if let failure = problems.failure("record") { throw failure }
    if !quiet { streams.note("previewed \(counted(preview.contacts, "contact")) (\(watch.text))") }
    return .success
  }
}
