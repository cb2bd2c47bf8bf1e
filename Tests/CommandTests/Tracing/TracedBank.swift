import Campaign
import Diagnostics
import Experiments
import Interpreting
import PatchbayKit
import Records
import Routing
import RuleLanguage
import Simulation
import Surroundings
import SystemZones
import Testing

@testable import PatchbayCommand

/// A rule file and a scenario, for a simulation whose trace is replayed.
struct TracedBank: Sendable, CustomTestStringConvertible {
  let name: String
  let rules: String
  let scenario: Scenario

  var testDescription: String { name }

  /// All changes of a replication, what it came to, and its event stream.
  func simulate(_ trace: OutputFile, replication: Int = 0) throws -> (changes: [StateChange], report: SimulationReport)
  {
    let checked = try checkedRules()
    let contacts = SimulatedContacts(checked.policy, scenario, zones: systemZones)
    let simulator = Simulator(graph: compile(checked.policy), scenario: scenario, contacts: contacts.supply)
    let recorder = TraceRecorder(contacts.names(replication), replyTexts: simulator.replyTexts) {
      bytes throws(Failure) in try trace.writer.write(bytes)
    }
    var watcher = TraceAndChanges(trace: recorder)
    let result = simulator.runFromLoading(replication: replication, watcher: &watcher)
    try watcher.trace.finish()
    try trace.commit()
    return (watcher.changes, simulator.report([result]))
  }

  /// All changes that an event stream brings under the rules, and the counts at its end.
  func replay(_ path: String) throws -> (changes: [StateChange], stats: StatsTable, kinds: Set<String>) {
    let interpreter = Interpreter(try checkedRules())
    var reader = interpreter.events(FileBytes(input: try InputFile.stream(path, standardInputName: "-")))
    var changes = Changes()
    var kinds: Set<String> = []
    while let line = try reader.next() {
      #expect(line.moment != nil, "line \(line.line)")
      switch line.outcome {
      case .event(let event):
        kinds.insert(String("\(event.event)".prefix { $0 != "(" }))
        interpreter.engine.take(event, recorder: &changes)
      case .refused(let refusal, _): Issue.record("line \(line.line): \(refusal)")
      case .malformed(let problem): Issue.record("line \(line.line): \(problem.message)")
      }
      for remark in line.remarks { Issue.record("line \(line.line): \(remark.message)") }
    }
    return (changes.changes, interpreter.engine.state.stats, kinds)
  }

  func checkedRules() throws -> CheckedPolicy {
    var problems = DiagnosticSink()
    let checked = checkRules(
      Source(name: "rules.yaml", bytes: Array(rules.utf8)), zones: systemZones, sink: &problems)
    #expect(problems.errorCount == 0, "\(problems.problems.map(\.message))")
    return try #require(checked)
  }
}

private struct Changes: ChangeRecorder {
  var changes: [StateChange] = []
  mutating func changed(_ change: StateChange, _ decision: borrowing Routing.Decision, _ state: borrowing RoutingState)
  {
    changes.append(change)
  }
}

private struct TraceAndChanges: RunRecorder {
  var trace: TraceRecorder
  var changes: [StateChange] = []

  mutating func taking(_ event: borrowing TimedEvent, text: Int?) { trace.taking(event, text: text) }
  mutating func changed(_ change: StateChange, _ decision: borrowing Routing.Decision, _ state: borrowing RoutingState)
  {
    changes.append(change)
  }
}

extension TracedBank {
  /// Every rule file with every day.
  static let all: [TracedBank] =
    rules.flatMap { rules in
      days.map { day in
        var scenario = warm()
        day.change(&scenario)
        return TracedBank(name: "\(rules.name), \(day.name)", rules: team + rules.text, scenario: scenario)
      }
    } + live

  /// What live campaigns have; days with shifts of their own are none of those under rules with shifts.
  private static let live: [TracedBank] = days.filter { !$0.name.contains("walk") }.map { day in
    var scenario = warm()
    day.change(&scenario)
    scenario.members.general.shifts = []
    let shifts = "{ zone: America/New_York, days: { mon-fri: [\"09:05-09:50\", \"10:00-11:30\"] } }"
    let rules = team.replacing("max_open: 2 }", with: "max_open: 2, shifts: \(shifts) }").replacing(
      "[joe, philly]", with: "{ members: [joe, philly], shifts: \(shifts) }")
    return TracedBank(name: "shifts and time-outs, \(day.name)", rules: rules + liveRules, scenario: scenario)
  }

  private static let liveRules = """
    distribution: { mode: first_come_first_served, claim_timeout: 5m, answers_first: 2 }
    reply_routing: [last_team_member, { to: closers, by: least_open }, least_open, hold]
    reply_timeout: { after: 4m, then: [least_open] }
    tag_rules:
      - { tag: Donor, to: [ana, joe], by: round_robin, otherwise: [v04, hold], at_once: true }
    texting_hours: { days: { mon-fri: ["09:00-10:30", "10:45-20:00"] }, missing_zone: America/New_York, last_call: 5m }
    notifications:
      - { type: replies_waiting, to: all, after: 2m }
    """

  private static let team = """
    version: 1
    team:
      ana: { name: Ana Ruiz, email: ana@example.org, notify: [email], weight: 2 }
      joe: { name: Joe Chan, max_open: 2 }
      philly: { name: Phil Lee }
      v04: { name: Vera Four, email: vera@example.org, notify: [email] }
      late: { name: Lara Late }
    lists: { closers: [joe, philly] }
    members: [ana, joe, philly, v04]

    """

