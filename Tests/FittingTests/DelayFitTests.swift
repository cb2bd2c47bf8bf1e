import Fitting
import Statistics
import TestSupport
import Testing

@Suite struct DelayFitTests {
  /// Draws that are spread evenly, so that a sample is as good as its size allows.
  private func draws(_ count: Int) -> [Double] { (0..<count).map { (Double($0) + 0.5) / Double(count) } }

  /// A log in which so many of every hundred answer, and which ends so many hours after the last text.
  private func fit(_ shape: DelayShape, share: Double, hours: Double, late: LateAnswers? = nil) throws -> DelayFit {
    var delays: [Double] = []
    var within: [Double] = []
    var windows: [Double] = []
    let count = 3_000
    let answering = Int(Double(count) * share)
    for (number, draw) in draws(answering).enumerated() {
      // In an order that has nothing to do with the delay.
      let window = (hours + 2 * Double((number * 7919) % answering) / Double(answering)) * 3_600_000
      let delay = shape.quantile(draw)
      if delay < window {
        delays.append(delay)
        within.append(window)
      } else {
        windows.append(window)
      }
    }
    windows += draws(count - answering).map { (hours + 2 * $0) * 3_600_000 }
    return try #require(DelayFit(delays, within: within, waiting: [(delays.count, windows)], late: late))
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      DelayShape.exponential(mean: 600_000), .lognormal(median: 360_000, sigma: 1.2), .gamma(mean: 900_000, shape: 3),
      .weibull(scale: 900_000, shape: 0.6),
      .twoLognormals(share: 0.8, median: 300_000, sigma: 0.8, laterMedian: 7_200_000, laterSigma: 0.8),
    ])
  func `finds the shape and who answers late`(_ shape: DelayShape) throws {
    let found = try fit(shape, share: 0.2, hours: 6)
    #expect(abs(found.median.value / shape.median - 1) < 0.06)
    #expect(found.median.low <= shape.median && shape.median <= found.median.high)
    let share = try #require(found.shares.first)
    #expect(share.low <= 0.2 && 0.2 <= share.high)
    #expect(share.high - share.low < 0.06)
    #expect(found.distance < 1)
  }

  @Test func `an early end is no refusal`() throws {
    let shape = DelayShape.lognormal(median: 1_800_000, sigma: 1)
    let found = try fit(shape, share: 0.15, hours: 0.2)
    let share = try #require(found.shares.first)
    // Of those who answer, a quarter had not when the log ended.
    #expect(Double(found.median.count) / 3_000 < 0.115)
    #expect(share.low <= 0.15 && 0.15 <= share.high)
  }

  @Test func `answers of the next day widen the interval where a log cannot show them`() throws {
    let shape = DelayShape.lognormal(median: 360_000, sigma: 1)
    let alone = try #require(try fit(shape, share: 0.15, hours: 0.2).shares.first)
    let late = LateAnswers(median: 36_000_000, sigma: 1.5)
    let reckoned = try #require(try fit(shape, share: 0.15, hours: 0.2, late: late).shares.first)
    #expect(reckoned.high > alone.high + 0.005)
    #expect(abs(reckoned.value - alone.value) < 0.005)
  }

  @Test func `few answers are not fitted`() { #expect(DelayFit([1, 2, 3], within: [9, 9, 9], waiting: []) == nil) }

  @Test func `what no family has is seen`() throws {
    let four = draws(4_000).map { [30_000.0, 300_000, 3_000_000, 30_000_000][Int($0 * 4)] * (1 + $0 / 100) }
    let found = try #require(DelayFit(four, within: four.map { _ in 1e9 }, waiting: []))
    #expect(found.distance > 1.3)
  }
}

@Suite struct GammaShareTests {
  /// Values of tables (Abramowitz and Stegun, 26.1 and 26.4).
  @Test(arguments: [(0.0, 0.5), (1.0, 0.8413447461), (-1.96, 0.0249978951), (3.0, 0.9986501020)])
  func `normal`(_ z: Double, _ share: Double) { #expect(abs(normalShare(below: z) - share) < 1e-9) }

  @Test func `tails`() {
    #expect(abs(normalTails(1.959963985) - 0.05) < 1e-9)
    #expect(abs(normalTails(6) / 1.973175290e-9 - 1) < 1e-8)
  }

  @Test func `gamma with shape 1 is exponential`() {
    for x in [0.01, 0.5, 2, 3.5, 10] { #expect(abs(gammaShare(1, below: x) - (1 - exponential(-x))) < 1e-12) }
    #expect(gammaShare(2, below: 0) == 0 && gammaShare(2, below: 1e9) == 1)
  }

  @Test func `false discovery`() {
    #expect(falseDiscoveryControlled([0.01, 0.9, 0.02, 0.04], rate: 0.05) == [true, false, true, false])
    // A larger one that is real makes the smaller ones real.
    #expect(falseDiscoveryControlled([0.03, 0.04, 0.049], rate: 0.05) == [true, true, true])
    #expect(falseDiscoveryControlled([], rate: 0.05).isEmpty)
  }
}
