import Campaign
import Statistics
import Testing

@testable import Simulation

@Suite struct GateTests {
  @Test func `names are given once`() {
    #expect(Set(Quantity.allNames).count == Quantity.allNames.count)
    for quantity in Quantity.all {
      #expect(Quantity(named: quantity.name) == quantity)
      #expect(quantity.statistics.contains(.mean))
      #expect(Statistic(rawValue: quantity.name) == nil && quantity.name != "chance")
    }
    #expect(Quantity(named: "nothing") == nil)
    #expect(Quantity(named: "needs_attention") == .metric(.needsAttention))
  }

  /// What a gate sees of a replication.
  @Test func `values of a replication`() {
    let result = ReplicationResult.with(replyWaits: [10, 20, 30, 400])
    func value(_ statistic: Statistic, _ name: String) -> Double? {
      Quantity(named: name).flatMap { result.value(Measured(statistic, $0)) }
    }
    #expect(Statistic.allCases.map { value($0, "reply_wait") } == [115, 20, 400, 400, 400, 10, 400])
    #expect(value(.p95, "first_response_wait") == nil)
    #expect(value(.mean, "time_to_send_list") == .infinity)
    #expect(value(.mean, "unanswered") == 0)
    #expect(value(.max, "queue_length") == 0)
    #expect(value(.p95, "queue_length") == nil)
    #expect(value(.mean, "sent") == 0)
  }

  @Test func `texts`() {
    let wait = Quantity.metric(.firstResponseWait)
    #expect(Gate.statistic(.p95, wait, .less, limit: 1_800_000).text == "p95(first_response_wait) < 30m")
    #expect(Gate.statistic(.mean, wait, .atMost, limit: 90_500).text == "mean(first_response_wait) <= 90500ms")
    #expect(Gate.statistic(.mean, .metric(.unanswered), .atMost, limit: 5).text == "unanswered <= 5")
    #expect(Gate.statistic(.mean, .total(.optOuts), .greater, limit: 0.5).text == "opt_outs > 0.5")
    #expect(
      Gate.chance(of: .mean, .metric(.timeToSendList), .less, limit: 10_800_000, .atLeast, share: 0.95).text
        == "chance(time_to_send_list < 3h) >= 95%")
  }

  struct Number: Sendable {
    let value: Double
    let shift: Int
    let text: String
  }

  @Test(arguments: [
    Number(value: 0, shift: 0, text: "0"), Number(value: 5, shift: 0, text: "5"),
    Number(value: 0.07, shift: 2, text: "7"), Number(value: 0.071, shift: 2, text: "7.1"),
    Number(value: 0.29, shift: 2, text: "29"), Number(value: 1, shift: 2, text: "100"),
    Number(value: 1e-7, shift: 0, text: "0.0000001"), Number(value: 1.5e-7, shift: 2, text: "0.000015"),
    Number(value: 1e15, shift: 0, text: "1000000000000000"),
    Number(value: 1.25e17, shift: 0, text: "125000000000000000"),
    Number(value: -2.5, shift: 0, text: "-2.5"), Number(value: 0.5, shift: 2, text: "50"),
    Number(value: 1e300, shift: 0, text: "1" + String(repeating: "0", count: 300)),
  ])
  func `decimals`(_ number: Number) { #expect(decimalText(number.value, shift: number.shift) == number.text) }
}
