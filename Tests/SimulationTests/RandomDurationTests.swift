import Foundation
import Statistics
import Testing

@testable import Simulation

@Suite struct RandomDurationTests {
  struct Known: Sendable {
    let p: Double
    let z: Double
  }

  /// The paper's own check values, and tails from tables.
  @Test(arguments: [
    Known(p: 0.25, z: -0.674_489_750_196_081_7), Known(p: 0.001, z: -3.090_232_306_167_814),
    Known(p: 1e-20, z: -9.262_340_089_798_408), Known(p: 0.5, z: 0), Known(p: 0.975, z: 1.959_963_984_540_054),
  ])
  func `quantiles of the normal distribution`(_ known: Known) {
    #expect(abs(normalQuantile(known.p) - known.z) <= 1e-14 * max(1, abs(known.z)))
  }

  /// Shares of replies that came within a time, by the mixture that `docs/simulation/method.md` gives.
  @Test func `reply delays have their shape`() {
    let chance = Chance(seed: 7, replication: 0)
    let count = 200_000
    let lengths = (0..<count).map { RandomDuration.replyDelay.length(chance.pair(UInt64($0), .replyDelay, 0)) }
    func share(within milliseconds: UInt64) -> Double {
      Double(lengths.count { $0 <= milliseconds }) / Double(count)
    }
    #expect(abs(share(within: 5 * 60_000) - 0.37) < 0.01)
    #expect(abs(share(within: 15 * 60_000) - 0.66) < 0.01)
    #expect(abs(share(within: 60 * 60_000) - 0.84) < 0.01)
    #expect(abs(share(within: 6 * 3_600_000) - 0.90) < 0.01)
    #expect(abs(share(within: 24 * 3_600_000) - 0.96) < 0.01)
  }

  /// Cutting off instead of rounding would make this mean half a millisecond too small: 20 % here.
  @Test func `lengths are rounded not cut`() {
    let short = RandomDuration(.exponential(mean: 2.5))
    let chance = Chance(seed: 3, replication: 0)
    let count = 400_000
    let sum = (0..<count).reduce(0.0) { $0 + Double(short.length(chance.pair(UInt64($1), .handling, 0))) }
    #expect(abs(sum / Double(count) - 2.5) < 0.03)
  }

  @Test func `extremes neither trap nor overflow`() {
    let wild = RandomDuration(.lognormal(median: 1e300, sigma: 100))
    #expect(wild.length((0.5, Chance.unit(.max))) == 1 << 40)
    #expect(wild.length((0.5, Chance.unit(0))) < 1 << 40)
    #expect(RandomDuration(.constant(-5)).length((0.5, 0.5)) == 0)
    #expect(RandomDuration(.constant(.nan)).length((0.5, 0.5)) == 1 << 40)
    #expect(RandomDuration(mixture: []) == nil)
  }

  @Test func `larger draws give longer times`() {
    let shapes: [RandomDuration.Shape] = [
      .uniform(10, 5_000), .exponential(mean: 1_000), .lognormal(median: 1_000, sigma: 1.5),
    ]
    for shape in shapes {
      let lengths = (1..<100).map { RandomDuration(shape).length((0.5, Double($0) / 100)) }
      #expect(lengths == lengths.sorted())
    }
  }
}
