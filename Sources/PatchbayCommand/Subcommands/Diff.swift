import ArgumentParser
import Campaign
import Comparing
import Diagnostics
import Interpreting
import Records
import RuleLanguage
import Surroundings
import Text

struct Diff: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say whose replies another version of a rule file sends elsewhere, and what else is set otherwise.",
    usage: "patchbay diff <old> <new> [<options>]",
    discussion: """
      Where every reply goes is compared for all contacts at once, and proved. Each difference is shown by the smallest \
      contact and by the lines that cause it. Other settings, such as hours and caps, are compared as they are written. \
      With --contacts also: how many contacts of a list it concerns, and each member's load before and after.

      A version may be a file of a commit, as Git names it: main:rules/routing.yaml, or main:./routing.yaml from this folder.

      EXAMPLES:
        patchbay diff routing.yaml proposed.yaml
        patchbay diff routing.yaml proposed.yaml \\
            --contacts contacts.csv --format markdown
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Argument(help: "The old rule file, or REV:FILE for a file of a commit; `-` is standard input.", completion: .yaml)
  var old: String
  @Argument(help: "The new rule file, or REV:FILE.", completion: .yaml) var new: String
  @Option(
    help: ArgumentHelp("Also compare where the replies of this contact list go.", valueName: "list"),
    completion: .records)
  var contacts: String?
  @OptionGroup var contactFormat: ContactFormatOptions
  @OptionGroup var optOuts: OptedOutOptions
  @Option(
    help: ArgumentHelp(
      "Also replay this event stream under both, and count the replies that go elsewhere.", valueName: "file"),
    completion: .events)
  var events: String?
  @OptionGroup var lateness: LatenessOptions
  @Option(help: "How to write the difference.") var format: Format = .text
  @OptionGroup var input: InputOptions
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?
  @Flag(help: "Make the status 1 where something differs, and 3 where it was not proved in time that nothing does.")
  var exitCode = false
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    try contactFormat.check(contacts)
    if contacts == nil, optOuts.optedOut != nil {
      throw ValidationError("`--opted-out` is about the contacts of `--contacts`, which is missing")
    }
    if events == nil, lateness.lateBy != nil {
      throw ValidationError("`--late-by` is about `--events`, which is missing")
    }
    if events != nil, optOuts.optedOut != nil {
      throw ValidationError("`--opted-out` and `--events` exclude each other: events say who opts out")
    }
    if events == "-" || events != nil && contacts == "-" {
      throw ValidationError("events and their contacts are read under both rule files: name files")
    }
    if [old, new, contacts].filter({ $0 == "-" }).count > 1 {
      throw ValidationError("only one of the two rule files and the contact list can be standard input")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    var files = try input.ruleFiles()
    files.takesRevisions = true
    let rules = [try files.load(old, streams), try files.load(new, streams)]
    var diff = RulesDiff(rules[0], rules[1])
    if let contacts { try read(contacts, rules, into: &diff, streams) }
    if let events { diff.recorded = try replay(events, rules, streams) }
    switch format {
    case .text: try destination.writer.write(diff.text())
    case .json: try destination.writer.write(diff.json())
    case .markdown: try destination.writer.write(diff.markdown())
    }
    try destination.commit()
    if !quiet { streams.note("compared 2 rule files (\(watch.text))") }
    guard exitCode else { return .success }
    switch diff.verdict {
    case .same: return .success
    case .differs: return .findings
    case .notProved: return .inconclusive
    }
  }
  private func read(
    _ contacts: String, _ rules: [CheckedPolicy], into diff: inout RulesDiff, _ streams: StandardStreams
  ) throws {
    let list = try contactFormat.open(contacts, standardInputName: input.stdinName)
    let optedOut = try optOuts.read(streams, country: rules[1].list.country)
    var problems = RecordProblems(streams, name: list.input.name)
    try diff.read(
      list.reader(FileBytes(input: list.input), rules[1].list, for: rules.map(\.policy)), named: list.input.name,
      optedOut: optedOut, problems: &problems, progress: ProgramProgress())
    problems.finish()
    if problems.errors > 0 {
      throw Failure("\(counted(problems.errors, "record")) of \(quoted(list.input.name)) cannot be read")
    }
  }

  private func replay(
    _ events: String, _ rules: [CheckedPolicy], _ streams: StandardStreams
  ) throws -> RecordedDiff {
    // What is wrong with a list or stream that is read twice is shown once.
    var problems = RecordProblems(streams, name: contacts ?? events, readsOften: true)
    var faults = RecordProblems(streams, name: events, readsOften: true)
    let recorded = try rules.map { rules in
      let run = Interpreter(rules)
      if let contacts {
        let list = try contactFormat.open(contacts, standardInputName: input.stdinName)
        try loadContacts(
          list.reader(FileBytes(input: list.input), rules.list, for: [rules.policy]), into: run.directory,
          problems: &problems, progress: ProgramProgress(), optOut: run.optOut
        ) { arrival, _, _ in run.take(arrival) }
      }
      let stream = try InputFile.stream(events, standardInputName: input.stdinName)
      return try RecordedReplies(
        run, events: FileBytes(input: stream), lateBy: lateness.milliseconds ?? EventOrder.standardLateBy,
        problems: &faults, progress: ProgramProgress())
    }
    problems.finish()
    faults.finish()
    return RecordedDiff(recorded[0], recorded[1], named: events)
  }
}
