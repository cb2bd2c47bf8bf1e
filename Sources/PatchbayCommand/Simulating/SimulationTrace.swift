import ArgumentParser
import Campaign
import Records
import Routing
import Simulation

struct TraceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the events of one run to a file, as a stream that `route` takes.", valueName: "file"),
    completion: .events)
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
    return SimulationTrace(try OutputFile(trace), replication: (traceReplication ?? 1) - 1)
  }
}

/// The event stream of one replication, on its way to a file.
///
/// What happens before a replication begins (the list is loaded, the contact action published) is written when its simulator
/// is made, the rest when the replication runs once more: a replication is a function of its number.
final class SimulationTrace {
  private let file: OutputFile
  private let replication: Int
  private var recorder: TraceRecorder?

  init(_ file: OutputFile, replication: Int) {
    self.file = file
    self.replication = replication
  }

  func simulator(graph: DecisionGraph, scenario: Scenario, contacts: SimulatedContacts) -> Simulator {
    var recorder = TraceRecorder(contacts.names, destination: file.writer)
    let simulator = Simulator(graph: graph, scenario: scenario, contacts: contacts.columns, watcher: &recorder)
    recorder.replyTexts = simulator.replyTexts
    self.recorder = recorder
    return simulator
  }

  /// Writes the rest, and puts the file in its place.
  ///
  /// - Parameter simulator: the one that was made here.
  func finish(_ simulator: Simulator) throws(Failure) {
    guard var recorder else { return }
    _ = simulator.run(replication: replication, watcher: &recorder)
    try recorder.finish()
    try file.commit()
  }
}

/// Writes every event of a run as a line of an event stream.
struct TraceRecorder: RunRecorder {
  /// What replies say, by the places that `taking` gets.
  var replyTexts: [String] = []
  private var events: EventWriter
  private let destination: ByteWriter
  private var lines = 0
  private var failure: Failure?

  init(_ names: EventNames, destination: ByteWriter) {
    events = EventWriter(names)
    self.destination = destination
  }

  mutating func taking(_ event: borrowing TimedEvent, text: Int?) {
    guard failure == nil else { return }
    let begin = events.bytes.count
    events.write(event, text: text.map { replyTexts[$0] } ?? "")
    lines += 1
    if events.bytes.count - begin > RecordLimits.standard.recordBytes {
      failure = Failure("line \(grouped(lines)) of the trace would be longer than an event stream may have it")
    } else if events.bytes.count >= 1 << 16 {
      flush()
    }
  }

  mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: borrowing RoutingState) {}

  private mutating func flush() {
    do throws(Failure) {
      try Interruption.check()
      try destination.write(events.bytes)
      events.bytes.removeAll(keepingCapacity: true)
    } catch {
      failure = error
    }
  }

  /// Hands over what is left; throws what went wrong on the way.
  mutating func finish() throws(Failure) {
    if failure == nil { flush() }
    if let failure { throw failure }
  }
}
