import Campaign
import Diagnostics
import PatchbayKit
import Records
import Routing
import RuleLanguage

/// What came of a case: the effects of its events, with their walks, and the statistics of the end.
struct CaseRun {
  let sink: CaseSink
  let stats: StatsTable
  /// The parts of the case that could not be read as a contact or an event.
  let problems: [(span: Span, message: String)]

  /// Runs a case through the readers and the engine that `route` uses.
  init(_ routingCase: RoutingCase, graph: DecisionGraph, checked: CheckedPolicy) throws {
    let directory = Directory(checked.policy)
    let matcher = ReplyMatcher(checked.policy)
    var engine = Engine(graph: graph, isTraced: true)
    var problems: [(Span, String)] = []

    let contacts = routingCase.contactLines
    func place(_ lines: [CaseLine], _ number: Int) -> Span {
      lines.indices.contains(number - 1) ? lines[number - 1].span : routingCase.span
    }
    var rows = ContactReader(ArrayByteReader(contacts.joinedLines), format: .ndjson)
    while let block = try rows.next() {
      for index in 0..<block.count {
        switch directory.add(index, of: block) {
        case .joined(let arrival, _):
          directory.withLastColumns {
            engine.take(TimedEvent(at: Instant(milliseconds: 0), event: .contact(arrival), tags: $0, values: $1))
          }
        case .refused(let problem, _): problems.append((place(contacts, problem.line), problem.message))
        }
      }
      for index in 0..<block.problemCount {
        let problem = block.problem(index)
        problems.append((place(contacts, problem.line), problem.message))
      }
    }
    directory.closeList()

    let events = routingCase.eventLines
    let reader = CaseEvents(events.joinedLines, directory, matcher)
    var recorder = EffectRecorder(CaseSink(), directory: directory, origins: checked.origins)
    while let line = try reader.next() {
      if let problem = recorder.take(line, &engine) { problems.append((place(events, problem.line), problem.message)) }
    }
    sink = recorder.sink
    stats = engine.state.stats
    self.problems = problems
  }
}

/// The event stream of a case.
private final class CaseEvents {
  private var reader: EventReader<ArrayByteReader>

  init(_ bytes: [UInt8], _ directory: Directory, _ matcher: ReplyMatcher) {
    reader = EventReader(ArrayByteReader(bytes), directory: directory) { matcher.reads($0, tags: &$1) }
  }

  func next() throws -> EventLine? { try reader.next() }
}

extension [CaseLine] {
  fileprivate var joinedLines: [UInt8] { flatMap { $0.bytes + [0x0A] } }
}
