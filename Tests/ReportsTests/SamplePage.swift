import Campaign
import Reports
import Routing
import Testing

@testable import Simulation

/// A simulated day and its page, made in a line for tests.
struct SamplePage: Sendable, CustomTestStringConvertible {
  var names = ["ana", "joe", "philly"]
  var action = "spring"
  var contacts = 150
  var steps: [ReplyStep] = [.lastTeamMember, .sharedInbox]
  var run = RunFacts(
    rules: "spring.yaml", command: "patchbay simulate spring.yaml --preset warm-list --seed 1", version: "0.1.0")
  var scenario: Scenario
  /// What the page shows beside the report.
  var extras: @Sendable (inout SimulationPage) -> Void = { _ in }
  let name: String

  var testDescription: String { name }

  init(_ name: String, _ edit: (inout SamplePage) -> Void = { _ in }) {
    self.name = name
    scenario = Preset.warmList.scenario
    scenario.members.general.texting = MemberBehaviour.texting(perHour: 30)
    scenario.replications = 3
    edit(&self)
  }

  func report() -> SimulationReport {
    let team = names.map { TeamMember(key: $0, name: $0, permissions: .sendQueue) }
    let policy = RoutingPolicy(
      action: action, team: team, selectedCount: team.count, lists: [],
      distribution: Distribution(mode: .firstComeFirstServed, lastTeamMemberFirst: false), replySteps: steps,
      tagRules: [], optOutKeywords: ["stop"], tags: [], fields: [])
    var scenario = scenario
    scenario.contacts = GeneratedContacts(count: contacts)
    let columns = ContactColumns.generate(
      scenario, policy: policy, names: ContactColumns.Names(tag: { _ in TagID(0) }))
    return Simulator(graph: compile(policy), scenario: scenario, contacts: columns).run()
  }

  func page() -> SimulationPage {
    var page = SimulationPage(report(), run: run)
    extras(&page)
    return page
  }

  func html() throws -> String { try page().html() }
}

extension SamplePage {
  /// Names that mean something to whoever reads markup, and some that cannot be seen.
  static let hostile = [
    "<script>alert(1)</script>", "=1+1", "a\u{202E}b", "q\"\u{301} onload=\u{201D}x", "]]>", "<!--", "&lt;&#60;",
    "{{x}}",
    "\u{0}\u{7}\n\t", "\u{FFFE}", "𝟘é中文🧑‍🌾", "", " ", String(repeating: "long", count: 60), "'", "</style>", "${x}",
  ]

  static let all: [SamplePage] = [
    SamplePage("three members"),
    SamplePage("one run") { $0.scenario.replications = 1 },
    SamplePage("nobody") { $0.names = [] },
    SamplePage("no reply") {
      $0.scenario.replies = ListBehaviour(ContactBehaviour(known: .none, .none, .none))
    },
    SamplePage("one member and far too much") {
      $0.names = ["ana"]
      $0.contacts = 900
      $0.scenario.members.general.texting = MemberBehaviour.texting(perHour: 600)
      $0.scenario.members.general.handling = RandomDuration(.exponential(mean: 900_000))
      $0.scenario.replications = 12
    },
    SamplePage("forty members") {
      $0.names = (1...40).map { "member \($0)" }
      $0.contacts = 400
    },
    SamplePage("three hundred members") {
      $0.names = (1...300).map { "member \($0)" }
      $0.contacts = 900
      $0.scenario.replications = 2
    },
    SamplePage("thirty days") { $0.scenario.until = 30.0 * .day },
    SamplePage("a day and a half, with a warm-up") {
      $0.scenario.until = 36.0 * .hour
      $0.scenario.warmUp = 3.0 * .hour
    },
    SamplePage("four minutes") { $0.scenario.until = 4.0 * .minute },
    SamplePage("four milliseconds") { $0.scenario.until = Milliseconds(4) },
    SamplePage("hostile names") {
      $0.names = hostile
      $0.action = hostile[0] + hostile[2]
      $0.scenario.name = hostile[3]
      $0.run = RunFacts(rules: hostile[4], contactList: hostile[5], command: hostile[8] + hostile[0], version: "0\"1")
      $0.extras = { page in
        page.gates = hostile.map {
          GateRow(text: $0, verdict: .fail, unit: .share, estimate: .init(1), replications: 1)
        }
        page.comparison = ComparisonRows(
          a: hostile[0], b: hostile[2],
          rows: hostile.map { .init(metric: $0, unit: .events, a: .init(1), b: .init(2), difference: .init(1)) },
          moves: hostile.map { .init(from: $0, to: $0, contacts: .init(1)) })
        page.variation = VariationRows(
          metrics: [.init(name: hostile[0], unit: .events)],
          settings: hostile.map { .init(text: $0, values: [.init(1, 0...2)]) })
      }
    },
    SamplePage("everything") { $0.extras = everything },
  ]

  /// Gates, a comparison and a variation, as the program would give them.
  static let everything: @Sendable (inout SimulationPage) -> Void = { page in
    page.gates = [
      GateRow(
        text: "p95(first_response_wait) < 30m", verdict: .pass, unit: .milliseconds,
        estimate: .init(252_000, 231_000...273_000), replications: 40),
      GateRow(
        text: "chance(time_to_send_list < 3h) >= 95%", verdict: .inconclusive, unit: .share,
        estimate: .init(0.96, 0.89...0.99), replications: 320),
      GateRow(
        text: "time_to_send_list < 3h", verdict: .fail, unit: .milliseconds,
        estimate: .init(.infinity, 11_000_000...Double.infinity), replications: 40),
    ]
    page.comparison = ComparisonRows(
      a: "shared-inbox.yaml", b: "round-robin.yaml",
      rows: [
        .init(
          metric: "mean(first_response_wait)", unit: .milliseconds, a: .init(92_000, 88_000...96_000),
          b: .init(121_000, 110_000...131_000), difference: .init(29_000, 21_000...37_000)),
        .init(
          metric: "mean(unanswered)", unit: .contacts, a: .init(4.1, 2.8...5.3), b: .init(3.9, 2.5...5.3),
          difference: .init(-0.2, -0.9...0.5)),
        .init(
          metric: "mean(sent_gini)", unit: .share, a: .init(0.4, 0.3...0.5), b: .init(0.1, 0.05...0.15),
          difference: .init(-0.3, -0.4 ... -0.2)),
      ],
      moves: [
        .init(from: "ana", to: "joe", contacts: .init(40.2, 33.0...47.5)),
        .init(from: "shared inbox", to: "philly", contacts: .init(102)),
      ])
    page.variation = VariationRows(
      metrics: [
        .init(name: "p95(first_response_wait)", unit: .milliseconds), .init(name: "mean(sent_range)", unit: .contacts),
        .init(name: "mean(time_to_send_list)", unit: .milliseconds),
      ],
      settings: [
        .init(text: "bucket_size 10", values: [.init(250_000, 210_000...290_000), .init(70, 61...79), .init(nil)]),
        .init(
          text: "bucket_size 25", values: [.init(310_000, 270_000...350_000), .init(91, 80...102), .init(9_100_000)]),
        .init(text: "bucket_size 100", values: [.init(460_000, 400_000...520_000), .init(180), .init(.infinity)]),
      ])
  }
}
