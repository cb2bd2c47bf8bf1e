internal import Campaign
public import Routing
internal import Statistics

/// Runs a scenario under a rule file: any number of replications, each of which depends only on its number.
///
/// Replications share only what was prepared, so a caller may run them on any number of threads and pass the results to
/// `report` in the order of their numbers.
public struct Simulator: Sendable {
  let plan: SimulationPlan

  public init(graph: DecisionGraph, scenario: Scenario, contacts: ContactSupply) {
    plan = SimulationPlan(graph: graph, scenario: scenario, contacts: contacts)
  }

  public func run(replication: Int) -> ReplicationResult {
    var nobody = NoChangeRecorder()
    return run(replication: replication, watcher: &nobody)
  }

  /// The same, watched: the watcher sees every change in order, from the time when the contact action is published.
  public func run<Watcher: RunRecorder>(replication: Int, watcher: inout Watcher) -> ReplicationResult {
    finish(plan.beginning(of: replication), replication, &watcher)
  }

  /// The same, watched from the first contact of the list on.
  public func runFromLoading<Watcher: RunRecorder>(replication: Int, watcher: inout Watcher) -> ReplicationResult {
    finish(plan.beginning(of: replication, watcher: &watcher), replication, &watcher)
  }

  private func finish<Watcher: RunRecorder>(
    _ beginning: consuming SimulationPlan.Beginning, _ number: Int, _ watcher: inout Watcher
  ) -> ReplicationResult {
    var replication = Replication(beginning, number: number, watcher: watcher)
    replication.run()
    watcher = replication.log.watcher
    return replication.result()
  }

  /// Decides how many replications there are: the gates and precision targets of the scenario, look by look.
  public func judging() -> Judging { plan.facts.judging() }

  /// The same for one of the settings that a search tries.
  package func judging(among settings: Int) -> Judging { plan.facts.judging(among: settings) }

  /// - Parameters:
  ///   - results: one per replication, in the order of their numbers.
  ///   - judging: after its last look at them.
  public func report(_ results: [ReplicationResult], _ judging: Judging) -> SimulationReport {
    plan.facts.report(results, judging)
  }

  /// The same, without gates.
  public func report(_ results: [ReplicationResult]) -> SimulationReport {
    report(results, Judging([], looks: .fixed(results.count)))
  }

  /// As many replications as the scenario asks for, one after the other.
  public func run() throws(UncountedEvents) -> SimulationReport {
    var judging = judging()
    var results: [ReplicationResult] = []
    while let count = judging.next {
      while results.count < count { results.append(run(replication: results.count)) }
      try UncountedEvents.check(results)
      judging.look(results)
    }
    return report(results, judging)
  }

  /// The name of a member who has shifts in the rules and others in the scenario; nil where there is none. Under the rules alone, such a
  /// replication would not go as it went.
  package func memberWithOtherShifts(replication: Int) -> String? {
    let (policy, scenario) = (plan.shared.graph.policy, plan.shared.scenario)
    let chance = Chance(seed: scenario.seed, replication: replication)
    let kinds = MemberKinds(policy, scenario.members, chance, luck: plan.shared.memberLuck)
    let follows = policy.followsRules(kinds)
    let takingPart = Set(scenario.churn.map(\.member))
    for (index, shifts) in policy.shiftsOfMembers().enumerated() where shifts != nil && !follows[index] {
      let key = policy.team[index].key
      if index < policy.selectedCount || takingPart.contains(key) { return key }
    }
    return nil
  }

  package var contactCount: Int { plan.contacts.count }

  /// What a report says besides the results.
  package var facts: ReportFacts { plan.facts }

  /// A number that is another one, but by chance, for another contact list; 0 where contacts are made up.
  package var listFingerprint: UInt64 { plan.contacts.fingerprint }

  /// The texts of replies, for a recorder's `taking`.
  public var replyTexts: [String] { plan.shared.habits.texts.map(\.text) }
}
