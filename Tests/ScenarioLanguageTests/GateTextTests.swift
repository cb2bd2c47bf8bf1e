import Campaign
import Diagnostics
import ScenarioLanguage
import Simulation
import TestSupport
import Testing

@Suite struct GateTextTests {
  /// The text read and written again; nil where it is no gate.
  private func canonical(_ text: String) -> String? {
    do throws(GateProblem) { return try parseGate(text).text } catch { return nil }
  }

  private func refusal(_ text: String) -> GateProblem? {
    do throws(GateProblem) {
      _ = try parseGate(text)
      return nil
    } catch { return error }
  }

  struct Written: Sendable {
    let text: String
    let canonical: String
  }

  @Test(arguments: [
    Written(text: "p95(first_response_wait) < 30m", canonical: "p95(first_response_wait) < 30m"),
    Written(text: "  p95 ( first_response_wait )<1h30m\n", canonical: "p95(first_response_wait) < 90m"),
    Written(text: "reply_wait <= 250ms", canonical: "mean(reply_wait) <= 250ms"),
    Written(text: "mean(unanswered) >= 0.50", canonical: "unanswered >= 0.5"),
    Written(text: "unanswered <= 5", canonical: "unanswered <= 5"),
    Written(text: "unanswered <= 0", canonical: "unanswered <= 0"),
    Written(text: "opt_outs > 0.0000001", canonical: "opt_outs > 0.0000001"),
    Written(
      text: "chance(time_to_send_list < 3h) >= 0.95", canonical: "chance(time_to_send_list < 3h) >= 95%"),
    Written(text: "chance(max(reply_wait)>60m)<7.1%", canonical: "chance(max(reply_wait) > 1h) < 7.1%"),
    Written(text: "events < 1000000000000000", canonical: "events < 1000000000000000"),
  ])
  func `gates`(_ written: Written) {
    #expect(canonical(written.text) == written.canonical)
    #expect(canonical(written.canonical) == written.canonical)
  }

  @Test func `shares keep their digits`() throws {
    for tenth in 1..<1000 {
      let text = "chance(unanswered < 1) > \(tenth / 10).\(tenth % 10)%"
      guard case .chance(_, _, _, _, _, let share) = try parseGate(text) else { continue }
      #expect(share == Double(tenth) / 1000)
    }
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    /// The part of the text that is underlined.
    let underlined: String
    let help: String
    var testDescription: String { text }
    init(_ text: String, _ code: String, _ underlined: String, _ help: String) {
      (self.text, self.code, self.underlined, self.help) = (text, code, underlined, help)
    }
  }

