import ArgumentParser
import Campaign
import Diagnostics
import Explaining
import Records
import Results
import RuleLanguage
import Surroundings
import SystemZones
import Text

struct List: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "list",
    abstract: "Show how a contact list is read: what its columns mean, and what is wrong with its rows.",
    usage: "patchbay list <list> [<options>]",
    discussion: """
      A column is known by its name, in any spelling, or by the name that other programs give it; `guessed` marks the \
      latter. --columns says it where the header does not. What is said under `list:` in --rules is read as well.

      EXAMPLES:
        patchbay list contacts.csv
        patchbay list contacts.csv --rules routing.yaml
        patchbay list contacts.csv --columns name=state
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The contact list, .csv or .ndjson; `-` is standard input.", completion: .records)
  var list: String
  @Option(help: ArgumentHelp("The rule file that the list is for.", valueName: "file"), completion: .yaml)
  var rules: String?
  @OptionGroup var listFormat: ContactFormatOptions
  @Option(help: "How to write it.") var format = Format.text
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?

  func validate() throws {
    if list == "-", rules == "-" {
      throw ValidationError("the rule file and the contact list cannot both be standard input")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let destination = try Destination.open(output, streams)
    var checked: CheckedPolicy?
    if let rules { checked = try input.ruleFiles().load(rules, streams) }
    let list = try listFormat.open(list, standardInputName: input.stdinName)
    let survey = try ListSurveyor.survey(
      list.reader(
        FileBytes(input: list.input), checked?.list ?? ListFormat(),
        for: checked.map { [$0.policy] } ?? []), named: list.input.name, list.format,
      policy: checked?.policy, zones: systemZones, progress: ProgramProgress())
    switch format {
    case .text: try destination.writer.write(survey.text(within: destination.style.width ?? 80))
    case .json: try destination.writer.write(survey.json())
    }
    try destination.commit()
    if format == .text {
      var problems = RecordProblems(streams, name: list.input.name)
      for problem in survey.problems { problems.report(problem) }
    }
    if survey.errors > 0 {
      let isHeader = survey.problems.allSatisfy { $0.severity != .error || $0.isAboutHeader }
      throw Failure.unreadable(survey.errors, "record", of: list.input.name, isHeader: isHeader)
    }
    return .success
  }
}
