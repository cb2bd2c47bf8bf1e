import ArgumentParser
import Campaign
import Diagnostics
import Records
import Surroundings
import Text

/// A list of people who have opted out, on the command line.
struct OptedOutFile: ExpressibleByArgument {
  let path: String

  init(argument: String) { path = argument }

  static var defaultCompletionKind: CompletionKind { .records }
}

extension ArgumentHelp {
  static var optedOut: ArgumentHelp {
    ArgumentHelp(
      "People who have opted out: a table with `phone` or `id`, or a phone on each line. Read as if the contact list said it.",
      valueName: "file")
  }
}

extension OptedOutFile? {
  /// Those of the file, or no one.
  ///
  /// - Parameter format: how contact lists are written, whose phones are read in the same way.
  func read(_ streams: StandardStreams, as format: ListFormat) throws -> OptedOutList {
    var list = OptedOutList(country: format.country)
    guard let path = self?.path else { return list }
    var problems = RecordProblems(streams, name: path)
    let input = try InputFile.stream(path, standardInputName: path)
    try list.read(FileBytes(input: input)) { problems.report($0) }
    problems.finish()
    if let failure = problems.failure() { throw failure }
    return list
  }
}