  @Test(arguments: [
    Wrong("", "PB0413", "", "write a name such as `unanswered` or `p95(first_response_wait)`"),
    Wrong("unanswered", "PB0413", "", "write a comparison, such as `unanswered <= 5`"),
    Wrong("unanswered 5", "PB0413", "5", "write a comparison, such as `unanswered <= 5`"),
    Wrong("unanswered =< 5", "PB0413", "=<", "did you mean `<=`?"),
    Wrong("unanswered ≤ 5", "PB0413", "≤", "did you mean `<=`?"),
    Wrong(
      "unanswered == 5", "PB0413", "==", "write `<` or `<=`, `>` or `>=`: nothing that is measured is exactly its limit"
    ),
    Wrong("unanswered <=", "PB0413", "", "write a number such as `5`"),
    Wrong("unanswered <= 5 and sent > 3", "PB0413", "and", "write every gate as an entry of the list `gates`"),
    Wrong("1 < unanswered < 5", "PB0413", "1", "write the limit last: `p95(first_response_wait) < 30m`"),
    Wrong("p95 first_response_wait < 3m", "PB0413", "first_response_wait", "write `p95(first_response_wait)`"),
    Wrong("p95(reply_wait < 3m", "PB0413", "<", "close what is measured: `p95(reply_wait)`"),
    Wrong("p95() < 3m", "PB0413", ")", "write a name such as `unanswered` or `first_response_wait`"),
    Wrong("chance unanswered < 5", "PB0413", "unanswered", "write `chance(unanswered <= 5) >= 95%`"),
    Wrong("chance(unanswered < 5", "PB0413", "", "close the condition: `chance(unanswered <= 5) >= 95%`"),
    Wrong("chance(unanswered < 5)", "PB0413", "", "write a comparison, such as `chance(…) >= 95%`"),
    Wrong("chance(unanswered < 5) >= often", "PB0413", "often", "write it such as `95%` or `0.95`"),
    Wrong("chance(chance(unanswered < 5) > 3%) > 3%", "PB0413", "chance", "write it once"),
    Wrong("p95(first_respons_wait) < 3m", "PB0414", "first_respons_wait", "did you mean `first_response_wait`?"),
    Wrong("backlog < 3", "PB0414", "backlog", "did you mean `unanswered`?"),
    Wrong("p93(reply_wait) < 3m", "PB0415", "p93", "did you mean `p90`, `p95` or `p99`?"),
    Wrong("median(reply_wait) < 3m", "PB0415", "median", "did you mean `p50` or `mean`?"),
    Wrong("probability(reply_wait < 3m) > 3%", "PB0415", "probability", "did you mean `chance`?"),
    Wrong(
      "p95(unanswered) < 3", "PB0415", "p95",
      "write `unanswered`, or `chance(unanswered …) >= 95%` for how often it holds"),
    Wrong("reply_wait < 30", "PB0416", "30", "add a unit: `30s`, `30m` or `30h`"),
    Wrong(
      "reply_wait < 7%", "PB0416", "7%",
      "write a number with `ms`, `s`, `m`, `h` or `d`: `250ms`, `45s`, `90m`, `1h30m`"),
    Wrong("unanswered < 5m", "PB0416", "5m", "write it without a unit: `5` or `2.5`"),
    Wrong("unanswered < 1e3", "PB0416", "1e3", "write it without a unit: `5` or `2.5`"),
    Wrong("unanswered < -5", "PB0403", "-5", ""),
    Wrong("reply_wait < 31d", "PB0403", "31d", ""),
    Wrong("chance(unanswered < 5) >= 95", "PB0403", "95", "write `95%` for percent"),
    Wrong("unanswered >= 0", "PB0417", "0", "write another limit or another comparison"),
    Wrong("reply_wait < 0s", "PB0417", "0s", "write another limit or another comparison"),
    Wrong("chance(unanswered < 5) >= 100%", "PB0417", "100%", "write `99%`, or a larger share that is enough"),
    Wrong("chance(unanswered > 5) <= 0", "PB0417", "0", "write `1%`, or a smaller share that is enough"),
  ])
  func `problems`(_ wrong: Wrong) throws {
    let problem = try #require(refusal(wrong.text))
    #expect(problem.code.name == wrong.code)
    #expect(String(decoding: Array(wrong.text.utf8)[problem.range], as: UTF8.self) == wrong.underlined)
    #expect(problem.help ?? "" == wrong.help)
  }

  /// No text traps, however it is cut and mixed, and long ones are refused at once.
  @Test(.tags(.slow), .onlyInFullRuns) func `any text`() {
    let parts = ["chance", "(", ")", "p95", "<", ">=", "unanswered", "reply_wait", "5", "3m", "95%", "é", "\u{0}", " "]
    var gates = 0
    for seed in 0..<20_000 {
      let luck = Chance(seed: UInt64(seed), replication: 0)
      let count = 1 + Int(luck.unit(0, .outcome, 0) * 12)
      let text = (0..<count).map { parts[Int(luck.unit(1, .outcome, UInt32($0)) * Double(parts.count))] }.joined()
      if let canonical = canonical(text) {
        gates += 1
        #expect(self.canonical(canonical) == canonical, "\(text)")
      }
    }
    #expect(gates > 0)
    #expect(refusal(String(repeating: "(", count: 1_000_000))?.code.name == "PB0413")
    #expect(refusal(String(repeating: "9", count: 150) + " < p95")?.code.name == "PB0413")
    #expect(refusal("unanswered < " + String(repeating: "9", count: 180))?.code.name == "PB0403")
  }

  @Test func `what precision is about`() throws {
    #expect(try parseMeasured("p95(first_response_wait)") == Measured(.p95, .metric(.firstResponseWait)))
    #expect(try parseMeasured("sent") == Measured(.mean, .total(.sent)))
    #expect(throws: GateProblem.self) { try parseMeasured("sent < 3") }
    #expect(throws: GateProblem.self) { try parseMeasured("chance(sent < 3)") }
    #expect(throws: GateProblem.self) { try parseMeasured("") }
  }
}
