import ArgumentParser
import Campaign

/// How late what comes from outside may be.
struct LatenessOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How late replies and clicks may be that come after later events; default: 10m, or what the state file has.",
      valueName: "time"))
  var lateBy: String?

  /// Nil where the command line does not say.
  var milliseconds: Int64? { lateBy.flatMap { LengthOfTime.milliseconds($0) } }

  func validate() throws {
    guard let lateBy, milliseconds == nil else { return }
    throw ValidationError("`--late-by` takes a length of time such as `10m` or `0s`, not `\(lateBy)`")
  }
}
