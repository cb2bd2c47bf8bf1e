import ArgumentParser
import Campaign
import Diagnostics
import Interpreting
import Records
import Routing
import RuleLanguage
import Surroundings
import Text
import Threads

struct Route: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "route",
    abstract: "Run the rules over a stream of events.",
    discussion: """
      One JSON object a line for every effect of an event, in order. An event that the rules refuse is an effect too; a \
      line that is not an event is refused as malformed, and makes the status 2 at the end.

      `patchbay simulate --trace events.ndjson` makes up events to try this with.

      EXAMPLES:
        patchbay route routing.yaml events.ndjson
        patchbay route routing.yaml events.ndjson \\
            --stats stats.json --output effects.ndjson
        patchbay route routing.yaml events.ndjson --state fall.db
      """)

  @Argument(help: "The rule file; `-` is standard input.", completion: .yaml) var rules: String
  @Argument(help: "The event stream, one JSON object a line; `-` is standard input.", completion: .events)
  var events = "-"
  @Option(help: ArgumentHelp("The contact list, .csv or .ndjson.", valueName: "list"), completion: .records)
  var contacts: String?
  @OptionGroup var format: ContactFormatOptions
  @Option(help: .optedOut) var optedOut: OptedOutFile?
  @OptionGroup var input: InputOptions
  @Option(help: ArgumentHelp("Write the statistics of the end to a file.", valueName: "file"), completion: .file())
  var stats: String?
  @Flag(help: "Stop at the first line that cannot be read, or that comes too late.") var strict = false
  @Option(help: .lateBy) var lateBy: Lateness?
  @OptionGroup var durability: DurabilityOptions
  @Option(
    help: ArgumentHelp(
      "The `{{link}}` of each member's notifications: a list with `member` and `link`.", valueName: "list"),
    completion: .records)
  var links: String?
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if durability.skipBadRows, strict { throw ValidationError("`--strict` and `--skip-bad-rows` exclude each other") }
    if [rules, events, contacts ?? ""].filter({ $0 == "-" }).count > 1 {
      throw ValidationError("only one of the rule file, the contact list and the events can be standard input")
    }
    try format.check(contacts)
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    var statistics: OutputFile?
    if let stats { statistics = try OutputFile(stats) }
    let (loaded, texts) = try input.ruleFiles().loadWithTexts(rules, streams)
    let list = try contacts.map { try format.open($0, standardInputName: input.stdinName) }
    let checked = list?.rules(loaded) ?? loaded
    let stream = try InputFile.events(events, input)

    let links = try memberLinks(checked, streams)
    let run: any EventRun
    if let state = durability.state {
      let replay = DurableReplay(
        state, durability, lateBy: lateBy?.milliseconds, destination: destination.writer, streams: streams)
      try replay.open(loaded, texts, list: list, links: links) {
        try optedOut.read(streams, as: $0)
      } load: {
        try load($0, $1, $2, streams)
      }
      run = replay
    } else {
      let interpreter = Interpreter(checked, link: { links[$0] })
      interpreter.directory.expect(try optedOut.read(streams, as: checked.list))
      let replay = Replay(
        interpreter, lateBy: lateBy?.milliseconds ?? EventOrder.standardLateBy, destination: destination.writer,
        streams: streams)
      if let list {
        replay.unreadable += try load(FileBytes(input: list.input), list, interpreter, streams)
      }
      run = replay
    }
    try run.read(stream, isStrict: strict)
    try destination.commit()
    if let statistics {
      try statistics.writer.write(try StatsWriter.json(run.stats()) { checked.policy.team[$0.index].key })
      try statistics.commit()
    }
    if run.unreadable > 0 { throw Failure("\(counted(run.unreadable, "line")) cannot be read") }
    if let note = run.passedOver, !quiet || run.isPassedOver { streams.note(note) }
    if !quiet { streams.note("\(run.summary) (\(watch.text))") }
    return run.isPassedOver ? .findings : .success
  }

  /// The links of `--links`, or none.
  private func memberLinks(_ checked: CheckedPolicy, _ streams: StandardStreams) throws -> MemberLinks {
    var found = MemberLinks(PolicyNames(checked.policy))
    guard let links else {
      if checked.policy.notifications.contains(where: { $0.namesLink }) {
        streams.note("note: notifications name `link`, which is empty without `--links`")
      }
      return found
    }
    let list = try ContactList.open(links, as: nil, standardInputName: input.stdinName)
    var problems = RecordProblems(streams, name: list.input.name)
    var reader = MemberLinks.reader(FileBytes(input: list.input), format: list.format)
    while let block = try reader.next() { found.add(block) { problems.report($0) } }
    problems.finish()
    if let failure = problems.failure() { throw failure }
    return found
  }

  /// - Returns: how many rows could not be read.
  private func load(
    _ bytes: some ByteReader, _ list: ContactList, _ interpreter: Interpreter, _ streams: StandardStreams
  ) throws -> Int {
    var problems = RecordProblems(streams, name: list.input.name)
    try loadContacts(
      list.reader(bytes, interpreter.checked.list, for: [interpreter.checked.policy]), into: interpreter.directory,
      problems: &problems, progress: ProgramProgress(), jobs: processorCount(),
      size: list.input.size, optOut: interpreter.optOut
    ) { arrival, _, _ in
      interpreter.take(arrival)
    }
    problems.finish()
    var beside = DiagnosticSink()
    checkFields(
      interpreter.checked, beside: interpreter.directory.fieldCensus, list: list.input.name, sink: &beside)
    streams.show(beside)
    if strict, let failure = problems.failure() { throw failure }
    return problems.errors
  }
}
