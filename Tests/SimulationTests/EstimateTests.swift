import Campaign
import Statistics
import Testing

@testable import Simulation

@Suite struct EstimateTests {
  @Test func `intervals by student`() throws {
    let estimate = Estimate([1, 2, 3, 4])
    #expect(estimate.mean == 2.5)
    let interval = try #require(estimate.interval)
    #expect(abs(interval.upperBound - 2.5 - 2.054_260) < 1e-5)
    #expect(Estimate([3]).interval == nil)
    #expect(Estimate([]).mean == nil)
    #expect(Estimate([3, 3, 3]).interval == 3...3)
    #expect(Estimate([0, 10]).interval?.lowerBound == 0, "there are no negative waits")
  }

  @Test func `differences may be on either side`() throws {
    let estimate = Estimate(differences: [-3, 1, -1, 3, 1])
    #expect(abs((estimate.mean ?? 0) - 0.2) < 1e-15)
    let interval = try #require(estimate.interval)
    #expect(abs(interval.lowerBound + 2.631_429_6) < 1e-6 && abs(interval.upperBound - 3.031_429_6) < 1e-6)
    #expect(Estimate(differences: [-2, -2]).interval == -2...(-2))
    #expect(Estimate(differences: []).mean == nil)
  }

  @Test func `intervals at any level`() throws {
    let half = try #require(Estimate([1, 2, 3, 4], level: 0.5).interval)
    // t(3) of 75 % is 0.764 892.
    #expect(abs(half.upperBound - 2.5 - 0.493_735_6) < 1e-6)
    let wide = try #require(Estimate(differences: [1, 2, 3, 4], level: 0.999).interval)
    #expect(wide.lowerBound < 0)
    for level in [0, 1, -0.5, 2, .nan] { #expect(Estimate([1, 2], level: level).interval == nil) }
  }

  @Test func `equal values have no spread`() {
    #expect(Estimate([Double](repeating: 0.1, count: 10)).interval == 0.1...0.1)
  }

  @Test func `percentiles are exact`() {
    let waits: [[UInt32]] = [[1, 4], [], [2, 3, 5, 6, 7, 8, 9, 10]]
    let metric = Metric(.replyWait, waits.map { .with(replyWaits: $0) })
    #expect(metric.percentile(50) == 5)
    #expect(metric.percentile(90) == 9)
    #expect(metric.percentile(91) == 10)
    #expect(metric.percentile(100) == 10)
    #expect(metric.percentile(1) == 1)
    #expect(metric.estimate.count == 2)
    #expect(metric.estimate.mean == (2.5 + 6.25) / 2)
    #expect(Metric(.replyWait, []).percentile(50) == nil)
  }
}

extension EstimateTests {
  /// An average over time has a peak and no percentiles.
  @Test func `levels`() throws {
    let results = [3, 5, 7].map { ReplicationResult.with(replyWaits: [], needsAttention: (mean: 1.5, peak: $0)) }
    let metric = Metric(.needsAttention, results)
    #expect(metric.percentile(50) == nil && metric.percentile(99) == nil)
    #expect(metric.estimate.mean == 1.5 && metric.peak?.mean == 5)
    #expect(Metric(.neverSent, results).peak == nil)
  }

  @Test func `cut results are refused`() throws {
    let whole = ReplicationResult.with(replyWaits: [])
    let cut = ReplicationResult.with(replyWaits: [], isWhole: false)
    try UncountedEvents.check([whole, whole])
    #expect(throws: UncountedEvents(replications: 2)) { try UncountedEvents.check([cut, whole, cut]) }
  }
}

extension ReplicationResult {
  /// A result of which only little matters.
  static func with(
    replyWaits: [UInt32], needsAttention: (mean: Double, peak: Int) = (0, 0), isWhole: Bool = true
  ) -> ReplicationResult {
    ReplicationResult(
      firstResponseWaits: [], replyWaits: replyWaits, openFirstWaits: 0, openWaits: 0, fanOut: [], utilisation: [],
      kinds: [],
      timeToSendList: nil, needsAttention: Level(mean: needsAttention.mean, peak: needsAttention.peak),
      queue: Level(mean: 0, peak: 0), claimsExpired: 0,
      unsent: UnsentReason.allCases.map { _ in 0 },
      events: 0, curves: [:], members: [], totals: TotalCounts(), waited: 0, waitingArea: 0, isWhole: isWhole)
  }
}
