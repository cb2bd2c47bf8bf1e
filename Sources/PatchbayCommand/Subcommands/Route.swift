import ArgumentParser
import Campaign
import PatchbayKit
import Records
import Routing
import RuleLanguage

struct Route: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the rules over a stream of events.",
    discussion: """
      One JSON object a line for every effect of an event, in order. An event that the rules refuse is an effect too; a \
      line that is no event is refused as malformed, and makes the status 2 at the end.
      """)

  @Argument(help: "The rule file; `-` is standard input.") var rules: String
  @Argument(help: "The event stream, one JSON object a line; `-` is standard input.") var events = "-"
  @Option(help: ArgumentHelp("The contact list, .csv or .ndjson.", valueName: "list")) var contacts: String?
  @OptionGroup var format: ContactFormatOptions
  @OptionGroup var input: InputOptions
  @Option(help: ArgumentHelp("Write the statistics of the end to a file.", valueName: "file")) var stats: String?
  @Flag(help: "Stop at the first line that cannot be read.") var strict = false
  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if [rules, events, contacts ?? ""].filter({ $0 == "-" }).count > 1 {
      throw ValidationError("only one of the rule file, the contact list and the events can be standard input")
    }
    if format.contactsFormat != nil, contacts == nil {
      throw ValidationError("`--contacts-format` says how `--contacts` is written, which is missing")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    var statistics: OutputFile?
    if let stats { statistics = try OutputFile(stats) }
    let checked = try input.ruleFiles().load(rules, streams)
    var list: (input: InputFile, format: RecordFormat)?
    if let contacts { list = try format.open(contacts, standardInputName: input.stdinName) }
    let stream = try InputFile.stream(events, standardInputName: input.stdinName)

    let interpreter = try Interpreter(checked)
    var unreadable = 0
    if let list { unreadable += try load(list.input, list.format, interpreter, streams) }
    let replay = Replay(stream, interpreter, destination: destination.writer, streams: streams)
    try replay.run(isStrict: strict)
    try destination.commit()
    if let statistics {
      let bytes = StatsWriter.json(interpreter.engine.state.stats) { interpreter.directory.key(of: $0) }
      try statistics.writer.write(bytes)
      try statistics.commit()
    }
    unreadable += replay.malformed
    if unreadable > 0 { throw Failure("\(counted(unreadable, "line")) cannot be read") }
    if !quiet { streams.note("routed \(counted(replay.lines, "event")) (\(watch.text))") }
    return .success
  }

  /// - Returns: how many rows could not be read.
  private func load(
    _ file: InputFile, _ format: RecordFormat, _ interpreter: Interpreter, _ streams: StandardStreams
  ) throws -> Int {
    var problems = RecordProblems(streams, name: file.name)
    let reader = ContactReader(FileBytes(input: file), format: format)
    try loadContacts(reader, into: interpreter.directory, problems: &problems) { interpreter.take($0) }
    problems.finish()
    if strict, problems.errors > 0 {
      throw Failure("\(counted(problems.errors, "row")) of \(quoted(file.name)) cannot be read")
    }
    return problems.errors
  }
}
