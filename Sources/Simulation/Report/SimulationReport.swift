public import Campaign
import Routing
public import Statistics

/// The results of a simulation, over all its replications. Equal scenarios, contacts, rules and seeds give equal
/// reports, however many threads ran them.
public struct SimulationReport: Sendable {
  public let scenario: Scenario
  public let replications: Int
  /// The number of the first of them, from 1.
  public let firstReplication: Int
  /// The contact action's name.
  public let action: String
  public let contacts: Int
  /// Whether each replication draws a contact list of its own. Otherwise all have the same contacts.
  public let drawsContacts: Bool
  /// Whether each replication draws anew which member is of which kind.
  public let drawsKinds: Bool
  /// Of the rules; a run begins with them.
  public let textingHours: TextingHours?
  /// The minute of the day at which a run begins; nil where neither texting hours nor shifts say it.
  public let beginMinute: Int?
  /// Members of whom the scenario says nothing else work in the shifts of the rules.
  public let hasRuleShifts: Bool
  /// In the order of `Metric.Name`.
  public let metrics: [Metric]
  /// In the order of `Curve.Name`.
  public let curves: [Curve]
  /// Every member who ever took part, in declaration order.
  public let members: [Row]
  /// Members who work alike, in the order of `TeamBehaviour.all`; those of whom there are none are left out.
  public let groups: [MemberGroup]
  /// In the order of `CountName`.
  public let totals: [Cell]
  /// Contacts who were not texted, in the order of `UnsentReason`.
  public let unsent: [(reason: UnsentReason, estimate: Estimate)]
  /// Over all replications.
  public let events: Int
  /// The judgement of each gate, in the scenario's order.
  public let judgements: [Judgement]
  /// How well each precision target is met.
  public let precisions: [Precision]
  /// The verdict of all gates, inconclusive where something is not known as precisely as was asked; pass if nothing was
  /// asked.
  public let verdict: Verdict
  /// Whether gates or precision targets asked for a verdict.
  public var isJudged: Bool { !judgements.isEmpty || !precisions.isEmpty }

  /// One count over all replications.
  public struct Cell: Sendable {
    public let count: CountName
    public let estimate: Estimate
  }

  /// A member's line of the table.
  public struct Row: Sendable {
    public let member: MemberID
    /// The name in the rule file.
    public let key: String
    /// In the order of `CountName.ofMembers`.
    public let cells: [Cell]
    /// The share of the time at work in which there was something to do.
    public let utilisation: Estimate
  }

  /// What is counted of members, in the order of their cells.
  public var countsOfMembers: [CountName] { totals.map(\.count).filter(\.isOfMembers) }
  public func metric(_ name: Metric.Name) -> Metric? { metrics.first { $0.name == name } }
  public func curve(_ name: Curve.Name) -> Curve? { curves.first { $0.name == name } }

  /// - Parameter results: in the order of replications.
  init(_ facts: ReportFacts, _ results: [ReplicationResult], _ judging: Judging) {
    let policy = facts.policy
    judgements = judging.judgements
    precisions = judging.precisions
    verdict = judging.verdict
    scenario = facts.scenario
    replications = results.count
    firstReplication = facts.firstReplication
    action = policy.action
    contacts = facts.contacts
    drawsContacts = facts.drawsContacts
    drawsKinds = facts.drawsKinds
    textingHours = policy.textingHours
    beginMinute = facts.beginMinute
    hasRuleShifts = facts.hasRuleShifts
    events = results.reduce(0) { $0 + $1.events }
    metrics = Metric.Name.allCases.map { Metric($0, results) }
    groups = MemberGroup.all(scenario.members, results)
    let steps = facts.steps
    curves = Curve.Name.allCases.map { name in Curve(name, steps, results.compactMap { $0.curves[name] }) }
    let counts = policy.counts
    totals = counts.map { count in
      Cell(count: count, estimate: Estimate(results.map { Double(count.value($0.totals)) }))
    }
    unsent = UnsentReason.allCases.enumerated().map { position, reason in
      (reason, Estimate(results.map { Double($0.unsent[position]) }))
    }
    members = policy.team.indices.compactMap { index in
      guard results.contains(where: { $0.members[index] != nil }) else { return nil }
      // A member who was never there in a replication did nothing in it.
      let ofMember = results.map { $0.members[index] ?? MemberCounts() }
      let cells = counts.filter(\.isOfMembers).map { count in
        Cell(count: count, estimate: Estimate(ofMember.compactMap { counts in count.value(counts).map(Double.init) }))
      }
      return Row(
        member: MemberID(UInt16(truncatingIfNeeded: index)), key: policy.team[index].key, cells: cells,
        utilisation: Estimate(shares: results.compactMap { $0.utilisation[index] }))
    }
  }
}
