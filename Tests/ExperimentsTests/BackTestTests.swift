import Campaign
import CampaignLogs
import Diagnostics
import Experiments
import Fitting
import Routing
import RuleLanguage
import ScenarioLanguage
import SystemZones
import TestSupport
import Testing

@testable import Simulation

/// Whether a scenario that was fitted to one day tells the next one: the same campaign with other luck.
@Suite struct BackTestTests {
  private static let rules = Source(
    name: "rules.yaml", bytes: Array("version: 1\nmembers: [ana, joe, philly, sam]\nreply_routing: round_robin\n".utf8))

  private func simulator(_ text: String, seed: Int = 1) throws -> Simulator {
    var sink = DiagnosticSink()
    let policy = try #require(checkRules(Self.rules, zones: systemZones, sink: &sink)).policy
    let around = ScenarioSurroundings(zones: systemZones, rules: policy)
    let source = Source(name: "day.yaml", bytes: Array(text.utf8))
    var scenario = try #require(parseScenario(source, name: "day", around: around, sink: &sink))
    #expect(!sink.hasErrors)
    scenario.seed = UInt64(seed)
    let contacts = SimulatedContacts(policy, scenario, zones: systemZones)
    return Simulator(graph: compile(policy), scenario: scenario, contacts: contacts.supply)
  }

  private func truth(reply: Int = 25) -> String {
    """
    kind: scenario
    version: 1
    contacts: { count: 600 }
    members: { texts_per_hour: 90, handling_time: { median: 40s, sigma: 0.8 } }
    replies: { undelivered: 0%, reply: \(reply)%, opt_out: 4%, click: 6%, delay: { median: 6m, sigma: 1 } }
    run: { until: 2h }
    """
  }

  private func log(_ text: String, seed: Int) throws -> CampaignLog {
    var recorder = LogRecorder()
    _ = try simulator(text, seed: seed).run(replication: 0, watcher: &recorder)
    return recorder.log
  }

  /// The scenario that is fitted to a day, beside another day.
  private func backTest(_ day: CampaignLog, beside next: CampaignLog) throws -> BackTest {
    let text = FittedScenario(CampaignFit(day), log: "day", contacts: 600, isSpread: true).text
    return try BackTest(
      try simulator(text), next, ofLog: false, team: 4, count: 19, ParallelRuns(jobs: 2))
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `the next day lies where nine of ten runs do`() throws {
    var (inside, all) = (0, 0)
    for seed in 1...8 {
      let test = try backTest(try log(truth(), seed: seed), beside: try log(truth(), seed: 1_000 + seed))
      #expect(test.rows.count == DayCount.allCases.count && test.members == (4, 4) && test.contacts == 600)
      #expect(test.rows.allSatisfy { Double($0.range.lowerBound) <= $0.mean && $0.mean <= Double($0.range.upperBound) })
      inside += test.rows.count(where: \.isInside)
      all += test.rows.count
    }
    #expect((all * 70 / 100...all * 99 / 100).contains(inside), "\(inside) of \(all)")
  }

  /// Of a day on which twice as many reply, the counts that this is about lie outside.
  @Test(.tags(.slow), .onlyInFullRuns) func `another day is found out`() throws {
    let test = try backTest(try log(truth(), seed: 1), beside: try log(truth(reply: 50), seed: 1_001))
    let outside = test.rows.filter { !$0.isInside }
    #expect(outside.contains { $0.count == .repliers && $0.observed > $0.range.upperBound })
    #expect(outside.contains { $0.count == .responses })
    #expect(!outside.contains { $0.count == .optOuts })
    #expect(test.text(log: "day").contains("What the scenario does not tell well: "))
  }
}
