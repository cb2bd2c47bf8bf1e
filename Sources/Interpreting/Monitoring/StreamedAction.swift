package import Campaign
package import Diagnostics
package import Records
internal import Routing

/// A contact action that is rebuilt from its events, to look at its counts and conversations.
package final class StreamedAction: ShownAction {
  package let interpreter: Interpreter
  package private(set) var clock: Instant?
  private var messages = MessageHistory()
  private var lines = 0
  /// Rows and lines that cannot be read.
  package var unreadable = 0

  package init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// - Parameters:
  ///   - lateBy: how late replies and clicks may be, in milliseconds.
  ///   - keepsMessages: whether `history` will be asked for.
  ///   - problems: gets what is wrong with the lines.
  package func read(
    _ events: some ByteReader, lateBy: Int64 = EventOrder.standardLateBy, keepsMessages: Bool,
    problems: inout some RecordProblemReceiver, progress: some Progress
  ) throws {
    var reader = interpreter.events(events, after: StreamPosition(lateBy: lateBy))
    var recorder = interpreter.recorder(OutcomeSink(interpreter.directory))
    while let line = try reader.next() {
      lines += 1
      let problem = recorder.take(line, &interpreter.engine)
      let outcomes = recorder.sink.drain()
      if keepsMessages { messages.record(line, clock: reader.position.clock, outcomes) }
      for remark in line.remarks { problems.report(remark) }
      progress.note(lines, "event")
      guard let problem else { continue }
      unreadable += 1
      problems.report(problem)
    }
    if let left = interpreter.directory.unsettledOptOut { problems.report(ofList: left) }
    clock = reader.position.clock
  }

  package func stats() -> StatsTable { interpreter.engine.state.stats }
  package func history(of contacts: Set<ContactID>) -> MessageHistory { messages }
}

/// Keeps the effects of each event, with the contacts they concern.
private struct OutcomeSink: DecisionSink {
  private let directory: Directory
  private var outcomes: [MessageHistory.Outcome] = []

  init(_ directory: Directory) { self.directory = directory }

  /// The outcomes since the last call.
  mutating func drain() -> [MessageHistory.Outcome] {
    defer { outcomes.removeAll(keepingCapacity: true) }
    return outcomes
  }

  mutating func willDescribe(_ change: StateChange, _ decision: borrowing Routing.Decision) {}
  mutating func begin(_ kind: EffectKind, origin: EffectOrigin) {
    outcomes.append(MessageHistory.Outcome(kind, .unknown))
  }
  mutating func string(_ key: EffectKey, _ text: Bytes) {
    guard key == .contact else { return }
    outcomes[outcomes.count - 1].contact = directory.contact(text)
  }
  mutating func beginList(_ key: EffectKey) {}
  mutating func item(_ text: Bytes) {}
  mutating func endList() {}
  mutating func rules(_ key: EffectKey, _ rules: [MatchedRule]) {}
  mutating func end() {}
}
