import ArgumentParser
import Diagnostics
import Results
import Surroundings
import Text

/// Where `simulate` and `compare` read from and write to, and what else they report.
struct RunOptions: ParsableArguments {
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @OptionGroup var page: PageOptions
  @Flag(help: "Say nothing about success, and show no progress.") var quiet = false

  /// Says which files were written.
  ///
  /// - Parameter more: files of the subcommand's own.
  func noteFiles(_ more: [String?] = [], _ streams: StandardStreams) {
    if quiet { return }
    for file in ([output, page.report] + more).compactMap(\.self) { streams.note("wrote \(quoted(file))") }
  }

  func check() throws { try page.check(output: output) }

  /// Opens the files to write before any work is done.
  func open(_ streams: StandardStreams) throws(Failure) -> (results: Destination, page: ReportFile?) {
    (try Destination.open(output, streams), try page.open(output: output))
  }
}

extension ResultFormat: ExpressibleByArgument {}

struct SimulationFormatOptions: ParsableArguments {
  @Option(help: "How to write the results.") var format = ResultFormat.text
}
