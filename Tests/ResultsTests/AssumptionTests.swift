import Campaign
import Statistics
import Testing

@testable import Results
@testable import Simulation

/// What the first screen says was assumed, and what the day's pictures mark.
@Suite struct AssumptionTests {
  private func facts(_ edit: (inout SamplePage) -> Void) throws -> [String: String] {
    let facts = Assumptions(report: try SamplePage("assumed", edit).report()).facts
    return Dictionary(uniqueKeysWithValues: facts.map { ($0.name, String($0.value.map { $0 == "\u{A0}" ? " " : $0 })) })
  }

  @Test func `words`() throws {
    let facts = try facts {
      $0.scenario.members.general.shifts = [.init(start: .zero, end: 2.0 * .hour)]
      $0.scenario.members.general.breaks = [.init(start: 1.0 * .hour, end: 75.0 * .minute)]
    }
    #expect(facts["Contacts"] == "150, all on the list from the start")
    #expect(facts["Replies"] == "25 % of those reached reply, 1 % opt out; 3 % of first texts never arrive")
    #expect(facts["Delay"]?.hasPrefix("half of replies come within ") == true)
    #expect(facts["Delay"]?.hasSuffix("; 2 replies in a conversation on average") == true)
    #expect(facts["Pace"] == "30 first texts an hour at most; half of responses take at most 40 s")
    #expect(facts["At work"] == "0:00 to 2:00, breaks 1:00 to 1:15, counted from the start")
    #expect(facts["Texting hours"] == nil)
  }

  @Test func `kinds`() throws {
    let facts = try facts {
      var slow = $0.scenario.members.general
      slow.texting = MemberBehaviour.texting(perHour: 10)
      $0.scenario.members.mix = [.init("fast", count: 2, $0.scenario.members.general), .init("slow", count: 1, slow)]
    }
    #expect(facts["Pace"]?.hasPrefix("fast (2): 30 first texts an hour") == true)
    #expect(facts["Pace"]?.contains("; slow (1): 10 first texts an hour") == true)
    #expect(facts["At work"] == "all 3 h of a run")
  }

  /// Kinds and shifts are rows.
  @Test func `groups`() throws {
    let report = try SamplePage("groups") {
      var late = $0.scenario.members.general
      late.shifts = [.init(start: 2.0 * .hour, end: nil)]
      $0.scenario.members.mix = [.init("early", count: 2, $0.scenario.members.general), .init("late", count: 1, late)]
    }.report()
    let table = try #require(GroupTable(report: report).view())
    #expect(table.rows.map(\.name) == ["early", "late"])
    #expect(table.rows.map { $0.cells[0].text } == ["all the time", "2:00 to the end"])
    #expect(table.rows.map { $0.cells[1].text } == ["2", "1"])
    let sent = try #require(report.totals.first { $0.count == .sent }?.estimate.mean)
    #expect(abs(report.groups.reduce(0) { $0 + ($1.members.mean ?? 0) * ($1.sent.mean ?? 0) } - sent) < 1e-9)
    #expect(GroupTable(report: try SamplePage("alike").report()).view() == nil)
  }

  /// The median of a mixture is where half of all lengths are below.
  @Test func `medians`() throws {
    #expect(RandomDuration(.constant(40)).median == 40)
    let mixture = try #require(RandomDuration(mixture: [(1, .uniform(0, 100)), (1, .uniform(100, 300))]))
    #expect(abs(mixture.median - 100) < 0.01)
    let other = try #require(RandomDuration(mixture: [(3, .uniform(0, 90)), (1, .uniform(0, 300))]))
    // 3/4 · x/90 + 1/4 · x/300 = 1/2
    #expect(abs(other.median - 0.5 / (0.75 / 90 + 0.25 / 300)) < 0.01)
  }

  @Test func `marks`() throws {
    let report = try SamplePage("marks") {
      $0.contacts = 20
      $0.scenario.members.general.shifts = [.init(start: .zero, end: 2.0 * .hour)]
      $0.scenario.members.general.breaks = [.init(start: 1.0 * .hour, end: 75.0 * .minute)]
    }.report()
    let text = DayMarks(report).text
    #expect(text.hasPrefix("Shaded: breaks, 1:00 to 1:15. Dotted: shifts begin or end at 2:00. The last dotted line: "))
    #expect(!DayMarks(report, hasList: false).text.contains("list"))
    let chart = try #require(DaySection(report: report).view().charts.first)
    #expect(chart.picture.shades.count == 1 && chart.picture.paths.contains { $0.style == "mark" })
  }

  /// With texting hours the axis has the time of day.
  @Test func `the clock`() throws {
    let sample = SamplePage("clock") {
      $0.hours = TextingHours(start: 570, end: 1_200, zone: .contact(missing: nil), repliesWait: false)
    }
    let ticks = RunClock(try sample.report()).ticks
    #expect(
      ticks.labels == ["9:30", "10:00", "10:30", "11:00", "11:30", "12:00", "12:30"] && ticks.unit == "time of day")
    let plain = RunClock(try SamplePage("plain").report()).ticks
    #expect(plain.labels.first == "0:00" && plain.unit == "hours and minutes from the start")
  }
}
