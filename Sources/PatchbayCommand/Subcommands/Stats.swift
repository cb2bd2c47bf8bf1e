import ArgumentParser
import Campaign
import Desk
import Diagnostics
import Interpreting
import Records
import Results
import RuleLanguage
import Surroundings
import Text

struct Stats: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "stats",
    abstract: "Show the P2P table, or one member's conversations.",
    discussion: """
      From a state file of `route --state`, also while a run takes events: it holds the rules, the contacts and the log. \
      Or from a log alone: name the rules, the contacts and the events as for `route`. `active` and `inbox` count over \
      all contact actions of a state file, everything else and the totals over one.

      With `--member`: the conversations in the member's inbox, those they own, and the first texts they have to send, what \
      needs attention first and the oldest first. Ages count to the moment of the last event.

      EXAMPLES:
        patchbay stats --state fall.db
        patchbay stats --state fall.db --member joe
        patchbay stats routing.yaml events.ndjson --format csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Argument(help: "Without `--state`: the rule file; `-` is standard input.", completion: .yaml)
  var rules: String?
  @Argument(help: "Without `--state`: the event stream; `-`, the default, is standard input.", completion: .events)
  var events: String?
  @Option(help: ArgumentHelp("A state file of `route --state`.", valueName: "file"), completion: .file())
  var state: String?
  @Option(help: ArgumentHelp("With `--state`: one contact action of the file, instead of all.", valueName: "name"))
  var action: String?
  @Option(help: ArgumentHelp("The conversations of this team member, instead of the table.", valueName: "name"))
  var member: String?
  @Flag(help: "With `--member`: only what needs attention.") var needsAttention = false
  @Option(help: "How to write it. `json` and `csv` are about one contact action.") var format = Format.text
  @Option(
    help: ArgumentHelp("Without `--state`: the contact list, .csv or .ndjson.", valueName: "list"),
    completion: .records)
  var contacts: String?
  @OptionGroup var contactFormat: ContactFormatOptions
  @Option(help: .lateBy) var lateBy: Lateness?
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if needsAttention, member == nil {
      throw ValidationError("`--needs-attention` says what of `--member` is shown, which is missing")
    }
    try contactFormat.check(contacts)
    guard state != nil else {
      if action != nil { throw ValidationError("`--action` names a contact action of `--state`, which is missing") }
      if rules == nil {
        throw ValidationError("name a state file with `--state`, or the rule file and the events with `--contacts`")
      }
      if [rules, events ?? "-", contacts].filter({ $0 == "-" }).count > 1 {
        throw ValidationError("only one of the rule file, the contact list and the events can be standard input")
      }
      return
    }
    if lateBy != nil {
      throw ValidationError("`--late-by` is how events are read, and a state file has that: give it to `route`")
    }
    if rules != nil || contacts != nil || input.root != nil {
      throw ValidationError("a state file holds its rules, contacts and events: name none beside `--state`")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    var shown = 0
    var unreadable = 0
    if let state {
      let actions = try StateActions(state, progress: ProgramProgress())
      FilesInUse.add(stateFile: state)
      let names = try actions.chosen(action)
      if format != .text, names.count > 1 {
        throw Failure(
          "\(quoted(state)) has \(counted(names.count, "contact action")), and `--format \(format.rawValue)` shows one",
          help: "name one with `--action`: \(quotedList(names, "or"))")
      }
      var teams: [String] = []
      for name in names {
        let action = try actions.open(name)
        teams += action.checked.policy.team.map(\.key)
        do {
          guard let text = try text(action, destination.style) else { continue }
          try destination.writer.write((shown > 0 ? "\n" : "") + text)
        } catch { throw actions.explained(error) }
        shown += 1
      }
      try requireMember(shown, among: teams, in: names.count == 1 ? names[0] : state)
    } else if let rules {
      let action = try replay(rules, streams)
      if let text = try text(action, destination.style) {
        try destination.writer.write(text)
        shown += 1
      }
      try requireMember(shown, among: action.interpreter.checked.policy.team.map(\.key), in: action.name)
      unreadable = action.unreadable
    }
    try destination.commit()
    if unreadable > 0 { throw Failure("\(counted(unreadable, "line")) cannot be read") }
    if !quiet { streams.note("showed \(counted(shown, "contact action")) (\(watch.text))") }
    return .success
  }

  /// What is shown of a contact action; nil when its team does not have the member.
  private func text(_ action: some ShownAction, _ style: TextStyle) throws -> String? {
    guard let member else {
      switch format {
      case .text: return try action.statsText(style)
      case .json: return String(decoding: StatsWriter.json(try action.stats(), key: action.key), as: UTF8.self)
      case .csv: return String(decoding: StatsWriter.csv(try action.stats(), key: action.key), as: UTF8.self)
      }
    }
    guard let member = action.member(named: member) else { return nil }
    var conversations = try action.conversations(of: member)
    if needsAttention { conversations.keepThoseThatNeedAttention() }
    switch format {
    case .text: return action.text(conversations, within: Terminal.width)
    case .json: return action.json(conversations)
    case .csv: return action.csv(conversations)
    }
  }

  private func requireMember(_ shown: Int, among keys: [String], in place: String) throws(Failure) {
    guard let member, shown == 0 else { return }
    throw .noMember(
      member, among: keys, in: quoted(place), lister: "`patchbay stats` without `--member` lists them")
  }

  /// Takes the events, as `route` does.
  private func replay(_ rules: String, _ streams: StandardStreams) throws -> StreamedAction {
    try refuseStateFile(rules)
    let checked = try input.ruleFiles().load(rules, streams)
    let list = try contacts.map { try contactFormat.open($0, standardInputName: input.stdinName) }
    let stream = try InputFile.events(events, input)
    let run = try ListedRun(checked, list, streams)
    let action = StreamedAction(run.interpreter)
    action.unreadable += run.unreadable
    var problems = RecordProblems(streams, name: stream.name)
    try action.read(
      FileBytes(input: stream), lateBy: lateBy?.milliseconds ?? EventOrder.standardLateBy,
      keepsMessages: member != nil, problems: &problems, progress: ProgramProgress())
    problems.finish()
    return action
  }

  private func refuseStateFile(_ path: String) throws(Failure) {
    guard path != "-" else { return }
    let begin = Array("SQLite format 3".utf8)
    let found = try InputFile.document(path, standardInputName: path).readAll(limit: begin.count - 1)
    if found == begin {
      throw Failure("\(quoted(path)) is a state file, not a rule file", help: "name it with `--state`")
    }
  }
}
