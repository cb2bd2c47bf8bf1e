import Foundation
import Statistics
import Testing

@testable import Simulation

@Suite struct ElementaryTests {
  /// Against the C library, over all magnitudes that draws and their logarithms have.
  @Test func `agrees with the C library`() {
    let chance = Chance(seed: 5, replication: 0)
    var worstLogarithm = 0.0
    var worstGrowth = 0.0
    for number in 0..<200_000 {
      let (a, b) = chance.pair(UInt64(number), .outcome, 0)
      for x in [a, b * 0x1p-40, 1 + (a - 0.5) * 1e-3, b * 1e6] {
        let known = log(x)
        worstLogarithm = max(worstLogarithm, abs(logarithm(x) - known) / max(abs(known), 1e-12))
      }
      for x in [(a - 0.5) * 1_400, (b - 0.5) * 4] {
        let known = exp(x)
        worstGrowth = max(worstGrowth, abs(exponential(x) - known) / known)
      }
    }
    #expect(worstLogarithm < 8e-16)
    #expect(worstGrowth < 8e-16)
  }

  @Test func `edges`() {
    #expect(logarithm(1) == 0)
    #expect(exponential(0) == 1)
    #expect(exponential(1_000) == .infinity)
    #expect(exponential(-1_000) == 0)
    #expect(logarithm(Chance.unit(0)).isFinite)
    #expect(logarithm(Chance.unit(.max)) < 0)
    #expect(exponential(.nan).isNaN || exponential(.nan) == .infinity)
  }
}
