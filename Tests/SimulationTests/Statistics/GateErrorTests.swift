import Foundation
import Statistics
import TestSupport
import Testing

@testable import Simulation

/// Gates exactly at their limits, where every decision is an error, on 400 seeds. The counts stand in docs/simulation/gates.md;
/// `UPDATE_GOLDEN=1` writes them.
@Suite struct GateErrorTests {
  private static func gate(_ comparison: Relation, _ limit: Double) -> Gate {
    .statistic(.mean, .metric(.firstResponseWait), comparison, limit: limit)
  }

  /// Of 400 seeds.
  private static let mostByLuck = 30

  /// At most 5 % for normal values, and 10 % for skewed ones.
  @Test(.tags(.slow), .onlyInFullRuns) func `at the limit few pass`() throws {
    var rows: [String] = []
    for population in Population.all {
      let seeds = population.values()
      let most = ["normal", "uniform"].contains(population.name) ? 20 : 40
      var cells: [Int] = []
      for looks in [Looks.planned, .fixed(Judgement.fewestValues)] {
        for comparison in [Relation.less, .greater] {
          let decisions = Decisions(Self.gate(comparison, population.mean), seeds, looks)
          #expect(decisions.passed <= most, "\(population.name) \(comparison.rawValue) \(looks.counts)")
          // Both sides together come to 5 % as well; 30 is what a chance of 5 % exceeds in one of a hundred counts.
          #expect(
            decisions.passed + decisions.failed <= max(most, Self.mostByLuck), "\(population.name) \(looks.counts)")
          cells.append(decisions.passed)
        }
      }
      rows.append("| \(population.name) | " + cells.map { String($0) }.joined(separator: " | ") + " |")
    }
    try expectTable("means", rows)
  }

  @Test func `chances at the limit`() throws {
    let seeds = Population.uniform.values()
    var rows: [String] = []
    for share in [0.5, 0.9, 0.95] {
      var cells: [Int] = []
      for looks in [Looks.planned, .fixed(20)] {
        for side in [Relation.less, .greater] {
          let gate = Gate.chance(of: .mean, .metric(.timeToSendList), .less, limit: share, side, share: share)
          let decisions = Decisions(gate, seeds, looks)
          #expect(decisions.passed <= 20, "\(share) \(side.rawValue) \(looks.counts)")
          #expect(decisions.passed + decisions.failed <= Self.mostByLuck, "\(share) \(looks.counts)")
          cells.append(decisions.passed)
        }
      }
      rows.append(
        "| \(Quantity.Dimension.share.text(share)) | " + cells.map { String($0) }.joined(separator: " | ") + " |")
    }
    try expectTable("chances", rows)
  }

  /// How far from its limit a gate is decided, and when: 400 seeds of `mean < limit`, with the limit so many deviations above.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: [Population.normal, .lognormal(1)].indices) func `power`(_ index: Int)
    throws
  {
    let population = [Population.normal, .lognormal(1)][index]
    let seeds = population.values()
    let rows = [0.15, 0.2, 0.3, 0.4, 0.6].map { distance in
      let gate = Self.gate(.less, population.mean + distance * population.deviation)
      let decisions = Decisions(gate, seeds, .planned)
      let shares = (decisions.passes + [400 - decisions.passed]).map { "\(($0 + 2) / 4) %" }
      return "| \(population.name) | \(distance) | " + shares.joined(separator: " | ") + " |"
    }
    try expectTable("power \(index + 1)", rows)
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `power of chances`() throws {
    let seeds = Population.uniform.values()
    let rows = [0.97, 0.98, 0.99, 0.999].map { truth in
      let gate = Gate.chance(of: .mean, .metric(.timeToSendList), .less, limit: truth, .atLeast, share: 0.95)
      let decisions = Decisions(gate, seeds, .planned)
      let shares = (decisions.passes + [400 - decisions.passed]).map { "\(($0 + 2) / 4) %" }
      return "| \(Quantity.Dimension.share.text(truth)) | " + shares.joined(separator: " | ") + " |"
    }
    try expectTable("power 3", rows)
  }

  /// What the plan and the correction are for: without them the counts above break their bounds.
  @Test(.tags(.slow), .onlyInFullRuns) func `faults are found`() throws {
    let normal = Population.normal.values()
    let gate = Self.gate(.less, Population.normal.mean)
    let unsplit = Decisions(gate, normal, .planned, level: 0.95)
    #expect(unsplit.passed > 20 && unsplit.passed + unsplit.failed > Self.mostByLuck)
    let often = Looks(counts: Array(stride(from: 20, through: 320, by: 2)))
    let eager = Decisions(gate, Array(normal.prefix(100)), often, level: 0.95)
    #expect(eager.passed > 5 && eager.passed + eager.failed > 20)
    // Student's interval alone.
    let population = Population.lognormal(1.5)
    let uncorrected = population.values().count { values in
      Looks.planned.counts.contains { count in
        let interval = Estimate(differences: Array(values.prefix(count)), level: Looks.planned.level(gates: 1)).interval
        return interval.map { $0.upperBound < population.mean } ?? false
      }
    }
    #expect(uncorrected > 40)
    try expectTable(
      "faults",
      [
        "| four looks, at each an interval of 95 % | normal | \(unsplit.passed) | \(unsplit.failed) | 400 |",
        "| a look after every second replication from 20 to 320, intervals of 95 % | normal | \(eager.passed) | "
          + "\(eager.failed) | 100 |",
        "| planned looks, Student's interval | \(population.name) | \(uncorrected) | | 400 |",
      ])
  }

  private func expectTable(_ name: String, _ rows: [String]) throws {
    let page = Project.file("docs/simulation/gates.md")
    let open = "<!-- \(name): counted by GateErrorTests; UPDATE_GOLDEN=1 writes them -->\n"
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: open)?.upperBound)
    let rest = text[start...].split(separator: "\n", omittingEmptySubsequences: false)
    let head = rest.prefix(2)
    let old = rest.dropFirst(2).prefix { $0.hasPrefix("|") }
    if updatesGolden {
      let before = text[..<start] + head.map { $0 + "\n" }.joined()
      let after = rest.dropFirst(2 + old.count).joined(separator: "\n")
      try (before + rows.map { $0 + "\n" }.joined() + after).write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(old.map(String.init) == rows)
    }
  }
}
