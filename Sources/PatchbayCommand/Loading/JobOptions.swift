import ArgumentParser
import Threads

/// On how many threads a command works. What it finds does not depend on that.
struct JobOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many threads (default: one for each processor).", valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("`--jobs` is 1 to 1,024") }
  }

  var count: Int { jobs ?? processorCount() }
}