  private static let rules: [(name: String, text: String)] = [
    (
      "claims in a shared inbox",
      """
      distribution: { mode: first_come_first_served, claim_timeout: 5m }
      reply_routing: shared_inbox
      """
    ),
    (
      "distributed, round robin",
      """
      distribution: { mode: distributed, last_team_member_first: true, max_per_member: 120 }
      reply_routing: [last_team_member, round_robin]
      """
    ),
    (
      "buckets, a list that holds",
      """
      distribution: { mode: buckets, bucket_size: 7 }
      reply_routing: [sender_or_last_team_member, closers, hold]
      """
    ),
    (
      "hours by the contacts' clocks",
      """
      distribution: { mode: first_come_first_served, claim_timeout: 20m }
      reply_routing: [sender, shared_inbox]
      texting_hours: { start: "09:00", end: "10:30", zone: contact, missing_zone: America/New_York, replies: wait }
      """
    ),
    (
      "hours that no one knows",
      """
      distribution: { mode: buckets, bucket_size: 30 }
      reply_routing: round_robin
      texting_hours: { start: "09:00", end: "11:00", zone: contact, replies: pass }
      """
    ),
    (
      "tag rules, auto tags and phrases",
      """
      distribution: distributed
      reply_routing: [last_team_member, shared_inbox]
      tag_rules:
        - { tag: Donor, to: joe }
        - { tag: Spanish, to: [ana, philly] }
        - { when: { fields: { state: [TX, CA] }, none: [Donor] }, to: closers }
      auto_tags:
        - { tag: Spanish, reply_contains: [español] }
        - { tag: Opt Out, reply_is: [basta] }
      opt_out: { keywords: [no more, stop], review: [leave me alone] }
      """
    ),
    (
      "notifications",
      """
      distribution: { mode: first_come_first_served, claim_timeout: 15m }
      reply_routing: [last_team_member, round_robin, hold]
      texting_hours: { start: "09:00", end: "21:00", zone: America/Chicago }
      notifications:
        - { type: assignment, to: all }
        - { type: replies_waiting, to: all }
      """
    ),
  ]

  private static let days: [(name: String, change: @Sendable (inout Scenario) -> Void)] = [
    ("a day and a night", { $0.until = minutes(26 * 60) }),
    (
      "shifts, breaks and churn",
      {
        $0.members.general.shifts = [
          MemberBehaviour.Period(start: minutes(5), end: minutes(60)), MemberBehaviour.Period(start: minutes(90)),
        ]
        $0.members.general.breaks = [MemberBehaviour.Period(start: minutes(30), end: minutes(40))]
        $0.members.general.leaving = .removed
        $0.churn = [
          TeamChange(at: minutes(20), member: "late", joins: true),
          TeamChange(at: minutes(50), member: "ana", joins: false),
          TeamChange(at: minutes(100), member: "ana", joins: true),
        ]
      }
    ),
    (
      "people who walk away",
      {
        $0.members.general.abandon = Share(0.8) ?? .none
        $0.members.count = 3
        $0.members.general.shifts = [
          MemberBehaviour.Period(end: minutes(45)), MemberBehaviour.Period(start: minutes(50), end: minutes(120)),
        ]
        var philly = $0.members.general
        philly.leaving = .removed
        philly.handling = RandomDuration(.constant(900_000))
        $0.members.named = [.init("philly", philly)]
      }
    ),
    (
      "contacts who come by and by",
      {
        $0.arrivals = .rates([
          Arrivals.RatePeriod(from: minutes(0), to: minutes(30), perHour: 300),
          Arrivals.RatePeriod(from: minutes(60), to: minutes(90), perHour: 150),
        ])
        $0.members.named = [
          .init("joe", MemberBehaviour(texting: .init(.constant(9_000)), handling: .init(.constant(50_000))))
        ]
      }
    ),
    (
      "three lists",
      {
        $0.arrivals = .times([minutes(0), minutes(40), minutes(80)])
        $0.members.general.leaving = .removed
        $0.members.general.shifts = [MemberBehaviour.Period(end: minutes(70))]
      }
    ),
  ]

  private static func minutes(_ count: Double) -> Milliseconds { count * 60 * Milliseconds.second }

  /// Warm people, who say much of which rules look for.
  private static func warm() -> Scenario {
    func share(_ value: Double) -> Share { Share(value) ?? .none }
    var scenario = Preset.warmList.scenario
    scenario.contacts = GeneratedContacts(
      count: 160,
      tags: [.init("Donor", share(0.2)), .init("Opt Out", share(0.03)), .init("Spanish", share(0.1))],
      fields: [
        .init("club", [.init("a\"b", share(0.3))]), .init("state", [.init("CA", share(0.3)), .init("NY", share(0.5))]),
      ],
      timeZones: [
        .init("America/Denver", share(0.3)), .init("America/Los_Angeles", share(0.1)), .init("Asia/Tokyo", share(0.1)),
      ],
      knownToMember: share(0.4))
    scenario.members.general.texting = MemberBehaviour.texting(perHour: 150)
    scenario.members.general.handling = RandomDuration(.lognormal(median: 100_000, sigma: 0.8))
    let delay = RandomDuration(.lognormal(median: 240_000, sigma: 1))
    if let replies = ContactBehaviour(
      undelivered: share(0.03), reply: share(0.4), optOut: share(0.1), click: share(0.2), delay: delay, meanReplies: 3,
      words: [
        .init("basta", share(0.05)), .init("en español por favor", share(0.2)),
        .init("please leave me alone!", share(0.1)),
      ])
    {
      scenario.replies = ListBehaviour(replies)
    }
    scenario.until = minutes(150)
    scenario.warmUp = minutes(10)
    scenario.replications = 2
    return scenario
  }
}
