import Campaign
import Routing
import Statistics
import TestSupport
import Testing

@testable import Simulation

/// How often a comparison says that something differs.
@Suite struct CertaintyTests {
  /// Two equal teams: the same rules and list, and random numbers of their own.
  private static func equalTeams(_ seed: UInt64) -> Comparison {
    func bank(_ seed: UInt64) -> TextBank {
      TextBank("equal") {
        $0.members = 3
        $0.contacts = 60
        $0.steps = [.roundRobin, .sharedInbox]
        $0.change = {
          $0.seed = seed
          $0.until = 1.0 * .hour
          $0.contacts.tags = []
          $0.contacts.knownToMember = .none
        }
      }
    }
    let paired = PairedSimulator(
      bank(2 * seed).simulator, bank(2 * seed + 1).simulator)
    return paired.compare((0..<12).map { paired.run(replication: $0) })
  }

  private static func lines(_ comparison: Comparison) -> [PairedDifference] {
    comparison.metrics.flatMap { [$0.mean] + ($0.p95.map { [$0] } ?? []) } + comparison.totals.map(\.difference)
      + comparison.members.flatMap { $0.counts.map(\.difference) }
  }

  /// Of 120 comparisons of equal teams, 6 may have a star; more than 13 would be a chance of 1 in 300. By the intervals
  /// alone, most have one.
  @Test(.tags(.slow), .onlyInFullRuns) func `equal teams seldom differ`() {
    var (certain, alone) = (0, 0)
    for seed in 1...UInt64(120) {
      let lines = Self.lines(Self.equalTeams(seed))
      if lines.contains(where: \.isCertain) { certain += 1 }
      if lines.contains(where: \.excludesZero) { alone += 1 }
    }
    #expect(certain <= 13, "\(certain) of 120")
    #expect(alone > 60, "\(alone) of 120")
  }

  /// What differs much is still found.
  @Test func `real differences are found`() throws {
    var (slow, fast) = (TextBank("slow"), TextBank("fast"))
    (slow.members, fast.members) = (2, 8)
    let paired = PairedSimulator(slow.simulator, fast.simulator)
    let comparison = paired.compare((0..<10).map { paired.run(replication: $0) })
    #expect(comparison.totals.contains { $0.difference.isCertain })
    #expect(try #require(comparison.metric(.timeToSendList)).mean.isCertain)
    #expect(comparison.members.contains { $0.counts.contains { $0.difference.isCertain } })
    #expect(comparison.testCount > 30)
    for line in Self.lines(comparison) where line.isCertain { #expect(line.chance != nil) }
  }

  @Test func `holm steps`() {
    // 0.01 ≤ 0.05 / 4, 0.016 ≤ 0.05 / 3, 0.03 > 0.05 / 2: the rest is not looked at.
    #expect(holm([0.03, 0.01, 0.04, 0.016], errorRate: 0.05) == [false, true, false, true])
    #expect(holm([0.02, nil, 0.03], errorRate: 0.05) == [true, false, true])
    #expect(holm([], errorRate: 0.05) == [])
  }

  @Test(arguments: [1, 2, 5, 19, 400]) func `tails are those of the quantile`(_ freedom: Int) {
    for p in [0.6, 0.9, 0.975, 0.999_95] {
      let t = studentTQuantile(p, freedom: freedom)
      #expect(abs(studentTTails(t, freedom: freedom) / (2 * (1 - p)) - 1) < 1e-8)
      #expect(studentTTails(-t, freedom: freedom) == studentTTails(t, freedom: freedom))
    }
    #expect(studentTTails(0, freedom: freedom) == 1 && studentTTails(.infinity, freedom: freedom) == 0)
  }

  @Test func `differences without spread`() throws {
    func chance(_ values: [Double]) -> Double? { Sample(values)?.chanceOfNone }
    #expect(chance([0, 0, 0]) == nil && chance([1]) == nil)
    #expect(abs((chance([2, 2, 2, 2, 2, 2]) ?? 0) - 0.031_25) < 1e-12)
    // t = 2 with 3 degrees of freedom.
    let known = try #require(chance([0, 1, 1, 2, 1]))
    #expect(known > 0.03 && known < 0.04)
  }
}
