import Campaign
import PatchbayKit
import Records
import Routing

/// A contact action that is made again out of its events, for nobody but who looks at its counts.
final class StreamedAction: ShownAction {
  let interpreter: Interpreter
  private(set) var clock: Instant?
  private var messages = MessageHistory()
  private var lines = 0
  /// Rows and lines that cannot be read.
  var unreadable = 0

  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// - Parameter keepsMessages: somebody will ask for the `history`.
  func read(_ events: InputFile, keepsMessages: Bool, _ streams: StandardStreams) throws {
    var reader = interpreter.events(FileBytes(input: events))
    var recorder = interpreter.recorder(OutcomeSink(interpreter.directory))
    var problems = RecordProblems(streams, name: events.name)
    while let line = try reader.next() {
      lines += 1
      let problem = recorder.take(line, &interpreter.engine)
      let outcomes = recorder.sink.take()
      if keepsMessages { messages.take(line, clock: reader.position.clock, outcomes) }
      for remark in line.remarks { problems.report(remark) }
      Interruption.note(lines, "event")
      guard let problem else { continue }
      unreadable += 1
      problems.report(problem)
    }
    clock = reader.position.clock
    problems.finish()
  }

  func stats() -> StatsTable { interpreter.engine.state.stats }
  func history(of contacts: Set<ContactID>) -> MessageHistory { messages }
}

/// Keeps which effects an event had, and on whom.
private struct OutcomeSink: DecisionSink {
  private let directory: Directory
  private var outcomes: [MessageHistory.Outcome] = []

  init(_ directory: Directory) { self.directory = directory }

  /// Those since the last call.
  mutating func take() -> [MessageHistory.Outcome] {
    defer { outcomes.removeAll(keepingCapacity: true) }
    return outcomes
  }

  mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {}
  mutating func begin(_ kind: EffectKind, place: EffectPlace) {
    outcomes.append(MessageHistory.Outcome(kind, .unknown))
  }
  mutating func string(_ key: StaticString, _ text: Bytes) {
    guard Bytes(start: key.utf8Start, count: key.utf8CodeUnitCount).elementsEqual("contact".utf8) else { return }
    outcomes[outcomes.count - 1].contact = directory.contact(text)
  }
  mutating func beginList(_ key: StaticString) {}
  mutating func item(_ text: Bytes) {}
  mutating func endList() {}
  mutating func rules(_ key: StaticString, _ rules: [MatchedRule]) {}
  mutating func end() {}
}
