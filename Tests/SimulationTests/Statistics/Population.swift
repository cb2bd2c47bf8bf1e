import Statistics

@testable import Simulation

/// What replications may give, with its true mean and deviation known.
struct Population: Sendable {
  let name: String
  let mean: Double
  let deviation: Double
  /// The value at which a share of all is smaller.
  let quantile: @Sendable (Double) -> Double

  static let normal = Population(name: "normal", mean: 100, deviation: 10) { 100 + 10 * normalQuantile($0) }
  static let uniform = Population(name: "uniform", mean: 0.5, deviation: (1.0 / 12).squareRoot()) { $0 }
  static let exponential = Population(name: "exponential", mean: 1, deviation: 1) { -logarithm($0) }
  /// Half the square of a normal number.
  static let gamma = Population(name: "gamma, shape 0.5", mean: 0.5, deviation: 0.5.squareRoot()) {
    let z = normalQuantile($0)
    return z * z / 2
  }
  static func lognormal(_ sigma: Double) -> Population {
    let mean = Statistics.exponential(sigma * sigma / 2)
    return Population(
      name: "lognormal, σ \(sigma)", mean: mean,
      deviation: mean * (Statistics.exponential(sigma * sigma) - 1).squareRoot()
    ) { Statistics.exponential(sigma * normalQuantile($0)) }
  }

  static let all = [
    normal, uniform, exponential, gamma, lognormal(0.5), lognormal(1), lognormal(1.25), lognormal(1.5),
  ]

  /// The values of each of 400 seeds, of as many replications as a plan can have.
  func values(seeds: Int = 400, replications: Int = 320) -> [[Double]] {
    let who = luckKey(name.utf8)
    return (1...seeds).map { seed in
      (0..<replications).map { replication in
        quantile(Chance(seed: UInt64(seed), replication: replication).unit(who, .outcome, 0))
      }
    }
  }
}

/// How seeds were decided, by the code that judges simulations.
struct Decisions: Equatable {
  /// By look: how many seeds passed, and how many failed.
  var passes: [Int]
  var fails: [Int]
  var passed: Int { passes.reduce(0, +) }
  var failed: Int { fails.reduce(0, +) }

  init(_ gate: Gate, _ seeds: [[Double]], _ looks: Looks, level: Double? = nil) {
    passes = looks.counts.map { _ in 0 }
    fails = passes
    for values in seeds {
      var judging = Judging([gate], looks: looks, level: level ?? looks.level(gates: 1))
      var look = 0
      while let count = judging.next {
        judging.look { _ in values.prefix(count).map { $0 } }
        switch judging.verdict {
        case .pass: passes[look] += 1
        case .fail: fails[look] += 1
        case .inconclusive: look += 1
        }
      }
    }
  }
}
