import ArgumentParser
import Campaign

/// How late what comes from outside may be, on the command line.
struct Lateness: ExpressibleByArgument {
  let milliseconds: Int64

  init?(argument: String) {
    guard let milliseconds = LengthOfTime.milliseconds(argument) else { return nil }
    self.milliseconds = milliseconds
  }
}

extension ArgumentHelp {
  static var lateBy: ArgumentHelp {
    ArgumentHelp(
      "How late replies and clicks may be that come after later events, such as 10m or 0s (default: 10m, or what the state file has).",
      valueName: "time")
  }
}
