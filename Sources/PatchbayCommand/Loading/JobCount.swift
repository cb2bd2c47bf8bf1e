import ArgumentParser
import Threads

/// On how many threads a command works. What it finds does not depend on that.
struct JobCount: ExpressibleByArgument {
  let count: Int

  init?(argument: String) {
    guard let count = Int(argument), (1...1024).contains(count) else { return nil }
    self.count = count
  }
}

extension ArgumentHelp {
  static var jobs: ArgumentHelp {
    ArgumentHelp("How many threads, 1 to 1,024 (default: one for each processor).", valueName: "number")
  }
}

extension JobCount? {
  /// One for each processor, where none is given.
  var threads: Int { self?.count ?? processorCount() }
}
