import Campaign
import Testing

@testable import Simulation

@Suite struct EstimateTests {
  @Test func intervalsByStudent() throws {
    let estimate = Estimate([1, 2, 3, 4])
    #expect(estimate.mean == 2.5)
    let interval = try #require(estimate.interval)
    #expect(abs(interval.upperBound - 2.5 - 2.054_260) < 1e-5)
    #expect(Estimate([3]).interval == nil)
    #expect(Estimate([]).mean == nil)
    #expect(Estimate([3, 3, 3]).interval == 3...3)
    #expect(Estimate([0, 10]).interval?.lowerBound == 0, "there are no negative waits")
  }

  struct Known: Sendable {
    let freedom: Int
    let t: Double
  }

  /// From tables.
  @Test(arguments: [
    Known(freedom: 1, t: 12.7062), Known(freedom: 19, t: 2.0930), Known(freedom: 30, t: 2.0423),
    Known(freedom: 31, t: 2.0395), Known(freedom: 60, t: 2.0003), Known(freedom: 120, t: 1.9799),
    Known(freedom: 10_000, t: 1.9602),
  ])
  func student(_ known: Known) { #expect(abs(studentT975(known.freedom) - known.t) < 6e-5) }

  @Test func percentilesAreExact() {
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

extension ReplicationResult {
  /// A result of which only the waits matter.
  static func with(replyWaits: [UInt32]) -> ReplicationResult {
    ReplicationResult(
      firstResponseWaits: [], replyWaits: replyWaits, openFirstWaits: 0, openWaits: 0, fanOut: [], utilisation: [],
      timeToSendList: nil, needsAttention: Level(mean: 0, peak: 0), queue: Level(mean: 0, peak: 0), claimsExpired: 0,
      unsent: [], events: 0, curves: [:], members: [], totals: TotalCounts(), waited: 0, waitingArea: 0, isWhole: true)
  }
}
