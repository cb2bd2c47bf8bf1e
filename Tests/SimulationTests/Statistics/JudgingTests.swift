import Campaign
import Statistics
import Testing

@testable import Simulation

@Suite struct JudgingTests {
  private let gate = Gate.statistic(.mean, .metric(.unanswered), .atMost, limit: 5)
  private let other = Gate.statistic(.mean, .total(.sent), .atLeast, limit: 100)
  private let target = PrecisionTarget(.mean, .metric(.unanswered), halfWidth: 0.5)

  /// `0, 2, 0, 2, …` around a mean.
  private func values(_ mean: Double, _ count: Int) -> [Double?] {
    (0..<count).map { mean - 1 + Double($0 % 2 * 2) }
  }

  @Test func `levels share one error rate`() {
    #expect(Looks.planned.counts == [40, 80, 160, 320])
    #expect(Looks.planned.level(gates: 1) == 0.9875)
    #expect(Looks.planned.level(gates: 5) == 0.9975)
    #expect(Looks.fixed(30).level(gates: 1) == 0.95)
    #expect(Looks.fixed(0).counts == [1])
  }

  @Test func `stops at the first look that decides all`() {
    var judging = Judging([gate, other], looks: .planned)
    #expect(judging.verdict == .inconclusive)
    #expect(judging.next == 40)
    judging.look { $0.quantity == .total(.sent) ? values(100.2, 40) : values(1, 40) }
    #expect(judging.judgements.map(\.verdict) == [.pass, .inconclusive])
    #expect(judging.verdict == .inconclusive)
    #expect(judging.next == 80)
    // What is decided stays so.
    judging.look { $0.quantity == .total(.sent) ? values(110, 80) : values(50, 80) }
    #expect(judging.judgements.map(\.verdict) == [.pass, .pass])
    #expect(judging.judgements.map(\.replications) == [40, 80])
    #expect(judging.next == nil)
    #expect(judging.verdict == .pass)
    judging.look { _ in [] }
    #expect(judging.judgements.map(\.replications) == [40, 80])
  }

  @Test func `no look is added to the plan`() {
    var judging = Judging([gate], looks: .planned)
    var taken: [Int] = []
    while let count = judging.next {
      taken.append(count)
      judging.look { _ in values(5, count) + values(1, 400) }
    }
    #expect(taken == [40, 80, 160, 320])
    #expect(judging.verdict == .inconclusive)
    #expect(judging.judgements.first?.level == 0.9875)
  }

  @Test func `precision is reached or not`() {
    var judging = Judging([], [target], looks: .planned)
    judging.look { _ in values(5, 40) }
    // 1 · √(40/39) / √40 · t(39)
    #expect(judging.precisions.first?.isReached == true)
    #expect(abs((judging.precisions.first?.halfWidth ?? 0) - 0.323_889_8) < 1e-6)
    #expect(judging.next == nil)
    #expect(judging.verdict == .pass)
    var finer = Judging([], [PrecisionTarget(.mean, .metric(.unanswered), halfWidth: 0.3)], looks: .planned)
    finer.look { _ in values(5, 40) }
    #expect(finer.next == 80)
    finer.look { _ in values(5, 80) }
    #expect(finer.next == nil)
  }

  @Test func `unknown precision is none`() {
    #expect(!Precision(target, [1]).isReached)
    #expect(!Precision(target, [nil, .nan, 3, .infinity]).isReached)
    #expect(!Precision(target, []).isReached)
    #expect(Precision(target, [3, nil, 3, .infinity]).isReached)
  }

  @Test func `all gates together`() {
    #expect(Verdict(of: []) == .pass)
    #expect(Verdict(of: [.pass, .inconclusive]) == .inconclusive)
    #expect(Verdict(of: [.pass, .inconclusive, .fail]) == .fail)
    #expect(Judging([], looks: .fixed(3)).verdict == .pass)
  }

  /// Just so many replications pass when none is an exception.
  @Test(arguments: [(0.5, Relation.atLeast), (0.95, .atLeast), (0.99, .greater), (0.1, .atMost), (0.01, .less)])
  func `replications to pass`(_ share: Double, _ side: Relation) throws {
    let gate = Gate.chance(of: .mean, .metric(.unanswered), .atMost, limit: 5, side, share: share)
    let needed = try #require(Looks.planned.replicationsToPass(gate, gates: 2))
    let good = side == .atLeast || side == .greater ? 1.0 : 9
    for (count, verdict) in [(needed, Verdict.pass), (needed - 1, .inconclusive)] {
      let values = [Double?](repeating: good, count: count)
      #expect(Judgement(gate, values, level: Looks.planned.level(gates: 2)).verdict == verdict)
    }
    #expect(Looks.planned.replicationsToPass(self.gate, gates: 1) == nil)
  }
}
