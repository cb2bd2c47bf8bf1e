import ArgumentParser
import Campaign
import Diagnostics
import Explaining
import Records
import Routing
import RuleLanguage
import Surroundings
import Text
import Threads

struct Preview: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "preview",
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
  @Option(help: .optedOut) var optedOut: OptedOutFile?
  @OptionGroup var input: InputOptions
  @Option(help: .jobs) var jobs: JobCount?
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if rules == "-", contacts.contacts == "-" {
      throw ValidationError("the rule file and the contact list cannot both be standard input")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    let loaded = try input.ruleFiles().load(rules, streams)
    let list = try contacts.open(standardInputName: input.stdinName)
    let checked = list.rules(loaded)
    let reader = list.reader(FileBytes(input: list.input), checked.list, for: [checked.policy])
    let optedOut = try self.optedOut.read(streams, as: checked.list)
    var preview = PreviewWriter(graph: compile(checked.policy), optedOut: optedOut) { lines throws(Failure) in
      try destination.writer.write(lines)
    }
    var problems = RecordProblems(streams, name: list.input.name)
    var tags = LikeOptOutTags()
    var fields = LikeOptOutFields(checked.policy)
    let ahead = jobs.threads > 1 ? 4 : 0
    let blocks = BlocksAhead(reader, ahead: ahead)
    let progress = ProgramProgress()
    // Each lane has variables of its own.
    let lanes: [Lanes.Lane] = [
      { try blocks.read($0) },
      {
        guard let block = blocks[$0] else { return true }
        fields.look(at: block)
        return true
      },
      {
        guard let block = blocks[$0] else { return true }
        problems.report(block)
        try preview.add(block) { row in tags.look(at: row, of: block, problems: &problems) }
        progress.note(preview.contacts, "contact")
        if destination.writer.isClosed { throw NoReader() }
        return true
      },
    ]
    do {
      try Lanes(lanes, ahead: ahead).run(jobs: jobs.threads) { try progress.check() }
    } catch is NoReader {
      // As much as was wanted is written.
    }
    fields.finish(problems: &problems)
    problems.finish()
    try destination.commit()
    if let failure = problems.failure("record") { throw failure }
    if !quiet { streams.note("previewed \(counted(preview.contacts, "contact")) (\(watch.text))") }
    return .success
  }
}

/// Nobody reads the output any more.
private struct NoReader: Error {}
