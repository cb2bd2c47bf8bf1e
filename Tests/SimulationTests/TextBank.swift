import Campaign
import Routing
import Testing

@testable import Simulation

/// A rule file and a scenario made in a line, for tests.
struct TextBank: Sendable, CustomTestStringConvertible {
  var members = 5
  var mode = Distribution.Mode.firstComeFirstServed
  var lastTeamMemberFirst = false
  var steps: [ReplyStep] = [.sharedInbox]
  var rules: [TagRule] = []
  var contacts = 600
  var change: @Sendable (inout Scenario) -> Void = { _ in }
  var name: String

  var testDescription: String { name }

  init(_ name: String, _ edit: (inout TextBank) -> Void = { _ in }) {
    self.name = name
    edit(&self)
  }

  var policy: RoutingPolicy {
    let team = (0..<members).map { TeamMember(key: "member-\($0)", name: "Member \($0)", permissions: .sendQueue) }
    return RoutingPolicy(
      action: "test", team: team, selectedCount: members,
      lists: [UserList(name: "pair", members: [MemberID(0), MemberID(1)])],
      distribution: Distribution(mode: mode, lastTeamMemberFirst: lastTeamMemberFirst), replySteps: steps,
      tagRules: rules, optOutKeywords: ["stop"], tags: ["Donor", "Spanish"], fields: [])
  }

  /// A warm list: many replies make much to check.
  var scenario: Scenario {
    var scenario = Preset.warmList.scenario
    scenario.members.general.texting = MemberBehaviour.texting(perHour: 300)
    scenario.replications = 3
    scenario.contacts = GeneratedContacts(
      count: contacts,
      tags: [.init("Donor", Share(known: 0.2)), .init("Spanish", Share(known: 0.1))],
      knownToMember: Share(known: 0.5))
    change(&scenario)
    return scenario
  }

  func simulator(_ watcher: inout some RunRecorder) -> Simulator {
    let scenario = self.scenario
    let policy = self.policy
    func tag(_ name: String) -> TagID { TagID(UInt32(policy.tags.firstIndex(of: name) ?? policy.tags.count)) }
    let columns = ScenarioContacts.generate(
      scenario, policy: policy, names: ScenarioContacts.Names(tag: tag))
    return Simulator(graph: compile(policy), scenario: scenario, contacts: columns, watcher: &watcher)
  }

  func report() throws -> SimulationReport {
    var nobody = NoChangeRecorder()
    return try simulator(&nobody).run()
  }
}

extension TagRule {
  static func tag(_ tag: UInt32, to members: [UInt16]) -> TagRule {
    TagRule(condition: Condition(all: [TagID(tag)]), recipients: members.map { MemberID($0) })
  }
}
