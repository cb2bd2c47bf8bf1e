import Campaign
import Comparing
import Diagnostics
import Records
import RuleLanguage
import Surroundings
import Text

/// The contact list with which versions of rules are compared.
struct ComparedList {
  let path: String
  let format: ContactFormatOptions
  let optedOut: OptedOutFile?
  let input: InputOptions
  let streams: StandardStreams
  private var problems: RecordProblems?

  /// Nil without a list.
  init?(
    _ path: String?, _ format: ContactFormatOptions, _ optedOut: OptedOutFile?, _ input: InputOptions,
    _ streams: StandardStreams
  ) {
    guard let path else { return nil }
    (self.path, self.format, self.optedOut, self.input, self.streams) = (path, format, optedOut, input, streams)
  }

  /// Adds what the list shows of two versions. What is wrong with it is told once, however often it is read.
  mutating func read(_ rules: [CheckedPolicy], into diff: inout RulesDiff) throws {
    let list = try self.format.open(path, standardInputName: input.stdinName)
    let format = list.format(under: rules[1].list)
    let optedOut = try self.optedOut.read(streams, as: format)
    var told = problems ?? RecordProblems(streams, name: list.input.name, readsOften: true)
    let policies = rules.map(\.policy)
    let reader = list.reader(FileBytes(input: list.input), format, for: policies)
    let before = list.format(under: rules[0].list)
    if before == format {
      try diff.read(
        reader, named: list.input.name, optedOut: optedOut, problems: &told, progress: ProgramProgress())
    } else {
      if path == "-" {
        throw Failure(
          "the two versions read contact lists in different ways, and standard input can be read only once",
          help: "name a file")
      }
      let again = try self.format.open(path, standardInputName: input.stdinName)
      try diff.read(
        old: again.reader(FileBytes(input: again.input), before, for: policies), new: reader, named: list.input.name,
        optedOut: (try self.optedOut.read(streams, as: before), optedOut), problems: &told, progress: ProgramProgress())
    }
    if problems == nil { told.finish() }
    problems = told
    if let failure = told.failure("record") { throw failure }
  }
}
