import Campaign
import Results
import Routing
import Statistics
import Testing

@testable import Simulation

/// A simulated day and its page, made in a line for tests.
struct SamplePage: Sendable, CustomTestStringConvertible {
  enum Kind: Sendable {
    case simulation
    /// The same day so often, under these values of these keys.
    case settings(keys: [String], [[String]])
    /// Against the same day with other reply steps.
    case comparison([ReplyStep])
  }

  var kind = Kind.simulation
  var names = ["ana", "joe", "philly"]
  var action = "spring"
  var contacts = 150
  var hours: TextingHours?
  var steps: [ReplyStep] = [.lastTeamMember, .sharedInbox]
  var run = RunFacts(
    rules: ["spring.yaml"], command: "patchbay simulate spring.yaml --preset warm-list", version: "0.1.0")
  var scenario: Scenario
  let name: String

  var testDescription: String { name }

  init(_ name: String, _ edit: (inout SamplePage) -> Void = { _ in }) {
    self.name = name
    scenario = Preset.warmList.scenario
    scenario.members.general.texting = MemberBehaviour.texting(perHour: 30)
    scenario.replications = 3
    edit(&self)
  }

  func simulator(_ steps: [ReplyStep]) -> Simulator {
    let team = names.map { TeamMember(key: $0, name: $0, permissions: .sendQueue) }
    let policy = RoutingPolicy(
      action: action, team: team, selectedCount: team.count, lists: [],
      distribution: Distribution(mode: .firstComeFirstServed, lastTeamMemberFirst: false), replySteps: steps,
      tagRules: [], optOutKeywords: ["stop"], textingHours: hours, tags: [], fields: [])
    var scenario = scenario
    scenario.contacts = GeneratedContacts(count: contacts)
    let generator = ContactGenerator(scenario, policy: policy, names: ContactGenerator.Names(tag: { _ in TagID(0) }))
    return Simulator(graph: compile(policy), scenario: scenario, contacts: .generated(generator))
  }

  func report() throws -> SimulationReport { try simulator(steps).run() }

  func comparison(_ other: [ReplyStep]) -> Comparison {
    let paired = PairedSimulator(simulator(steps), simulator(other))
    return paired.compare((0..<(scenario.replications ?? 1)).map { paired.run(replication: $0) })
  }

  func html() throws -> String {
    switch kind {
    case .simulation: return SimulationPage(try report(), run: run).html()
    case .settings(let keys, let settings):
      var page = SettingsPage(keys: keys, run: run)
      let report = try report()
      for values in settings { page.add(values, report) }
      return try page.html()
    case .comparison(let other): return ComparisonPage(comparison(other), run: run).html()
    }
  }
}

extension SamplePage {
  /// Names that mean something to whoever reads markup, and some that cannot be seen.
  static let hostile = [
    "<script>alert(1)</script>", "=1+1", "a\u{202E}b", "q\"\u{301} onload=\u{201D}x", "]]>", "<!--", "&lt;&#60;",
    "{{x}}",
    "\u{0}\u{7}\n\t", "\u{FFFE}", "𝟘é中文🧑‍🌾", "", " ", String(repeating: "long", count: 60), "'", "</style>", "${x}",
  ]

  private static let hostileFacts = RunFacts(
    rules: [hostile[4], hostile[2]], contactList: hostile[5], command: hostile[8] + hostile[0], version: "0\"1")

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
    SamplePage("gates") {
      $0.scenario.gates = gates
      $0.scenario.precision = [PrecisionTarget(.p95, .metric(.replyWait), halfWidth: 60_000)]
      $0.scenario.replications = 25
    },
    SamplePage("settings") {
      $0.kind = .settings(keys: ["bucket_size"], [["10"], ["25"], ["100"]])
    },
    SamplePage("a grid with gates") {
      $0.kind = .settings(
        keys: ["members.count", "contacts.count", "run.until"], [["10", "5", "1h"], ["10", "6", "1h"]])
      $0.scenario.gates = gates
    },
    SamplePage("many settings") { $0.kind = .settings(keys: ["k"], (1...90).map { ["\($0)"] }) },
    SamplePage("comparison") { sample in
      sample.kind = .comparison([.roundRobin, .sharedInbox])
      sample.run.rules = ["shared.yaml", "turns.yaml"]
    },
    SamplePage("a comparison of one run") {
      $0.kind = .comparison([.roundRobin, .sharedInbox])
      $0.scenario.replications = 1
    },
    SamplePage("a comparison with itself") { $0.kind = .comparison($0.steps) },
    SamplePage("a comparison without anyone") {
      $0.kind = .comparison([.roundRobin, .sharedInbox])
      $0.names = []
    },
    SamplePage("hostile names") {
      $0.names = hostile
      $0.action = hostile[0] + hostile[2]
      $0.scenario.name = hostile[3]
      $0.run = hostileFacts
    },
    SamplePage("hostile settings") {
      $0.action = hostile[0]
      $0.kind = .settings(keys: [hostile[3], hostile[8]], hostile.map { [$0, $0] })
      $0.run = hostileFacts
    },
    SamplePage("hostile comparison") {
      $0.names = hostile
      $0.kind = .comparison([.roundRobin, .sharedInbox])
      $0.run = hostileFacts
    },
  ]

  /// One of each verdict, where replications are enough to tell.
  static let gates: [Gate] = [
    .statistic(.p95, .metric(.firstResponseWait), .less, limit: 1_800_000),
    .chance(of: .mean, .metric(.timeToSendList), .less, limit: 7_200_000, .atLeast, share: 0.5),
    .statistic(.mean, .metric(.timeToSendList), .less, limit: 3_600_000),
    .statistic(.mean, .total(.sent), .greater, limit: 10_000),
  ]
}
