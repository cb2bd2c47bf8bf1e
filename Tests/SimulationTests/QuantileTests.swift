import Foundation
import Statistics
import Testing

@testable import Simulation

/// Quantiles of the families of random times, beside known values and what is known in closed form.
@Suite struct QuantileTests {
  typealias Shape = RandomDuration.Shape

  /// A family with one parameter, and how exact it must be.
  struct Family: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let known: [KnownQuantiles]
    let shape: @Sendable (Double) -> Shape
    var tolerance = 1e-14
  }

  static let families = [
    Family(
      testDescription: "gamma", known: KnownQuantiles.gamma, shape: { .gamma(mean: 1, shape: $0) }, tolerance: 1e-13),
    Family(
      testDescription: "weibull", known: KnownQuantiles.weibull, shape: { .weibull(scale: 1, shape: $0) },
      tolerance: 1e-13),
    Family(
      testDescription: "lognormal", known: KnownQuantiles.lognormal, shape: { .lognormal(median: 1, sigma: $0) },
      tolerance: 5e-14),
  ]

  @Test(arguments: families) func `agrees with known values`(_ family: Family) {
    for known in family.known {
      let shape = family.shape(known.parameter)
      #expect(abs(shape.mean - known.mean) <= 2e-14 * known.mean, "the mean of \(shape)")
      for (share, value) in zip(KnownQuantiles.shares, known.values) {
        let found = shape.quantile(share)
        // What is so small is 0 in all units of time.
        #expect(abs(found - value) <= max(family.tolerance * value, 1e-290), "\(shape) at \(share): \(found)")
      }
    }
  }

  /// Parameters are lengths of time, and scale whatever has a shape of its own.
  @Test func `scales`() {
    let pairs: [(one: Shape, thousand: Shape)] = [
      (.exponential(mean: 1), .exponential(mean: 1_000)), (.gamma(mean: 1, shape: 2), .gamma(mean: 1_000, shape: 2)),
      (.weibull(scale: 1, shape: 2), .weibull(scale: 1_000, shape: 2)),
      (.lognormal(median: 1, sigma: 2), .lognormal(median: 1_000, sigma: 2)),
    ]
    for (one, thousand) in pairs {
      #expect(abs(thousand.quantile(0.3) / one.quantile(0.3) - 1_000) < 1e-9)
      #expect(abs(thousand.mean / one.mean - 1_000) < 1e-9)
    }
  }

  /// The sum of k exponential times with mean 1 is longer than x with probability e^-x (1 + x + … + x^(k-1) / (k-1)!).
  @Test(arguments: [1, 2, 3, 7, 20, 60]) func `sums of exponential times are gamma`(_ k: Int) {
    let shape = Shape.gamma(mean: Double(k), shape: Double(k))
    for share in stride(from: 0.005, to: 1, by: 0.005) {
      let x = shape.quantile(share)
      var term = exp(-x)
      var longer = term
      for i in 1..<k {
        term *= x / Double(i)
        longer += term
      }
      #expect(abs(longer - (1 - share)) < 1e-13, "\(k) at \(share)")
    }
  }

  /// Half the square of a normal number is gamma with shape 1/2 and mean 1/2; shape 1 is exponential, Weibull's shape 2 the
  /// root of an exponential time.
  @Test func `relatives`() {
    let exponential = Shape.exponential(mean: 1)
    for share in stride(from: 0.001, to: 1, by: 0.001) {
      let z = normalQuantile(0.5 + share / 2)
      let near = 1e-12
      #expect(abs(Shape.gamma(mean: 0.5, shape: 0.5).quantile(share) / (z * z / 2) - 1) < near)
      #expect(abs(Shape.gamma(mean: 1, shape: 1).quantile(share) / exponential.quantile(share) - 1) < near)
      #expect(abs(Shape.weibull(scale: 1, shape: 1).quantile(share) / exponential.quantile(share) - 1) < near)
      let root = exponential.quantile(share).squareRoot()
      #expect(abs(Shape.weibull(scale: 1, shape: 2).quantile(share) / root - 1) < near)
    }
  }

  static let many: [Shape] =
    [0.01, 0.2, 0.5, 0.7, 1, 1.5, 4, 33, 250, 1_000].map { .gamma(mean: 1_000, shape: $0) }
    + [0.1, 0.7, 1, 2.5, 100].map { .weibull(scale: 1_000, shape: $0) }
    + [0, 0.1, 1.2, 10].map { .lognormal(median: 1_000, sigma: $0) }
    + [.exponential(mean: 1_000), .uniform(10, 1_000), .constant(7)]
    + [MeasuredTimes([40, 7, 7, 1_000, 0])].compactMap { $0.map { .empirical($0) } }

  /// On a grid over everything, at both ends, and beside the place where gamma's way of computing changes.
  @Test(arguments: many) func `rises with the draw`(_ shape: Shape) {
    var grids: [[Double]] = [
      (1..<5_000).map { Double($0) / 5_000 }, (0..<500).map { Chance.unit(UInt64($0) << 12) },
      (0..<500).map { Chance.unit(UInt64.max - UInt64(499 - $0) << 12) },
    ]
    if case .gamma(let gamma) = shape {
      grids.append((-200...200).map { gamma.turnShare + Double($0) * 0x1p-50 }.filter { $0 < 1 })
    }
    for grid in grids {
      let lengths = grid.map(shape.quantile)
      for (shorter, longer) in zip(lengths, lengths.dropFirst()) {
        #expect(longer >= shorter * (1 - 1e-13), "\(shorter) before \(longer)")
      }
    }
  }

  @Test func `stays finite within the limits`() throws {
    typealias Limits = RandomDuration.Limits
    let most = Double(ScenarioLimits.until.count)
    let measured = try #require(MeasuredTimes([0, most]))
    var shapes: [Shape] = [
      .constant(most), .uniform(0, most), .exponential(mean: most), .empirical(measured),
    ]
    for end in [Limits.sigma.lowerBound, Limits.sigma.upperBound] {
      shapes.append(.lognormal(median: most, sigma: end))
    }
    for end in [Limits.gammaShape.lowerBound, Limits.gammaShape.upperBound] {
      shapes += [.gamma(mean: most, shape: end), .gamma(mean: 1, shape: end)]
    }
    for end in [Limits.weibullShape.lowerBound, Limits.weibullShape.upperBound] {
      shapes += [.weibull(scale: most, shape: end), .weibull(scale: 1, shape: end)]
    }
    for shape in shapes {
      #expect(shape.mean.isFinite && shape.mean > 0, "\(shape)")
      for draw in [Chance.unit(0), 0.5, Chance.unit(.max)] {
        #expect(shape.quantile(draw).isFinite && shape.quantile(draw) >= 0, "\(shape) at \(draw)")
        #expect(RandomDuration(shape).length((0.5, draw)) <= 1 << 40)
      }
    }
  }

  /// What no file may ask for does not hang or trap either.
  @Test func `bears nonsense`() {
    for shape in [-1, 0, 1e-300, 1e9, .infinity, .nan] as [Double] {
      for draw in [Chance.unit(0), 0.5, Chance.unit(.max)] {
        #expect(RandomDuration(.gamma(mean: 1, shape: shape)).length((0.5, draw)) <= 1 << 40)
        #expect(RandomDuration(.weibull(scale: 1, shape: shape)).length((0.5, draw)) <= 1 << 40)
      }
    }
  }

  @Test func `lognormal by its tail`() throws {
    let shape = try #require(Shape.lognormal(median: 40_000, p95: 150_000))
    #expect(shape.quantile(0.5) == 40_000)
    #expect(abs(shape.quantile(0.95) - 150_000) < 1e-8)
    // ln(150 / 40) / 1.6448536269514722
    guard case .lognormal(_, let sigma) = shape else { throw Unexpected() }
    #expect(abs(sigma - 0.803_570_493_036_529_96) < 1e-14)
    #expect(Shape.lognormal(median: 5, p95: 5) == .lognormal(median: 5, sigma: 0))
    for (median, p95) in [(5, 4), (0, 5), (-1, 5), (5, .infinity), (.nan, 5), (5, .nan), (1, 1e8)] as [(Double, Double)]
    {
      #expect(Shape.lognormal(median: median, p95: p95) == nil, "\(median) \(p95)")
    }
  }

  struct Unexpected: Error {}
}
