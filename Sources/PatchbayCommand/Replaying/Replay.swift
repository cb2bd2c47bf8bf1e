import Campaign
import PatchbayKit
import Records
import Routing
import RuleLanguage

/// Runs an event stream through an engine and writes the effects.
final class Replay {
  private let interpreter: Interpreter
  private var reader: EventReader<FlushingBytes>
  private var recorder: EffectRecorder<JSONLinesSink>
  private var problems: RecordProblems
  private let pending: PendingLines
  private(set) var lines = 0
  private(set) var malformed = 0

  init(_ events: InputFile, _ interpreter: Interpreter, destination: ByteWriter, streams: StandardStreams) {
    self.interpreter = interpreter
    pending = PendingLines(destination)
    reader = interpreter.events(FlushingBytes(input: FileBytes(input: events), pending: pending))
    recorder = interpreter.recorder(JSONLinesSink())
    problems = RecordProblems(streams, name: events.name)
  }

  func run(isStrict: Bool) throws {
    while !pending.writer.isClosed, let line = try reader.next() {
      lines += 1
      let problem = recorder.take(line, &interpreter.engine)
      for remark in line.remarks { problems.report(remark) }
      try pending.take(&recorder.sink.bytes)
      Interruption.note(lines, "event")
      guard let problem else { continue }
      malformed += 1
      problems.report(problem)
      if isStrict { break }
    }
    try pending.flush()
    problems.finish()
  }
}

/// Lines that were not written yet. They are written before the program waits for more input, so that whoever feeds it events
/// one by one has each answer at once.
private final class PendingLines {
  let writer: ByteWriter

  init(_ writer: ByteWriter) { self.writer = writer }

  func take(_ bytes: inout [UInt8]) throws(Failure) {
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
