import Campaign
import Foundation
import Simulation
import Statistics
import TestSupport
import Testing
import Text

@testable import Results

/// What stands on the page.
@Suite struct PageTests {
  /// A small day, whole. `UPDATE_GOLDEN=1` writes it.
  @Test func `golden`() throws {
    let html = try SamplePage("golden") {
      $0.contacts = 40
      $0.scenario.until = 1.0 * .hour
      $0.scenario.gates = SamplePage.gates
    }.html()
    try expectGolden(html, fixture("reports/small.html"))
  }

  /// The numbers of the report reach their cells.
  @Test func `numbers arrive`() throws {
    let sample = SamplePage("three members")
    let report = try sample.report()
    let page = Markup(SimulationPage(report, run: sample.run).html())
    let cells = page.all("td").map(\.text)
    for row in report.members {
      #expect(page.all("th").contains { $0.text == row.key })
      let sent = try #require(row.cells.first { $0.count == .sent }?.estimate.mean)
      #expect(cells.contains { $0.hasPrefix(decimal(sent, places: 0)) || $0.hasPrefix(decimal(sent, places: 1)) })
    }
    for name in Metric.Name.allCases { #expect(page.all("code").contains { $0.text == name.rawValue }, "\(name)") }
    for name in report.countsOfMembers { #expect(page.all("th").contains { $0.text == name.title }, "\(name)") }
  }

  @Test func `what was run is there`() throws {
    let sample = SamplePage("facts") {
      $0.run.contactList = "list.csv"
      $0.scenario.seed = 4_711
    }
    let page = Markup(try sample.html())
    let facts = page.all("dd").map(\.text)
    for fact in ["spring.yaml", "warm-list", "150 of list.csv", "3 h", "4711", "patchbay 0.1.0"] {
      #expect(facts.contains(fact), "\(fact)")
    }
    #expect(page.all("pre").first?.text == sample.run.command)
  }

  /// One run has no interval, so there is no column for it and no band.
  @Test func `one run has no intervals`() throws {
    let sample = try #require(SamplePage.all.first { $0.name == "one run" })
    let page = Markup(try sample.html())
    #expect(!page.all("th").contains { $0.text == TableView.interval })
    #expect(!page.values("class").contains { $0.hasPrefix("band") })
    #expect(!(page.all("body").first?.text.contains("±") ?? true))
    #expect(Markup(try SamplePage("several").html()).values("class").contains { $0.hasPrefix("band") })
  }

  /// Many members have columns without names, and very many one outline.
  @Test func `large teams`() throws {
    func bars(_ name: String) throws -> Int {
      let sample = try #require(SamplePage.all.first { $0.name == name })
      return Markup(try sample.html()).elements.count { $0.name == "rect" && $0.path.contains("svg") }
    }
    #expect(try bars("forty members") >= 80)
    #expect(try bars("three hundred members") < 80)
  }

  /// More members than anyone reads are left to the totals, and the page says so.
  @Test func `huge teams`() throws {
    let sample = SamplePage("huge") {
      $0.names = (1...TeamSection.rows + 5).map { "m\($0)" }
      $0.contacts = 50
      $0.scenario.until = 10.0 * .minute
      $0.scenario.replications = 1
    }
    let section = TeamSection(report: try sample.report()).view()
    #expect(section.tables[0].rows.count == TeamSection.rows)
    #expect(section.tables[0].note?.contains("5 more members are in the last row only.") == true)
  }

  /// A page for three hundred members is there before anyone wonders.
  @Test func `is quick`() throws {
    let sample = try #require(SamplePage.all.first { $0.name == "three hundred members" })
    let page = SimulationPage(try sample.report(), run: sample.run)
    // Of this thread alone, and the least of three: others test at the same time.
    let seconds = (0..<3).map { _ in
      let start = processorSeconds()
      let size = page.html().utf8.count
      #expect(size < 1_000_000)
      return processorSeconds() - start
    }
    #expect(seconds.contains { $0 < 0.5 })
  }
}

private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
