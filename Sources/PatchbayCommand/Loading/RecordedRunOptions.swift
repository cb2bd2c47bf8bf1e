import ArgumentParser
import Campaign
import Diagnostics
import Explaining
import Records
import RuleLanguage
import Surroundings
import Text

/// A recorded run that is asked about, and a moment of it.
struct RecordedRunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Ask about a state file of `route --state`, as it is now.", valueName: "file"),
    completion: .file())
  var state: String?
  @Option(help: ArgumentHelp("With `--state`: which contact action of the file.", valueName: "name"))
  var action: String?
  @Option(help: ArgumentHelp("Ask about an event stream.", valueName: "file"), completion: .events)
  var events: String?
  @Option(
    help: ArgumentHelp("With `--events`: the line of the reply, or after which a reply would come.", valueName: "line"))
  var at: Int?
  @Option(
    help: ArgumentHelp("The contact list of `--contact` or `--events`, .csv or .ndjson.", valueName: "list"),
    completion: .records)
  var contacts: String?
  @OptionGroup var contactFormat: ContactFormatOptions
  @Option(help: .lateBy) var lateBy: Lateness?

  var isGiven: Bool { state != nil || events != nil }

  func validate() throws {
    if state != nil, events != nil { throw ValidationError("`--state` and `--events` exclude each other") }
    if state == nil, action != nil {
      throw ValidationError("`--action` names a contact action of `--state`, which is missing")
    }
    if state != nil, contacts != nil {
      throw ValidationError("`--state` has the contacts of its list: leave `--contacts` out")
    }
    if events == nil, at != nil || lateBy != nil {
      let flag = at != nil ? "--at" : "--late-by"
      throw ValidationError("`\(flag)` is about `--events`, which is missing")
    }
    if events != nil {
      guard let at else { throw ValidationError("`--events` needs `--at`, the line of the event that is meant") }
      if at < 1 { throw ValidationError("`--at` counts lines from 1") }
    }
    try contactFormat.check(contacts)
  }

  /// The moment of `--events` and `--at`.
  func moment(
    _ rules: CheckedPolicy, _ contact: String?, _ input: InputOptions, _ streams: StandardStreams
  ) throws -> RecordedMoment {
    let list = try contacts.map { try contactFormat.open($0, standardInputName: input.stdinName) }
    let stream = try InputFile.events(events, input)
    let run = try ListedRun(rules, list, streams)
    var problems = RecordProblems(streams, name: stream.name)
    defer { problems.finish() }
    return try RecordedMoment(
      run.interpreter, events: FileBytes(input: stream), line: at ?? 1, contact: contact,
      lateBy: lateBy?.milliseconds ?? EventOrder.standardLateBy, problems: &problems, progress: ProgramProgress())
  }
}
