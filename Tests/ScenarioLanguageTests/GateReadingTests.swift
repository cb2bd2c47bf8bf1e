import Diagnostics
import ScenarioLanguage
import Simulation
import Testing

@Suite struct GateReadingTests {
  private func read(_ text: String) -> Reading { Reading("kind: scenario\nversion: 1\n\(text)\n") }

  @Test func `order means nothing`() throws {
    let gates = ["unanswered <= 5", "p95(first_response_wait) < 30m", "\"chance(time_to_send_list < 3h) >= 95%\""]
    let texts = ["chance(time_to_send_list < 3h) >= 95%", "p95(first_response_wait) < 30m", "unanswered <= 5"]
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
      let reading = read("gates: [ \(order.map { gates[$0] }.joined(separator: ", ")) ]")
      #expect(reading.codes == [])
      #expect(reading.scenario?.gates.map(\.text) == texts)
    }
  }

  @Test func `precision`() throws {
    let reading = read("run: { precision: { \"p95(first_response_wait)\": 2m, mean(unanswered): 0.5 } }")
    #expect(reading.codes == [])
    #expect(
      reading.scenario?.precision == [
        PrecisionTarget(.p95, .metric(.firstResponseWait), halfWidth: 120_000),
        PrecisionTarget(.mean, .metric(.unanswered), halfWidth: 0.5),
      ])
  }

  /// Each problem at its own words, wherever the file lets them be found.
  @Test func `problems stand at their words`() {
    let reading = read(
      """
      gates:
        - unanswerd <= 5
        - "p95(reply_wait) < 30"
        - 'chance(sent > 3) >= 100%'
        - "unanswer\\x65d <= 5m"
        - >-
          unanswered
          <= 5m
        - p95(first_response_wait) < 3m and more
        - [sent > 3]
        -
        - sent
        - sent > 3
        - mean(sent) > 3.0
      run:
        precision: { p95(sent): 3, reply_wait: 3, sent: 0, held: 1, mean(held): 2, 3: 4 }
      """)
    #expect(
      reading.underlined == [
        "unanswerd", "30", "100%", "\"unanswer\\x65d <= 5m\"", ">-\n    unanswered\n    <= 5m", "and", "[sent > 3]", "",
        "",
        "mean(sent) > 3.0", "p95", "3", "0", "mean(held)", "3",
      ])
    #expect(
      reading.codes == [
        "PB0414", "PB0416", "PB0417", "PB0416", "PB0416", "PB0413", "PB0401", "PB0401", "PB0413", "PB0419", "PB0415",
        "PB0404", "PB0403", "PB0419", "PB0414",
      ])
    #expect(reading.problems[0].fixes.first?.edits.first?.replacement == "unanswered")
    #expect(reading.scenario == nil)
  }

  @Test func `shapes`() {
    #expect(read("gates: unanswered <= 5").codes == ["PB0401"])
    #expect(read("gates: { unanswered: 5 }").codes == ["PB0401"])
    #expect(read("gates: []").codes == [])
    #expect(read("run: { precision: [sent] }").codes == ["PB0401"])
    let many = (1...60).map { "sent > \($0)" }.joined(separator: ", ")
    #expect(read("gates: [ \(many) ]").codes == ["PB0418"])
  }
}
