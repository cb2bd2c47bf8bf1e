import Statistics
import Testing

@testable import Simulation

/// What the waits of all replications say about the percentiles of each.
@Suite struct PercentileSpreadTests {
  private func spread(_ waits: [[UInt32]], _ percent: Int) throws -> PercentileSpread {
    try #require(PercentileSpread(of: waits) { Summary.rank(percent, of: $0) })
  }

  /// One of three waits is any of them; of two draws from two waits, the longer one is the shorter value in one of four cases.
  @Test func `small cases by hand`() throws {
    let one = try spread([[10], [20], [60]], 50)
    #expect(abs(one.deviation - (1_400.0 / 3).squareRoot()) < 1e-9)
    #expect(abs(one.skewness - 6_000 / (1_400.0 / 3 * (1_400.0 / 3).squareRoot())) < 1e-9)
    let longer = try spread([[10, 20], [20, 10]], 100)
    #expect(abs(longer.deviation - 18.75.squareRoot()) < 1e-9)
    let shorter = try spread([[10, 20], [20, 10]], 0)
    #expect(abs(shorter.deviation - longer.deviation) < 1e-9 && abs(shorter.skewness + longer.skewness) < 1e-9)
  }

  @Test func `without waits, and without spread`() throws {
    #expect(PercentileSpread(of: []) { _ in 0 } == nil)
    #expect(PercentileSpread(of: [[], []]) { _ in 0 } == nil)
    let same = try spread([[7, 7, 7], [], [7]], 95)
    #expect(same.deviation == 0 && same.skewness == 0)
  }

  /// The deviation that theory knows for the middle of many even draws, also of times as long as a run may last.
  @Test(arguments: [1, 4_000] as [UInt32]) func `many waits`(_ unit: UInt32) throws {
    let waits = (0..<4).map { part in (0..<10_000).map { UInt32(4 * $0 + part) * unit } }
    let found = try spread(waits, 50)
    #expect(abs(found.deviation / (40_000 * Double(unit) * 0.5 / 100) - 1) < 0.02)
    #expect(abs(found.skewness) < 0.05)
  }

  /// Forty replications whose second longest wait is about 100 decide that the mean is below 110; that one in eight of them has a
  /// single wait of hours says that two of them may meet.
  @Test func `single long waits warn of days with several`() throws {
    let waits = (0..<40).map { run in
      var waits = [UInt32](60..<89)
      for index in waits.indices { waits[index] += UInt32(run % 7) }
      waits.append(run % 8 == 0 ? 6_000 : UInt32(100 + run % 7))
      return waits
    }
    let gate = Gate.statistic(.p95, .metric(.firstResponseWait), .less, limit: 110)
    let values = waits.map { Double($0[Summary.rank(95, of: $0.count)]) }
    #expect(Judgement(gate, values, level: 0.9875).verdict == .pass)
    func verdict(_ limit: Double) throws -> Verdict {
      let gate = Gate.statistic(.p95, .metric(.firstResponseWait), .less, limit: limit)
      return Judgement(gate, values, text: nil, spread: try spread(waits, 95), level: 0.9875).verdict
    }
    #expect(try verdict(110) == .inconclusive)
    #expect(try verdict(1_000) == .pass)
    // Equal percentiles are not certain either, where the waits behind them are not equal.
    let equal: [[UInt32]] = waits.map { waits in
      var waits = waits
      waits[28] = 90
      return waits
    }
    let same = [Double?](repeating: 90, count: 40)
    let judgement = Judgement(gate, same, text: nil, spread: try spread(equal, 95), level: 0.9875)
    #expect(judgement.verdict == .inconclusive && judgement.grounds == .constant)
    #expect(Judgement(gate, same, level: 0.9875).verdict == .pass)
  }

  /// Members who walk away with conversations in hand: in one of thirty runs two or three contacts wait for hours.
  private func run(_ chance: Chance) -> [UInt32] {
    let (leaves, _) = chance.pair(0, .abandon, 0)
    return (0..<30).map { contact in
      let (draw, stuck) = chance.pair(UInt64(contact), .outcome, 0)
      return leaves < 0.15 && contact < 3 && stuck < 0.3 ? 6_000_000 : UInt32(-100_000 * logarithm(draw))
    }
    .sorted()
  }

  private func percentile(_ waits: [UInt32]) -> Double { Double(waits[Summary.rank(95, of: waits.count)]) }

  /// At the limit, where every decision is an error. By the percentiles alone it is far more than 12 of 100.
  @Test func `rare bad days are seldom overlooked`() throws {
    let truth = (0..<20_000).reduce(0.0) { $0 + percentile(run(Chance(seed: 9, replication: $1))) } / 20_000
    let gate = Gate.statistic(.p95, .metric(.firstResponseWait), .atMost, limit: truth)
    var (decided, alone) = (0, 0)
    for seed in 100..<200 {
      let waits = (0..<40).map { run(Chance(seed: UInt64(seed), replication: $0)) }
      let values = waits.map(percentile)
      let level = Looks.planned.level(gates: 1)
      let found = try spread(waits, 95)
      if Judgement(gate, values, text: nil, spread: found, level: level).verdict != .inconclusive { decided += 1 }
      if Judgement(gate, values, level: level).verdict != .inconclusive { alone += 1 }
    }
    #expect(decided <= 12)
    #expect(alone > 12)
  }
}
