import ArgumentParser
import Diagnostics
import Experiments
import Simulation
import Surroundings
import Text

struct TraceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the events of one run to a file, as a stream that `route` takes.", valueName: "file"))
  var trace: String?
  @Option(help: ArgumentHelp("Which run `--trace` writes (default: 1).", valueName: "number"))
  var traceReplication: Int?

  func validate() throws {
    guard let traceReplication else { return }
    if trace == nil { throw ValidationError("`--trace-replication` says which run `--trace` writes, which is missing") }
    if !(1...ScenarioLimits.replications).contains(traceReplication) {
      throw ValidationError("`--trace-replication` is 1 to \(grouped(ScenarioLimits.replications))")
    }
  }

  /// Opens the file before any work is done; nil where no trace is wanted.
  func open() throws(Failure) -> SimulationTrace? {
    guard let trace else { return nil }
    let file = try OutputFile(trace)
    return SimulationTrace(
      replication: (traceReplication ?? 1) - 1,
      write: { bytes throws(Failure) in
        try Interruption.check()
        try file.writer.write(bytes)
      }, commit: { () throws(Failure) in try file.commit() })
  }
}
