import ArgumentParser
import Campaign
import CampaignLogs
import Diagnostics
import Experiments
import Fitting
import Records
import Results
import RuleLanguage
import Surroundings
import Text
import Threads

struct Fit: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "fit",
    abstract: "Write a scenario from what happened in a campaign.",
    usage: "patchbay fit <log> [--contacts <list>] [<options>]",
    discussion: """
      How many contacts reply and how fast, how fast members text and respond, and who answers differently, each with the \
      number of observations and a 90 % interval. Replies that had not come when the log ended are reckoned with.

      The log is an event stream, of which --rules say who sent what, effects of `route`, or a platform's messages, a row \
      each. --profile knows their columns, or --columns names those of `contact`, `direction`, `at`, `member`, `text` and \
      `status`.

      With --check, the scenario is simulated under the rules on the same contacts, and what the log counts stands beside \
      where nine of ten runs lie. The scenario itself is then written only with --output.

      --format json writes one document instead: the figures, the scenario as text, and with --check its runs.

      EXAMPLES:
        patchbay simulate routing.yaml scenarios/saturday.yaml \\
            --trace events.ndjson --quiet
        patchbay fit events.ndjson --rules routing.yaml
        patchbay fit events.ndjson --rules routing.yaml --check
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The event stream or message log; `-` is standard input.", completion: .records) var log: String
  @Option(help: ArgumentHelp("The rule file of the campaign.", valueName: "file"), completion: .yaml)
  var rules: String?
  @Option(help: ArgumentHelp("The contact list, .csv or .ndjson.", valueName: "list"), completion: .records)
  var contacts: String?
  @OptionGroup var contactFormat: ContactFormatOptions
  @Option(help: .lateBy) var lateBy: Lateness?
  @Flag(help: "Simulate the scenario, and print what happened beside it, in place of the scenario.") var check = false
  @Option(help: "How to write it.") var format = Format.text
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if [log, rules ?? "", contacts ?? ""].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("only one of the log, the rule file and the contact list can be standard input")
    }
    if check, rules == nil {
      throw ValidationError("`--check` simulates the campaign under its rules: name them with `--rules`")
    }
    try formats().list.check(contacts)
  }

  /// What is said of the log's columns, and of the list.
  private func formats() throws(Failure) -> (log: MessageLogColumns?, list: ContactFormatOptions) {
    var list = contactFormat
    var columns = try MessageLogColumns.take(from: &list.columns)
    if columns == nil, recordFormat(ofName: log) == .csv {
      columns = contactFormat.profile.flatMap { MessageLogColumns(of: $0.value) }
      if columns != nil, contacts == nil { list.profile = nil }
    }
    return (columns, list)
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    let (columns, listFormat) = try formats()
    var checked: CheckedPolicy?
    if let rules { checked = try input.ruleFiles().load(rules, streams) }
    let campaign = try PastCampaign(checked, isSimulated: check)
    if let contacts {
      let list = try listFormat.open(contacts, standardInputName: input.stdinName)
      var problems = RecordProblems(streams, name: list.input.name)
      let reader = list.reader(
        FileBytes(input: list.input), campaign.checked.list, for: checked.map { [$0.policy] } ?? [])
      try campaign.load(reader, problems: &problems, progress: ProgramProgress(), jobs: processorCount())
      problems.finish()
    }
    let file = try InputFile.stream(log, standardInputName: input.stdinName)
    var problems = RecordProblems(streams, name: file.name)
    try campaign.read(
      FileBytes(input: file), as: recordFormat(ofName: log), columns, isUnderRules: rules != nil,
      lateBy: lateBy?.milliseconds, problems: &problems, progress: ProgramProgress())
    problems.finish()
    for note in campaign.notes { streams.note(note) }
    switch format {
    case .text:
      let scenario = try campaign.scenario(log: file.name)
      if !check || output != nil { try destination.writer.write(scenario) }
      try destination.commit()
      if check {
        let results = try Destination.open(nil, streams)
        try results.writer.write(test(campaign, log: file.name).text(log: file.name, within: results.style.width))
        try results.commit()
      }
    case .json:
      let document = try campaign.document(log: file.name, check ? test(campaign, log: file.name) : nil)
      try destination.writer.write(document.text)
      try destination.commit()
    }
    if campaign.unreadable > 0 { throw Failure("\(counted(campaign.unreadable, "line")) cannot be read") }
    if !quiet { streams.note("fitted to \(counted(campaign.lines, "line")) (\(watch.text))") }
    return .success
  }

  /// Simulates the campaign.
  private func test(_ campaign: PastCampaign, log: String) throws(Failure) -> BackTest {
    let progress = RunProgress(showsBar: !quiet)
    defer { progress.finish() }
    return try campaign.backTest(log: log, ParallelRuns(jobs: processorCount(), progress: progress))
  }
}
