import ArgumentParser
import Diagnostics
import Glibc
import Records
import Surroundings

/// The program: reads the command line, runs one subcommand, and reports how it ended.
@main
enum Program {
  static func main() {
    prepareProgram()
    let streams = StandardStreams()
    let status = run(streams)
    // A thread that still waits for its input keeps the file that it was to write.
    Interruption.removePartialFiles()
    exit(status.rawValue)
  }

  private static func run(_ streams: StandardStreams) -> ExitStatus {
    var words: [String] = []
    do {
      words = try programArguments()
      let status = try perform(words, streams)
      try streams.output.flush()
      return status
    } catch let failure as Failure {
      try? streams.output.flush()
      streams.report(failure)
      return failure.status
    } catch is OutOfMemory {
      streams.report(Failure("out of memory", help: "give the program more"))
      return .unusable
    } catch {
      return explain(error, words, streams)
    }
  }

  private static func perform(_ words: [String], _ streams: StandardStreams) throws -> ExitStatus {
    if var subcommand = Patchbay.subcommand(words) { return try subcommand.perform(streams) }
    try Patchbay.refuseUnknownSubcommand(in: words)
    var command = try Patchbay.parseAsRoot(words)
    guard var subcommand = command as? any Subcommand else {
      try command.run()
      return .success
    }
    return try subcommand.perform(streams)
  }

  /// Shows what the parser of the command line reports: help on standard output, wrong usage on standard error.
  private static func explain(_ error: any Error, _ words: [String], _ streams: StandardStreams) -> ExitStatus {
    // The parser lays out help more than once, each time as wide as this says, and traps where that is too narrow.
    setenv("COLUMNS", String(helpWidth), 1)
    guard Patchbay.exitCode(for: error) == .success else {
      let wrong = WrongUsage(error, words)
      streams.report(Failure(wrong.message, help: wrong.help))
      streams.note(wrong.usage)
      return .unusable
    }
    let text = Patchbay.fullMessage(for: error)
    do throws(Failure) {
      try streams.output.line(text)
      try streams.output.flush()
      return .success
    } catch {
      streams.report(error)
      return error.status
    }
  }

  /// Help is not wider than is easy to read, and as wide as its own layout needs.
  private static var helpWidth: Int { min(max(Terminal.width, 40), 80) }
}
