import ArgumentParser
import Campaign
import Desk
import DiagnosticPages
import Diagnostics
import Explaining
import Interpreting
import Records
import Routing
import RuleLanguage
import Surroundings
import Text

struct Explain: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "explain",
    abstract: "Say why a contact's texts go where they go, or what a diagnostic means.",
    usage: "patchbay explain <rules or code> [<options>]",
    discussion: """
      With rules and a contact: every question that is asked, its answer, and the line of the rules it comes from.
      With a code such as PB0200: the page of the diagnostic.

      With --why-not: for every tag rule and step what failed first, and the smallest change after which the reply goes to \
      that member. Every change that is shown was walked through the rules. A run that was recorded is asked about with \
      --events and --at, or as it is now with --state.

      EXAMPLES:
        patchbay explain PB0200
        patchbay explain routing.yaml \\
            --contact '{"tags": ["Donor"]}'
        patchbay explain routing.yaml \\
            --contacts contacts.csv --contact c001
        patchbay explain routing.yaml --why-not ana \\
            --contact '{"tags": ["Donor"]}'
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The rule file (`-` is standard input), or the code of a diagnostic.", completion: .yaml)
  var subject: String?
  @Option(
    help: ArgumentHelp(
      "The contact, with the columns of a contact list; with `--contacts` and of a recorded run, the contact's id.",
      valueName: "contact"))
  var contact: String?
  @Option(help: ArgumentHelp("Say why the reply does not go to this team member.", valueName: "member"))
  var whyNot: String?
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
  @Option(help: "How to write the explanation (default: text).") var format: Format?
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?

  func validate() throws {
    try validateRecordedRun()
    if whyNot == nil, state != nil || events != nil {
      throw ValidationError("a recorded run is asked about with `--why-not MEMBER`, which is missing")
    }
    if subject == nil, input.root != nil { throw ValidationError("`--root` is about a rule file, which is missing") }
    if state == nil, subject == nil {
      throw ValidationError("name a rule file or a code; with `--why-not` also a state file with `--state`")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let destination = try Destination.open(output, streams)
    if let whyNot {
      let answer = try self.answer(whyNot, streams)
      try destination.writer.write(format == .json ? answer.json() : answer.shown())
    } else if let contact, let subject {
      let rules = try input.ruleFiles().load(subject, streams)
      let graph = compile(rules.policy)
      let explanation = Explanation(
        contact: try find(contact, rules, graph), graph: graph, places: RulePlaces(origins: rules.origins))
      try destination.writer.write(format == .json ? explanation.json() : explanation.text())
    } else {
      try explainCode(destination.writer)
    }
    try destination.commit()
    return .success
  }

  private func answer(_ member: String, _ streams: StandardStreams) throws -> WhyNot {
    if let state {
      let actions = try StateActions(state, progress: ProgramProgress())
      FilesInUse.add(stateFile: state)
      // Beside a state file, which holds its rules, the rule file says which contact action is meant.
      let rules = try subject.map { path throws(Failure) in try input.ruleFiles().load(path, streams) }
      let opened = try actions.open(try actions.only(action ?? rules?.policy.action))
      if let rules, rules.policy != opened.checked.policy {
        throw Failure(
          "the rules of \(quoted(state)) are not those of \(quoted(rules.origins.source.name))",
          help: "leave the rule file out to ask about the rules that the run has, or go on with `route --adopt`")
      }
      guard let contact else {
        throw Failure("there is no contact to ask about", help: "give the contact’s id with `--contact`")
      }
      let member = try opened.checked.policy.memberAskedAbout(member)
      return try RecordedMoment(opened.interpreter, contact: contact, clock: opened.clock).whyNot(member)
    }
    let rules = try input.ruleFiles().load(subject ?? "", streams)
    let member = try rules.policy.memberAskedAbout(member)
    if events != nil { return try recordedMoment(rules, streams).whyNot(member) }
    guard let contact else {
      throw Failure("there is no contact to ask about", help: "add `--contact '{\"tags\":[\"Donor\"]}'`")
    }
    return try find(contact, rules, compile(rules.policy)).whyNot(member, RulePlaces(origins: rules.origins))
  }

  /// The contact of the list with the id that is given, or the contact that is given itself.
  private func find(_ contact: String, _ rules: CheckedPolicy, _ graph: DecisionGraph) throws -> ExplainedContact {
    guard let path = contacts else { return try ExplainedContact(contact, graph: graph) }
    let list = try contactFormat.open(path, standardInputName: input.stdinName)
    var reader = list.reader(FileBytes(input: list.input), rules.list, for: [rules.policy])
    while let block = try reader.next() {
      if let found = ExplainedContact(id: contact, in: block, graph: graph) { return found }
    }
    throw Failure(
      "no contact of \(quoted(list.input.name)) has the id \(quoted(contact))",
      help: "give `--contact` the id as the list has it; `patchbay list` shows the first ones")
  }

  private func explainCode(_ writer: ByteWriter) throws(Failure) {
    guard let subject, let code = DiagnosticCode.name(meantBy: subject) else {
      throw Failure(
        "there is no contact to explain",
        help: contacts == nil
          ? "add `--contact '{\"tags\":[\"Donor\"]}'`, or name a code such as PB0200" : "add `--contact ID`")
    }
    if format != nil { throw Failure("`--format` says how a contact is explained; a page has one form") }
    guard let page = diagnosticPage(of: code) else {
      throw Failure("there is no diagnostic \(quoted(subject))", help: "codes stand in the brackets of a message")
    }
    try writer.write(page)
  }
}
