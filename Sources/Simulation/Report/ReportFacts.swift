package import Campaign
internal import Routing
internal import Statistics

/// What a report needs to know of a simulation besides the results of its replications. It can be said without the contacts, so that
/// results of several runs become one report where there are none.
package struct ReportFacts: Sendable {
  package let policy: RoutingPolicy
  package let scenario: Scenario
  /// How many contacts the list of each replication has.
  package let contacts: Int
  /// Whether each replication draws a contact list of its own.
  package let drawsContacts: Bool
  /// The number of the first replication, from 1.
  package var firstReplication = 1

  package init(_ policy: RoutingPolicy, _ scenario: Scenario, contacts: Int, drawsContacts: Bool) {
    self.policy = policy
    self.scenario = scenario
    self.contacts = contacts
    self.drawsContacts = drawsContacts
  }

  /// Whether who is of which kind is drawn: of a single kind there is nothing to draw.
  var drawsKinds: Bool { scenario.members.mix.count > 1 }

  /// Decides how many replications there are.
  ///
  /// - Parameter settings: among how many settings a search looks for one that passes: they share the errors that chance
  ///   may make, as the gates and looks of one setting do.
  package func judging(among settings: Int = 1) -> Judging {
    let (gates, looks) = (scenario.gates, scenario.looks)
    return Judging(
      gates, scenario.precision, texts: scenario.gateTexts, looks: looks,
      level: looks.level(gates: max(1, gates.count) * max(1, settings)))
  }

  /// - Parameter results: one per replication, in the order of their numbers.
  package func report(_ results: [ReplicationResult], _ judging: Judging) -> SimulationReport {
    SimulationReport(self, results, judging)
  }

  /// Steps of the curves of a run.
  package var steps: Steps { Steps(until: RunPlan.length(of: scenario)) }

  /// How many ways to work the scenario has.
  package var kinds: Int { scenario.members.all.count }

  var beginMinute: Int? { RunCalendar(policy, scenario).beginMinute }

  var hasRuleShifts: Bool {
    let chance = Chance(seed: scenario.seed, replication: 0)
    let kinds = MemberKinds(policy, scenario.members, chance, luck: policy.team.map { luckKey($0.key.utf8) })
    return policy.followsRules(kinds).contains(true)
  }
}

extension SimulationPlan {
  var facts: ReportFacts {
    ReportFacts(shared.graph.policy, shared.scenario, contacts: contacts.count, drawsContacts: drawsContacts)
  }
}
