import Campaign
import Simulation
import Statistics
import Testing

@testable import Results

@Suite struct GateWordsTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let gate: Gate
    let words: String
    init(_ gate: Gate, _ words: String) { (self.gate, self.words) = (gate, words) }
    var testDescription: String { gate.text }
  }

  private static func of(
    _ statistic: Statistic, _ name: Metric.Name, _ relation: Relation, _ limit: Double
  ) -> Gate { .statistic(statistic, .metric(name), relation, limit: limit) }

  @Test(arguments: [
    Row(of(.p95, .firstResponseWait, .less, 600_000), "95\u{A0}% of first replies are answered within 10 min"),
    Row(of(.p50, .replyWait, .atMost, 90_000), "half of replies are answered within 1 min 30 s"),
    Row(of(.p90, .replyWait, .greater, 60_000), "10\u{A0}% of replies wait for more than 1 min"),
    Row(
      of(.max, .firstResponseWait, .less, 600_000), "the longest wait of first replies is less than 10 min on average"),
    Row(of(.mean, .timeToSendList, .less, 12_600_000), "the whole list is texted within 3 h 30 min on average"),
    Row(of(.mean, .unanswered, .atMost, 5), "at most 5 conversations wait at the end on average"),
    Row(of(.max, .needsAttention, .less, 30), "less than 30 conversations need attention at the busiest time"),
    Row(
      .chance(of: .mean, .metric(.timeToSendList), .less, limit: 9_900_000, .atLeast, share: 0.8),
      "in at least 80 % of runs, the whole list is texted within 2 h 45 min"),
    Row(
      .statistic(.mean, .total(.sent), .greater, limit: 10_000),
      "the team’s count of “sent” is more than 10,000 on average"),
  ])
  func `words`(_ row: Row) { #expect(row.gate.words == row.words) }

  /// Every quantity and statistic has words of its own.
  @Test func `all are different`() {
    var seen: Set<String> = []
    for quantity in Quantity.all {
      for statistic in quantity.statistics {
        for relation in Relation.allCases {
          let gate = Gate.statistic(statistic, quantity, relation, limit: 0.5)
          #expect(seen.insert(gate.words).inserted || quantity.unit == .milliseconds, "\(gate.text): \(gate.words)")
        }
      }
    }
  }

  /// A chance is a share, whatever it is the chance of.
  @Test func `units`() {
    #expect(Gate.chance(of: .mean, .metric(.timeToSendList), .less, limit: 1, .less, share: 0.5).unit == .share)
    #expect(Self.of(.mean, .timeToSendList, .less, 1).unit == .milliseconds)
    #expect(Gate.statistic(.mean, .total(.sent), .less, limit: 1).unit == .contacts)
    #expect(Self.of(.mean, .sentGini, .less, 1).unit == .ratio)
  }
}
