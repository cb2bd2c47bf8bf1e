import Testing

@testable import Simulation

/// Mixtures, measured times, and what many draws come to.
@Suite struct RandomTimeTests {
  typealias Shape = RandomDuration.Shape

  // MARK: Many draws

  static let shapes: [Shape] = [
    .uniform(20, 100), .exponential(mean: 900), .lognormal(median: 60, sigma: 0.6), .gamma(mean: 50, shape: 3.3),
    .gamma(mean: 800, shape: 0.6), .weibull(scale: 60, shape: 2.2), .weibull(scale: 800, shape: 0.8),
  ]
  static let count = 50_000

  @Test(arguments: shapes) func `draws have their mean`(_ shape: Shape) {
    let chance = Chance(seed: 11, replication: 0)
    let lengths = (0..<Self.count).map { shape.quantile(chance.pair(UInt64($0), .replyDelay, 0).1) }
    let mean = lengths.reduce(0, +) / Double(Self.count)
    let variance = lengths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.count - 1)
    #expect(abs(mean - shape.mean) < 3.5 * (variance / Double(Self.count)).squareRoot(), "\(mean) for \(shape.mean)")
    #expect(variance > 0)
  }

  /// What rounding adds is even between -1/2 and 1/2, where the density is smooth: deviation 0.29.
  @Test(arguments: shapes.filter { $0.mean < 100 }) func `rounding is unbiased`(_ shape: Shape) {
    let chance = Chance(seed: 12, replication: 0)
    let duration = RandomDuration(shape)
    var added = 0.0
    for number in 0..<Self.count {
      let draws = chance.pair(UInt64(number), .replyDelay, 0)
      added += Double(duration.length(draws)) - shape.quantile(draws.1)
    }
    #expect(abs(added / Double(Self.count)) < 3.5 * 0.2887 / Double(Self.count).squareRoot())
  }

  // MARK: Measured times

  @Test func `measured times are drawn equally often`() throws {
    let times = try #require(MeasuredTimes([30, 10, 20, 20, 70]))
    #expect(times.values == [10, 20, 20, 30, 70])
    #expect(Shape.empirical(times).mean == 30)
    let drawn = (0..<1_000).map { times.quantile((Double($0) + 0.5) / 1_000) }
    #expect(drawn == [10, 20, 20, 30, 70].flatMap { [Double](repeating: $0, count: 200) })
    // The smallest value that so many do not exceed.
    #expect(times.quantile(0.2) == 10)
    #expect(times.quantile(0.200_001) == 20)
    #expect(times.quantile(Chance.unit(0)) == 10)
    #expect(times.quantile(Chance.unit(.max)) == 70)
  }

  @Test func `measured times may be one or very many`() throws {
    #expect(try #require(MeasuredTimes([5])).quantile(0.99) == 5)
    let most = RandomDuration.Limits.measuredTimes
    let many = try #require(MeasuredTimes((0..<most).map(Double.init)))
    #expect(many.quantile(Chance.unit(.max)) == Double(most - 1))
    #expect(many.quantile(Chance.unit(0)) == 0)
    #expect(many.quantile(0.25) == Double(most / 4 - 1))
    #expect(MeasuredTimes([Double](repeating: 1, count: most + 1)) == nil)
  }

  @Test(arguments: [[], [1, -1], [1, .nan], [.infinity]] as [[Double]])
  func `what is no length is refused`(_ values: [Double]) { #expect(MeasuredTimes(values) == nil) }

  // MARK: Mixtures

  /// Two with one median, one twice with two weights, and one that is never drawn.
  static func parts() throws -> [(weight: Double, shape: Shape)] {
    [
      (0.1, .lognormal(median: 50, sigma: 2)), (0.7, .constant(50)), (0.3, .exponential(mean: 9)),
      (0.2, .exponential(mean: 9)), (0, .empirical(try #require(MeasuredTimes([8, 1])))),
    ]
  }

  @Test func `order does not matter`() throws {
    let parts = try Self.parts()
    let mixture = try #require(RandomDuration(mixture: parts))
    #expect(mixture.parts.map(\.shape) == [4, 2, 3, 1, 0].map { parts[$0].shape })
    for order in permutations(Array(parts.indices)) {
      #expect(RandomDuration(mixture: order.map { parts[$0] }) == mixture, "\(order)")
    }
  }

  @Test func `parts are drawn as often as their weights say`() throws {
    let mixture = try #require(
      RandomDuration(mixture: [(3, .constant(70)), (1, .constant(10)), (0, .constant(1)), (0, .constant(99))]))
    let lengths = (0..<1_000).map { mixture.length(((Double($0) + 0.5) / 1_000, 0.5)) }
    #expect(lengths == [UInt64](repeating: 10, count: 250) + [UInt64](repeating: 70, count: 750))
    #expect(mixture.mean == 55)
    #expect(abs(RandomDuration.replyDelay.mean - (0.85 * 739_595.955_831_8 + 0.15 * 110_887_806.561_049)) < 1e-6)
  }

  @Test(arguments: [[], [0], [1, -0.1], [.infinity], [.nan, 1]] as [[Double]])
  func `weights that make no shares are refused`(_ weights: [Double]) {
    #expect(RandomDuration(mixture: weights.map { ($0, .constant(1)) }) == nil)
  }

  private func permutations(_ items: [Int]) -> [[Int]] {
    if items.count < 2 { return [items] }
    return items.flatMap { first in permutations(items.filter { $0 != first }).map { [first] + $0 } }
  }
}
