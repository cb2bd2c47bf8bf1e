import ArgumentParser
import Campaign
import Diagnostics
import Records
import Surroundings
import Text

/// A list of people who have opted out.
struct OptedOutOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "People who have opted out: a table with `phone` or `id`, or a phone on each line. Read as if the contact list said it.",
      valueName: "file"), completion: .records)
  var optedOut: String?

  /// - Parameter format: how contact lists are written, whose phones are read in the same way.
  func read(_ streams: StandardStreams, as format: ListFormat) throws -> OptedOutList {
    var list = OptedOutList(country: format.country)
    guard let optedOut else { return list }
    var problems = RecordProblems(streams, name: optedOut)
    let input = try InputFile.stream(optedOut, standardInputName: optedOut)
    try list.read(FileBytes(input: input)) { problems.report($0) }
    problems.finish()
    if let failure = problems.failure() { throw failure }
    return list
  }
}
