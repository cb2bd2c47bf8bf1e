package import Campaign
package import Diagnostics
package import Records
package import Routing
package import Simulation
internal import Text

/// The event stream of one replication, on its way to a file: the replication's contacts, the publishing of the contact
/// action, and what happens then. It is written when the replication runs a second time: a replication depends only on
/// its number.
package struct SimulationTrace {
  private let replication: Int
  private let write: ([UInt8]) throws(Failure) -> Void
  private let commit: () throws(Failure) -> Void

  /// - Parameters:
  ///   - replication: from 0.
  ///   - write: takes pieces of the stream, in order.
  ///   - commit: puts the whole stream in its place.
  package init(
    replication: Int, write: @escaping ([UInt8]) throws(Failure) -> Void,
    commit: @escaping () throws(Failure) -> Void
  ) {
    self.replication = replication
    self.write = write
    self.commit = commit
  }

  /// Throws where the stream would not lead to the same under the same rules.
  package func check(_ simulator: Simulator) throws(Failure) {
    guard let member = simulator.memberWithOtherShifts(replication: replication) else { return }
    throw Failure(
      "the rules and the scenario both give \(quoted(member)) shifts, so a trace would not replay as it went",
      help: "leave the shifts out of the scenario or of the rules, or leave out `--trace`")
  }

  /// Writes the stream, and puts the file in its place.
  ///
  /// - Parameter contacts: those of the simulator.
  package func write(_ simulator: Simulator, _ contacts: SimulatedContacts) throws(Failure) {
    var recorder = TraceRecorder(contacts.names(replication), replyTexts: simulator.replyTexts, write: write)
    _ = simulator.runFromLoading(replication: replication, watcher: &recorder)
    try recorder.finish()
    try commit()
  }
}

/// Writes every event of a run as a line of an event stream.
package struct TraceRecorder: RunRecorder {
  private let replyTexts: [String]
  private var events: EventWriter
  private let write: ([UInt8]) throws(Failure) -> Void
  private var lines = 0
  private var failure: Failure?

  /// - Parameter replyTexts: the texts of replies, by the indices that `taking` gets.
  package init(_ names: EventNames, replyTexts: [String], write: @escaping ([UInt8]) throws(Failure) -> Void) {
    events = EventWriter(names)
    self.replyTexts = replyTexts
    self.write = write
  }

  package mutating func taking(_ event: borrowing TimedEvent, text: Int?) {
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

  package mutating func changed(_ change: StateChange, _ decision: borrowing Decision, _ state: RoutingState) {}

  private mutating func flush() {
    do throws(Failure) {
      try write(events.bytes)
      events.bytes.removeAll(keepingCapacity: true)
    } catch {
      failure = error
    }
  }

  /// Passes on what is left; throws what went wrong on the way.
  package mutating func finish() throws(Failure) {
    if failure == nil { flush() }
    if let failure { throw failure }
  }
}
