internal import Campaign
package import Diagnostics
package import Interpreting
package import Records
internal import Routing

/// Where each reply of a recorded event stream went under some rules, at the moment at which it came.
package struct RecordedReplies {
  /// By reply, in the order of the events: its line, and the number of its place.
  private(set) var replies: [(line: Int, place: Int)] = []
  /// Members, or `shared_inbox`, or `hold`; empty for a reply that is placed nowhere: it opted out, or was refused.
  private(set) var places: [[String]] = []
  private var numbers: [[String]: Int] = [:]

  /// Takes the events to their end.
  ///
  /// - Parameters:
  ///   - interpreter: with the contacts of the list, before any event.
  ///   - lateBy: how late replies and clicks may be, in milliseconds.
  package init(
    _ interpreter: Interpreter, events: some ByteReader, lateBy: Int64, problems: inout some RecordProblemReceiver,
    progress: some Progress
  ) throws {
    var reader = interpreter.events(events, after: StreamPosition(lateBy: lateBy))
    var recorder = interpreter.recorder(NoEffects())
    while let line = try reader.next() {
      var contact: ContactID?
      if case .event(let timed) = line.outcome, case .reply(let replying, _, _) = timed.event, replying.isKnown {
        contact = replying
      }
      if let problem = recorder.take(line, &interpreter.engine) { problems.report(problem) }
      for remark in line.remarks { problems.report(remark) }
      if let contact { note(line.line, place(of: contact, interpreter)) }
      progress.note(line.line, "event")
      try progress.check()
    }
  }

  private func place(of contact: ContactID, _ interpreter: Interpreter) -> [String] {
    let state = interpreter.engine.state
    switch state.placement(of: contact) {
    case .nowhere: return []
    case .sharedInbox: return [Via.sharedInbox.rawValue]
    case .held: return [ReplyStepWord.hold.rawValue]
    case .member, .fanOut:
      return state.holders(in: state.placement(of: contact)).map { interpreter.directory.key(of: $0) }
    }
  }

  private mutating func note(_ line: Int, _ place: [String]) {
    let number = numbers[place] ?? places.count
    if number == places.count {
      numbers[place] = number
      places.append(place)
    }
    replies.append((line, number))
  }
}
