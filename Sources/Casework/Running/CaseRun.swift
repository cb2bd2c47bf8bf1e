package import Campaign
internal import Checking
package import Diagnostics
internal import Interpreting
internal import Records
internal import Routing
package import RuleLanguage

/// What came of a case: the effects of its events, with their walks, and the statistics of the end.
package struct CaseRun {
  package let sink: CaseSink
  package let stats: StatsTable
  /// The parts of the case that could not be read as a contact or an event.
  package let problems: [Problem]
  /// The walks that placed replies, with what they looked at.
  package let walks: [CaseWalk]

  /// Runs a case through the readers and the engine that `route` uses.
  package init(_ routingCase: RoutingCase, under rules: CaseRules) throws {
    let checked = rules.checked
    let interpreter = Interpreter(again: rules.first, isTraced: true)
    let directory = interpreter.directory
    directory.expect(rules.optedOut)

    let contacts = routingCase.contactLines
    var found = CaseProblems()
    do {
      try loadContacts(
        RecordReader(ArrayByteReader(contacts.joinedLines), format: .ndjson), into: directory, problems: &found,
        progress: NoProgress(), optOut: interpreter.optOut
      ) { arrival, _, _ in
        interpreter.take(arrival)
      }
    } catch is Failure {
      // That no contact is taken is told by a problem of the list.
    }
    var problems = found.kept.map { $0.inCase(routingCase, contacts) }

    let events = routingCase.eventLines
    let start = routingCase.start(under: checked.policy)
    // Where no clock runs, everyone is on shift.
    if !routingCase.hasMoments { interpreter.engine.ignoreShifts { _ in true } }
    let reader = CaseEvents(events.joinedLines, interpreter, start)
    var recorder = interpreter.recorder(CaseSink())
    var walks: [CaseWalk] = []
    while let line = try reader.next() {
      if let problem = recorder.take(line, &interpreter.engine) {
        problems.append(problem.inCase(routingCase, events))
      }
      for walk in recorder.sink.drainWalks() {
        walks.append(CaseWalk(walk.trace, of: walk.contact, in: interpreter.engine.state))
      }
    }
    self.walks = walks
    sink = recorder.sink
    stats = interpreter.engine.state.stats
    self.problems = problems
  }
}

/// The event stream of a case.
private final class CaseEvents {
  private var reader: EventReader<ArrayByteReader>

  /// - Parameter start: the moment of events that have none.
  init(_ bytes: [UInt8], _ interpreter: Interpreter, _ start: Instant?) {
    reader = interpreter.events(ArrayByteReader(bytes), after: StreamPosition(clock: start))
  }

  func next() throws -> EventLine? { try reader.next() }
}
