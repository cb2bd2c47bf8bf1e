import Simulation
import Statistics
import Testing

@testable import Results

/// Page, terminal and JSON are three ways to read one result.
@Suite struct OneVerdictTests {
  struct Run: Sendable, CustomTestStringConvertible {
    let sample: SamplePage
    let tone: String
    let word: String
    /// Nil where nothing asked for one.
    let verdict: String?
    let replies: String
    let list: String
    var testDescription: String { sample.name }
  }

  private static let gates: [Gate] = [.statistic(.mean, .metric(.unanswered), .less, limit: 50)]
  private static let failing: [Gate] = [.statistic(.mean, .metric(.timeToSendList), .less, limit: 600_000)]

  static let runs: [Run] = [
    Run(
      sample: SamplePage("no gates") { $0.contacts = 900 }, tone: "no", word: "Replies: yes. List: no.", verdict: nil,
      replies: "yes",
      list: "no"),
    Run(
      sample: SamplePage("one run") { $0.scenario.replications = 1 }, tone: "unsure", word: "Not settled.",
      verdict: nil,
      replies: "not settled by one run", list: "not settled by one run"),
    Run(
      sample: SamplePage("a short list") { $0.contacts = 20 }, tone: "yes", word: "Yes.", verdict: nil, replies: "yes",
      list: "yes"),
    Run(
      sample: SamplePage("a gate that passes") {
        $0.contacts = 20
        $0.scenario.gates = gates
        $0.scenario.replications = 25
      }, tone: "yes", word: "Yes.", verdict: "pass", replies: "yes", list: "yes"),
    Run(
      sample: SamplePage("a gate that passes with a list undone") {
        $0.scenario.gates = gates
        $0.scenario.replications = 25
        $0.scenario.until = 1.0 * .hour
      }, tone: "yes", word: "Gates: yes.", verdict: "pass", replies: "not settled", list: "no"),
    Run(
      sample: SamplePage("a gate that fails") {
        $0.contacts = 20
        $0.scenario.gates = failing
        $0.scenario.replications = 25
      }, tone: "no", word: "No.", verdict: "fail", replies: "yes", list: "yes"),
    Run(
      sample: SamplePage("too few runs for a gate") {
        $0.contacts = 20
        $0.scenario.gates = gates
      }, tone: "unsure", word: "Not settled.", verdict: "inconclusive", replies: "yes", list: "yes"),
    Run(
      sample: SamplePage("a precision that is not reached") {
        $0.contacts = 20
        $0.scenario.precision = [PrecisionTarget(.mean, .metric(.replyWait), halfWidth: 0.001)]
      }, tone: "unsure", word: "Not settled.", verdict: "inconclusive", replies: "yes", list: "yes"),
    Run(
      sample: SamplePage("no one") { $0.names = [] }, tone: "no", word: "No.", verdict: nil, replies: "no", list: "no"),
  ]

  @Test(arguments: runs) func `all say the same`(_ run: Run) throws {
    let report = try run.sample.report()
    let page = SimulationPage(report, run: run.sample.run).html()
    let answer = try #require(page.firstMatch(of: #/<p class="answer">(.*?)</p>/#)?.1)
    let words = answer.matches(of: #/<strong class="(.*?)">(.*?)</strong>/#)
    #expect(words.map(\.2).joined(separator: " ") == run.word)
    #expect(words.contains { $0.1 == run.tone })
    let text = report.text().split(separator: "\n")
    #expect(text.contains { $0.hasPrefix("replies: \(run.replies), ") }, "\(text.suffix(8))")
    #expect(text.contains { $0.hasPrefix("list: \(run.list), ") }, "\(text.suffix(8))")
    #expect(text.last { $0.hasPrefix("verdict: ") } == run.verdict.map { "verdict: \($0)" })
    let json = report.json()
    #expect(json.contains(#""verdict":"\#(run.verdict ?? "pass")","is_judged":\#(run.verdict != nil)"#))
    #expect(json.contains(#""answer":{"tone":"\#(run.tone)","word":"\#(run.word)""#), "\(json.prefix(900))")
    func finding(_ word: String) -> String { word.hasPrefix("not settled") ? "not_settled" : word }
    #expect(json.contains(#""replies":{"finding":"\#(finding(run.replies))""#))
    #expect(json.contains(#""list":{"finding":"\#(finding(run.list))""#))
    let next = Answer(report: report).view().next
    if let option = next?.option {
      #expect(text.contains { $0.hasPrefix("next: ") && $0.hasSuffix(option) } && json.contains(option))
      #expect(page.contains(option))
    }
    for fact in Assumptions(report: report).facts {
      #expect(text.contains { $0 == "assumed \(fact.name.lowercased()): \(plainSpaces(fact.value))" })
      #expect(json.contains(#"{"name":"\#(fact.name)","value":"\#(plainSpaces(fact.value))"}"#))
      #expect(page.contains(fact.value))
    }
    for judgement in report.judgements { #expect(json.contains(#""words":"\#(plainSpaces(judgement.gate.words))""#)) }
  }
}
