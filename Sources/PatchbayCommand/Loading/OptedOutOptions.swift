import ArgumentParser
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

  /// - Parameter country: as whose phones are read that have no `+`.
  func read(_ streams: StandardStreams, country: String?) throws -> OptedOutList {
    var list = OptedOutList(country: country)
    guard let optedOut else { return list }
    var problems = RecordProblems(streams, name: optedOut)
    let input = try InputFile.stream(optedOut, standardInputName: optedOut)
    try list.read(FileBytes(input: input)) { problems.report($0) }
    problems.finish()
    if let failure = problems.failure() { throw failure }
    return list
  }
}
