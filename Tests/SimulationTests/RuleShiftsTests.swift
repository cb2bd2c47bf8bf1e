import Campaign
import Testing
import Zones

@testable import Simulation

// Members who work in the shifts of the rules.
extension WorkingDayTests {
  /// From 10:00 to 10:05 and from 10:10 to 10:15, by the date of the run: it begins with the first of them.
  @Test func `shifts of the rules`() throws {
    let (first, second) = (DayStretch(start: 600, end: 605), DayStretch(start: 610, end: 615))
    let week = WeeklyHours(Array(repeating: [first, second].compactMap { $0 }, count: 7))
    let zone = try #require(ZoneRules(name: "UTC", offset: 0))
    let begin = 1_767_571_200 + 36_000
    func lines(_ change: @escaping @Sendable (inout Scenario) -> Void) -> [String] {
      diary({ $0.shifts = Shifts(week, in: zone) }, change).filter { !$0.contains("contact") }.map { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        return "\((Int(parts[0]) ?? 0) - begin) \(parts[1])"
      }
    }
    // The engine knows that the member is off shift, so nothing says so; a break is said.
    #expect(
      lines { $0.members.general.breaks = [.init(start: 650.0 * .second, end: 750.0 * .second)] } == [
        "100 sends 0", "200 sends 0", "700 away 0", "750 back 0", "850 sends 0",
      ])
    // A scenario that gives shifts of its own says all of it.
    let own = diary({ $0.shifts = Shifts(week, in: zone) }) {
      $0.members.general.shifts = [.init(end: 1_000.0 * .second)]
    }
    #expect(own.count { $0.contains("sends") } == 10)
  }
}
