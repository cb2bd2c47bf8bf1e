import Campaign
import Statistics
import Testing

@testable import Simulation

@Suite struct JudgementTests {
  private let below = Gate.statistic(.p95, .metric(.firstResponseWait), .less, limit: 100)
  private let above = Gate.statistic(.p95, .metric(.firstResponseWait), .greater, limit: 100)
  private let often = Gate.chance(of: .mean, .metric(.timeToSendList), .less, limit: 100, .atLeast, share: 0.9)

  private func judge(_ gate: Gate, _ values: [Double?]) -> Judgement { Judgement(gate, values, level: 0.95) }

  /// Values around a mean, with a spread.
  private func around(_ mean: Double, _ count: Int = 40) -> [Double?] {
    (0..<count).map { mean + Double($0 % 2 * 2 - 1) * 10 }
  }

  @Test func `the whole interval is on one side`() throws {
    #expect(judge(below, around(90)).verdict == .pass)
    #expect(judge(below, around(99)).verdict == .inconclusive)
    #expect(judge(below, around(110)).verdict == .fail)
    #expect(judge(above, around(90)).verdict == .fail)
    #expect(judge(above, around(110)).verdict == .pass)
    let judgement = judge(below, around(90))
    #expect(judgement.estimate == 90)
    #expect(judgement.level == 0.95)
    let interval = try #require(judgement.interval)
    // 10 · √(40/39) / √40 · t(39)
    #expect(abs(interval.upperBound - 93.238_898) < 1e-5 && abs(interval.lowerBound - 86.761_102) < 1e-5)
  }

  /// What is exactly at a limit meets `<=` and not `<`.
  @Test func `a constant is a constant`() {
    let values = [Double?](repeating: 100, count: 20)
    #expect(judge(below, values).verdict == .fail)
    #expect(judge(below, values).grounds == .constant)
    #expect(judge(.statistic(.mean, .total(.sent), .atMost, limit: 100), values).verdict == .pass)
    #expect(judge(.statistic(.mean, .total(.sent), .atLeast, limit: 100), values).verdict == .pass)
    #expect(judge(.statistic(.mean, .total(.sent), .atMost, limit: 100), values).interval == 100...100)
    // The sum of equal values need not be their number times the value.
    #expect(
      judge(.statistic(.mean, .total(.sent), .atMost, limit: 0.1), .init(repeating: 0.1, count: 40)).verdict == .pass)
  }

  /// What happens in one replication of twenty is not seen in 40 of them in one case of eight: a limit so near to equal
  /// whole numbers is not decided by them. One whole number away it is.
  @Test func `equal numbers decide nothing near them`() {
    let none = [Double?](repeating: 0, count: 40)
    func verdict(_ relation: Relation, _ limit: Double) -> Verdict {
      judge(.statistic(.mean, .metric(.unanswered), relation, limit: limit), none).verdict
    }
    #expect(verdict(.atMost, 0.05) == .inconclusive)
    #expect(verdict(.atLeast, 0.05) == .inconclusive)
    #expect(verdict(.atMost, 0.1) == .pass)
    #expect(verdict(.atMost, 0) == .pass)
    let near = judge(.statistic(.mean, .metric(.unanswered), .atMost, limit: 0.05), none)
    #expect(near.grounds == .constant && near.interval?.lowerBound == 0)
    // 1 − 0.025^(1/40)
    #expect(abs((near.interval?.upperBound ?? 0) - 0.088_097_3) < 1e-6)
  }

  @Test func `few values decide nothing`() {
    #expect(judge(below, [1]).verdict == .inconclusive)
    #expect(judge(below, [1]).interval == nil)
    let few = judge(below, [Double?](repeating: 1, count: 19) + [nil])
    #expect(few.verdict == .inconclusive)
    #expect(few.grounds == .tooFewValues)
    #expect(few.replications == 20 && few.values == 19)
    #expect(few.interval == 1...1)
  }

  @Test func `without values`() {
    for values in [[], [nil], [nil, .nan]] as [[Double?]] {
      for gate in [below, often] {
        #expect(judge(gate, values).verdict == .inconclusive)
        #expect(judge(gate, values).grounds == .noValues)
        #expect(judge(gate, values).estimate == nil)
      }
    }
  }

  /// A list that was not sent once is not sent in the mean either.
  @Test func `what did not happen takes forever`() {
    let values = around(10) + [.infinity]
    #expect(judge(below, values).verdict == .fail)
    #expect(judge(above, values).verdict == .pass)
    #expect(judge(below, values).grounds == .infinite)
    #expect(judge(below, values).estimate == .infinity)
    #expect(judge(below, values).interval == nil)
    #expect(judge(below, [1e200, 2e200]).grounds == .infinite)
  }

  @Test func `chances`() throws {
    #expect(judge(often, around(50)).verdict == .pass)
    let missed = judge(often, around(50) + .init(repeating: .infinity, count: 40))
    #expect(missed.verdict == .fail)
    #expect(missed.estimate == 0.5)
    #expect(try #require(missed.interval?.upperBound) < 0.9)
    // Of 20 out of 20 it is 95 % sure that they are more than 83 %.
    #expect(judge(often, around(50, 20)).verdict == .inconclusive)
    #expect(judge(often, [50]).interval == 0.025...1 || judge(often, [50]).estimate == 1)
  }

  @Test func `skewed values move the side of the long tail`() throws {
    let values = (1...40).map { step in
      let x = Double(step); return x * x * x
    }
    let sample = try #require(Sample(values))
    let student = try #require(Estimate(differences: values).interval)
    let interval = try #require(sample.skewedInterval(level: 0.95))
    #expect(abs(interval.lowerBound - student.lowerBound) < 1e-9 * student.lowerBound)
    #expect(interval.upperBound - sample.mean > (student.upperBound - sample.mean) * 1.15)
    let mirrored = try #require(Sample(values.map { -$0 })?.skewedInterval(level: 0.95))
    #expect(mirrored == -interval.upperBound ... -interval.lowerBound)
  }

  /// One value far out: the side stays where the transformation would come back.
  @Test func `no skewness brings the side back`() throws {
    var last = 0.0
    for skewed in [0.0, 1, 2, 3, 5, 10, 100, 1e6] {
      let values = (0..<40).map { Double($0 % 2) + ($0 == 39 ? skewed : 0) }
      let sample = try #require(Sample(values))
      let interval = try #require(sample.skewedInterval(level: 0.9875))
      let errors = (interval.upperBound - sample.mean) / (sample.deviation / 40.0.squareRoot())
      #expect(errors >= last - 1e-9)
      #expect(errors < 4.2 * studentTQuantile(0.99375, freedom: 39))
      last = errors
    }
    #expect(last > 3 * studentTQuantile(0.99375, freedom: 39))
  }

  @Test func `cube roots`() {
    for x in [0, 1, -1, 8, -27, 1e-9, 0.3] {
      let root = cubeRoot(x)
      #expect(abs(root * root * root - x) <= 1e-15 * abs(x))
    }
  }
}
