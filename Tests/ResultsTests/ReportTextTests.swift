import Campaign
import Simulation
import Statistics
import Testing
import Text

@testable import Results

/// The text of a simulation, and what it shares with the page.
@Suite struct ReportTextTests {
  private func judged(_ gates: [Gate]) throws -> SimulationReport {
    try SamplePage("judged") {
      $0.contacts = 60
      $0.scenario.gates = gates
      $0.scenario.replications = 20
    }.report()
  }

  /// The figure that a gate about a peak was judged by stands in the text, in JSON and on the page.
  @Test func `peaks are found`() throws {
    let report = try judged([.statistic(.max, .metric(.needsAttention), .less, limit: 1_000)])
    let estimate = try #require(report.judgements.first?.estimate)
    let peak = try #require(report.metric(.needsAttention)?.peak)
    #expect(peak.mean == estimate)
    let row = try #require(report.text().split(separator: "\n").first { $0.hasPrefix("needs attention ") })
    #expect(
      row.split(separator: " ").suffix(4) == ["-", "-", "-", QuantityText(.contacts, .plain).text(estimate)[...]],
      "\(row)")
    let json = try #require(report.json().firstRange(of: #""needs_attention":{"unit":"contacts""#))
    let member = report.json()[json.lowerBound...].prefix { $0 != "}" }
    #expect(member.contains(#""p50":null,"p90":null,"p95":null,"p99":null,"peak":{"mean":\#(thousandths(estimate))"#))
    let table = OtherSection(report: report).view().tables[0]
    let cells = try #require(table.rows.first { $0.code == "needs_attention" }?.cells)
    #expect(cells.map(\.text).suffix(3) == ["–", "–", Metric.Unit.contacts.text(estimate)])
  }

  @Test func `percentiles are explained`() throws {
    let note = PercentileNotes.gates
    #expect(try judged([.statistic(.p95, .metric(.replyWait), .less, limit: 1_000)]).text().contains("\n\(note)\n"))
    #expect(try !judged([.statistic(.mean, .metric(.replyWait), .less, limit: 1_000)]).text().contains(note))
  }

  /// Tables fit a terminal; the last lines say what came out.
  @Test(arguments: [80, 60]) func `tables fit`(_ width: Int) throws {
    let report = try judged(SamplePage.gates)
    for line in report.text(TextStyle(width: width)).split(separator: "\n") {
      #expect(displayWidth(String(line)) <= width, "\(line)")
    }
  }

  @Test func `verdicts have colours`() throws {
    let report = try judged([.statistic(.mean, .metric(.unanswered), .less, limit: 1_000)])
    let plain = report.text()
    let coloured = report.text(TextStyle(usesColor: true))
    #expect(!plain.contains("\u{1B}") && coloured.contains("  \u{1B}[32mpass\u{1B}[0m "))
    #expect(coloured.hasSuffix("verdict: \u{1B}[32mpass\u{1B}[0m\n"))
    #expect(coloured.replacing(/\u{1B}\[\d+m/, with: "") == plain)
  }

  /// A mean over some of the runs says of how many.
  @Test func `means over some runs`() throws {
    let report = try SamplePage("some") {
      $0.contacts = 240
      $0.scenario.replications = 12
    }.report()
    let send = try #require(report.metric(.timeToSendList))
    #expect(send.estimate.count > 0 && send.estimate.count < 12)
    #expect(report.text().contains(" h (\(send.estimate.count)/12)  "))
  }
}
