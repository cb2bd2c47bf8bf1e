import Statistics
import Testing

@testable import Simulation

@Suite struct ExactBinomialTests {
  struct Known: Sendable {
    let count: Int
    let total: Int
    let level: Double
    let lower: Double
    let upper: Double
  }

  /// From scipy 1.17, `stats.beta.ppf`.
  @Test(arguments: [
    Known(count: 0, total: 40, level: 0.95, lower: 0, upper: 0.08809730287880237),
    Known(count: 40, total: 40, level: 0.9875, lower: 0.8808399435939148, upper: 1),
    Known(count: 1, total: 40, level: 0.9875, lower: 0.00015672804221685249, upper: 0.16617450419975568),
    Known(count: 39, total: 40, level: 0.9875, lower: 0.8338254958002443, upper: 0.9998432719577831),
    Known(count: 20, total: 40, level: 0.95, lower: 0.33801781373723455, upper: 0.6619821862627655),
    Known(count: 152, total: 160, level: 0.9875, lower: 0.8898136910889818, upper: 0.9830640475397068),
    Known(count: 304, total: 320, level: 0.9875, lower: 0.9111475028773559, upper: 0.9754834286392436),
    Known(count: 9500, total: 10000, level: 0.95, lower: 0.9455454729716412, upper: 0.9541900578012295),
    Known(count: 3, total: 7, level: 0.5, lower: 0.25307397577397683, upper: 0.6211515593582926),
    Known(count: 12345, total: 1_000_000, level: 0.999, lower: 0.011984840492598865, upper: 0.012712539193064297),
  ])
  func `bounds`(_ known: Known) {
    let interval = exactBinomialInterval(known.count, of: known.total, level: known.level)
    #expect(abs(interval.lowerBound - known.lower) <= 1e-10 * known.lower)
    #expect(abs(interval.upperBound - known.upper) <= 1e-10 * known.upper)
  }

  @Test func `nothing tried nothing known`() {
    #expect(exactBinomialInterval(0, of: 0, level: 0.95) == 0...1)
    #expect(exactBinomialInterval(9, of: 3, level: 0.95).upperBound == 1)
  }

  /// Whatever the truth, the interval holds it as often as it says: by the exact chances of all that can happen.
  @Test(arguments: [7, 20]) func `never too narrow`(_ total: Int) {
    let intervals = (0...total).map { exactBinomialInterval($0, of: total, level: 0.9) }
    for step in 1..<40 {
      let truth = Double(step) / 40
      var (held, chance) = (0.0, 1.0)
      for _ in 0..<total { chance *= 1 - truth }
      for count in 0...total {
        if intervals[count].contains(truth) { held += chance }
        chance *= Double(total - count) / Double(count + 1) * truth / (1 - truth)
      }
      #expect(held >= 0.9 - 1e-12, "\(truth)")
    }
  }
}
