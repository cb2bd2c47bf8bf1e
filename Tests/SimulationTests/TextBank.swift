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
  var claimTimeout: Int64? = Distribution.standardClaimTimeout
  var maxPerMember: Int?
  var answersFirst: Int?
  var hours: TextingHours?
  /// Of everyone, in the rules.
  var shifts: Shifts?
  var notifications: [NotificationRule] = []
  /// The lines of the team stand in the opposite order.
  var isReversed = false
  var change: @Sendable (inout Scenario) -> Void = { _ in }
  var name: String

  var testDescription: String { name }

  init(_ name: String, _ edit: (inout TextBank) -> Void = { _ in }) {
    self.name = name
    edit(&self)
  }

  var policy: RoutingPolicy {
    let team = (0..<members).map { number in
      let number = isReversed ? members - 1 - number : number
      return TeamMember(
        key: "member-\(number)", name: "Member \(number)", permissions: .sendQueue, email: "a@example.org",
        notify: [.email], shifts: shifts)
    }
    return RoutingPolicy(
      action: "test", team: team, selectedCount: members,
      lists: [UserList(name: "pair", members: [MemberID(0), MemberID(1)])],
      distribution: Distribution(
        mode: mode, lastTeamMemberFirst: lastTeamMemberFirst, claimTimeout: claimTimeout, maxPerMember: maxPerMember,
        answersFirst: answersFirst),
      replySteps: steps, tagRules: rules, optOutKeywords: ["stop"], textingHours: hours, notifications: notifications,
      tags: ["Donor", "Spanish"], fields: [])
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

  var simulator: Simulator {
    let scenario = self.scenario
    let policy = self.policy
    // The number after those of the rules is that of `Opt Out`.
    func tag(_ name: String) -> TagID { TagID(UInt32(policy.tags.firstIndex(of: name) ?? policy.tags.count + 1)) }
    let generator = ContactGenerator(scenario, policy: policy, names: ContactGenerator.Names(tag: tag))
    return Simulator(graph: compile(policy), scenario: scenario, contacts: .generated(generator))
  }

  func report() throws -> SimulationReport {
    try simulator.run()
  }
}

extension TagRule {
  static func tag(_ tag: UInt32, to members: [UInt16]) -> TagRule {
    TagRule(condition: Condition(all: [TagID(tag)]), recipients: members.map { MemberID($0) })
  }
}
