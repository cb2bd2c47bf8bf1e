import ArgumentParser
import Comparing
import Diagnostics
import RuleLanguage
import Surroundings
import Text

struct Diff: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "diff",
    abstract: "Say whose replies another version of a rule file sends elsewhere, and what else is set otherwise.",
    usage: "patchbay diff <old> <new> [<options>]",
    discussion: """
      Where every reply goes is compared for all contacts at once, and proved. Each difference is shown by the smallest \
      contact and by the lines that cause it. Other settings, such as hours and caps, are compared as they are written. \
      With --contacts also: how many contacts of a list it concerns, and each member's load before and after.

      Of two folders, the rule files below them are compared pair by pair, by their paths from the folder.

      A version may be a file or folder of a commit, as Git names it: main:rules/routing.yaml, or main:./routing.yaml from this \
      folder.

      EXAMPLES:
        patchbay diff routing.yaml proposed.yaml
        patchbay diff routing.yaml proposed.yaml \\
            --contacts contacts.csv --format markdown
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Argument(
    help: "The old rule file or folder, or REV:FILE for one of a commit; `-` is standard input.", completion: .yaml)
  var old: String
  @Argument(help: "The new rule file or folder, or REV:FILE.", completion: .yaml) var new: String
  @Option(
    help: ArgumentHelp("Also compare where the replies of this contact list go.", valueName: "list"),
    completion: .records)
  var contacts: String?
  @OptionGroup var contactFormat: ContactFormatOptions
  @Option(help: .optedOut) var optedOut: OptedOutFile?
  @Option(
    help: ArgumentHelp(
      "Also replay this event stream under both, and count the replies that go elsewhere.", valueName: "file"),
    completion: .events)
  var events: String?
  @Option(help: .lateBy) var lateBy: Lateness?
  @Option(help: "How to write the difference.") var format: Format = .text
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @Flag(help: "Make the status 1 where something differs, and 3 where it was not proved in time that nothing does.")
  var exitCode = false
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    try contactFormat.check(contacts)
    if contacts == nil, optedOut != nil {
      throw ValidationError("`--opted-out` is about the contacts of `--contacts`, which is missing")
    }
    if events == nil, lateBy != nil {
      throw ValidationError("`--late-by` is about `--events`, which is missing")
    }
    if events != nil, optedOut != nil {
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
    var list = ComparedList(contacts, contactFormat, optedOut, input, streams)
    let diff: any VersionDiff =
      files.isFolder(old) || files.isFolder(new)
      ? try folderDiff(files, &list, streams) : try rulesDiff(files, &list, streams)
    switch format {
    case .text: try destination.writer.write(diff.text())
    case .json: try destination.writer.write(diff.json())
    case .markdown: try destination.writer.write(diff.markdown())
    }
    try destination.commit()
    if !quiet { streams.note("compared \(counted(diff.fileCount, "rule file")) (\(watch.text))") }
    return exitCode ? diff.verdict.exitStatus : .success
  }

  private func folderDiff(
    _ files: RuleFiles, _ list: inout ComparedList?, _ streams: StandardStreams
  ) throws -> FolderDiff {
    if events != nil { throw Failure("`--events` are of one contact action", help: "compare two rule files") }
    if contacts == "-" { throw Failure("the contact list is read for each pair of rule files", help: "name a file") }
    return try FolderDiff(old, new, files, &list, streams)
  }

  private func rulesDiff(
    _ files: RuleFiles, _ list: inout ComparedList?, _ streams: StandardStreams
  ) throws -> RulesDiff {
    let rules = [try files.load(old, streams), try files.load(new, streams)]
    var diff = RulesDiff(rules[0], rules[1])
    try list?.read(rules, into: &diff)
    if let events {
      diff.recorded = try ReplayedEvents(
        events: events, lateBy: lateBy, contacts: contacts, format: contactFormat, input: input
      ).replay(rules, streams)
    }
    return diff
  }
}

extension RulesDiff.Verdict {
  var exitStatus: ExitStatus {
    switch self {
    case .same: .success
    case .differs: .findings
    case .notProved: .inconclusive
    }
  }
}
