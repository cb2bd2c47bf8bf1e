package import Campaign
package import Diagnostics
package import Records
package import RuleLanguage
internal import SystemZones
internal import Zones

/// Reads the contacts and the events of cases as `test` does, without running them.
package struct CaseReading {
  private let checked: CheckedPolicy

  package init(under checked: CheckedPolicy) { self.checked = checked }

  /// The parts of cases that are no contacts and no events.
  package func problems(in cases: [RoutingCase]) -> [Problem] {
    if cases.isEmpty { return [] }
    let names = Directory(checked.policy, country: checked.list.country, zones: systemZones)
    let matcher = ReplyMatcher(checked.policy)
    return cases.flatMap { problems(in: $0, names, matcher) }
  }

  private func problems(in routingCase: RoutingCase, _ names: Directory, _ matcher: ReplyMatcher) -> [Problem] {
    let directory = Directory(again: names)
    var found = CaseProblems()
    let contacts = routingCase.contactLines
    try? loadContacts(
      RecordReader(ArrayByteReader(contacts.joinedLines), format: .ndjson), into: directory, problems: &found,
      progress: NoProgress(), optOut: { _ in }, take: { _, _, _ in })
    var problems = found.kept.map { $0.inCase(routingCase, contacts) }
    let events = routingCase.eventLines
    let start = StreamPosition(clock: routingCase.start(under: checked.policy))
    var reader = EventReader(ArrayByteReader(events.joinedLines), directory: directory, after: start) {
      matcher.reads($0, tags: &$1)
    }
    while let line = try? reader.next() {
      if case .malformed(let problem) = line.outcome { problems.append(problem.inCase(routingCase, events)) }
    }
    return problems
  }
}

/// Keeps what is wrong with the contacts of a case. What else is to be said of them may be what the case is about.
package struct CaseProblems: RecordProblemReceiver {
  package private(set) var kept: [RecordProblem] = []

  package init() {}

  package mutating func report(_ block: borrowing ContactBlock) {
    for index in 0..<block.problemCount where block.severity(index) != .note { kept.append(block.problem(index)) }
  }

  package mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) {
    if severity == .error { kept.append(problem()) }
  }

  package mutating func report(ofList problem: RecordProblem) {}
}

extension RecordProblem {
  /// The problem at the part of the case that its line came from. Notes are about other lines, which no one has seen; another record is
  /// one of the case as well.
  package func inCase(_ routingCase: RoutingCase, _ lines: [CaseLine]) -> Problem {
    let span = lines.indices.contains(line - 1) ? lines[line - 1].span(atColumn: column) : routingCase.span
    var problem = Problem(
      code, severity, message, at: Place(routingCase.source, span), help: helpInCase ?? help)
    if let other {
      let span = (other.isListed ? routingCase.contacts.map(\.span) : routingCase.events.map(\.span))
        .dropFirst(other.line - 1).first
      if let span {
        let line = LineTable(routingCase.source).position(ofByte: Int(span.lower)).line
        problem.message = other.message(line: line)
        problem.related = [Label(Place(routingCase.source, span), other.label)]
      }
    }
    return problem
  }
}

extension [CaseLine] {
  package var joinedLines: [UInt8] { flatMap { $0.bytes + [0x0A] } }
}

extension RoutingCase {
  /// Whether its events say when they happen.
  package var hasMoments: Bool { events.contains { $0.at != nil } }

  /// The moment of events that have none: where no event has one, no clock runs.
  package func start(under policy: RoutingPolicy) -> Instant? { hasMoments ? nil : policy.exampleMoment }
}

extension RoutingPolicy {
  /// A moment inside the texting hours, for cases that say nothing about time: most are about something else. Nil where time does
  /// not matter to the rules.
  fileprivate var exampleMoment: Instant? {
    let monday = Instant(milliseconds: 1_772_409_600_000)  // 2026-03-02T00:00:00Z
    guard let hours = textingHours else { return hasShifts || hasReplyClocks ? monday : nil }
    return (hours.rules(own: nil) ?? ZoneRules(name: "UTC", offset: 0)).flatMap { zone in
      hours.nextFirstTexts(from: monday, hours.usual, in: zone) ?? hours.usual.nextOpening(from: monday, in: zone)
    }
  }
}
