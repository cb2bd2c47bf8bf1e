import Campaign
import Diagnostics
import Interpreting
import Records
import Routing
import Surroundings
import Text

/// Runs an event stream through an engine and writes the effects.
final class Replay: EventRun {
  private let interpreter: Interpreter
  private let pending: PendingLines
  private let streams: StandardStreams
  private let lateBy: Int64
  private var lines = 0
  var unreadable = 0
  let passedOver: String? = nil
  let isPassedOver = false

  init(_ interpreter: Interpreter, lateBy: Int64, destination: ByteWriter, streams: StandardStreams) {
    self.interpreter = interpreter
    self.lateBy = lateBy
    self.streams = streams
    pending = PendingLines(destination)
  }

  func read(_ events: InputFile, isStrict: Bool) throws {
    // From here on events are counted.
    Interruption.note(0, "event")
    var reader = interpreter.events(
      FlushingBytes(input: FileBytes(input: events), pending: pending), after: StreamPosition(lateBy: lateBy))
    var recorder = interpreter.recorder(JSONLinesSink())
    var problems = RecordProblems(streams, name: events.name)
    var line = EventLine.none
    while !pending.writer.isClosed, try reader.next(into: &line) {
      lines += 1
      let problem = recorder.take(line, &interpreter.engine) ?? (isStrict ? line.disorder : nil)
      for remark in line.remarks { problems.report(remark) }
      try pending.write(&recorder.sink.bytes)
      Interruption.note(lines, "event")
      guard let problem else { continue }
      unreadable += 1
      problems.report(problem)
      if isStrict { break }
    }
    try pending.flush()
    if let left = interpreter.directory.unsettledOptOut { problems.report(ofList: left) }
    problems.finish()
  }

  func stats() -> StatsTable { interpreter.engine.state.stats }

  var summary: String { "routed \(counted(lines, "event"))" }
}

/// Lines that have not been written yet. They are written before the program waits for more input, so that a program
/// that feeds it events one by one gets each answer at once.
private final class PendingLines {
  let writer: ByteWriter

  init(_ writer: ByteWriter) { self.writer = writer }

  func write(_ bytes: inout [UInt8]) throws(Failure) {
    try writer.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  func flush() throws(Failure) { try writer.flush() }
}

private struct FlushingBytes: ByteReader {
  let input: FileBytes
  let pending: PendingLines

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try pending.flush()
    return try input.read(into: buffer)
  }
}
