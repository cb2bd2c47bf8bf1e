import Campaign
import Testing

@testable import Records
@testable import Zones

@Suite struct POSIXZoneTests {
  private func read(_ text: String, allowsLongTimes: Bool = true) -> POSIXZone? {
    Array(text.utf8).withUnsafeBufferPointer { POSIXZone($0, allowsLongTimes: allowsLongTimes) }
  }

  @Test(
    arguments: [
      ("UTC0", 0, nil), ("EST5", -18_000, nil), ("<+0530>-5:30", 19_800, nil), ("<-03>+3:00:01", -10_801, nil),
      ("EST5EDT,M3.2.0,M11.1.0", -18_000, -14_400), ("IST-1GMT0,M10.5.0,M3.5.0/1", 3600, 0),
      ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 37_800, 39_600), ("ABC24", -86_400, nil),
      ("EET-2EEST,M3.4.4/50,M10.4.4/50", 7200, 10_800), ("AAA0BBB,0/0,J365/25", 0, 3600),
      ("AAA0BBB,59/-167,365/+167:59:59", 0, 3600),
    ] as [(String, Int32, Int32?)]) func `rules`(_ text: String, _ standard: Int32, _ daylight: Int32?) throws
  {
    let zone = try #require(read(text))
    #expect(zone.standard == standard && zone.daylight?.offset == daylight)
  }

  @Test(arguments: [
    "", "E", "ES5", "EST", "5", "EST5EDT", "EST5,M3.2.0,M11.1.0", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,", " EST5",
    "EST5 ",
    "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M0.2.0,M11.1.0", "EST5EDT,M3.0.0,M11.1.0",
    "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,M3.2,M11.1.0", "EST5EDT,J0,J5", "EST5EDT,J366,J5",
    "EST5EDT,366,5", "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0/2:60,M11.1.0", "EST5EDT,M3.2.0/2:0:60,M11.1.0",
    "EST5EDT,M3.2.0/,M11.1.0", "EST25", "EST5:60", "<+0530-5:30", "<+5>-5", "<>5", "<ab_c>5", "E5T5", "EST--5",
    "EST99999999999999999999", "EST5EDT99999,M3.2.0,M11.1.0", "EST5EDT,00001,5", ":EST5",
    "EST5EDT,M3.2.0\u{0},M11.1.0",
  ]) func `no rules`(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test
  func `times beyond the day need a newer file`() {
    for text in ["EST5EDT,M3.2.0/-1,M11.1.0", "EST5EDT,M3.2.0/25,M11.1.0", "EST5EDT,M3.2.0/+1,M11.1.0"] {
      #expect(read(text) != nil && read(text, allowsLongTimes: false) == nil)
    }
    #expect(read("EST-5EDT+4,M3.2.0/24,M11.1.0", allowsLongTimes: false) != nil)
  }

  @Test
  func `days of the year`() {
    func day(_ day: YearlyMoment.Day, _ year: Int) -> Int64 {
      YearlyMoment(day: day, time: 0).seconds(in: year) / 86_400
    }
    let (y2023, y2024): (Int64, Int64) = (19_358, 19_723)
    for (julian, plain, leap) in [(1, 0, 0), (59, 58, 58), (60, 59, 60), (365, 364, 365)] as [(Int, Int64, Int64)] {
      #expect(day(.julian(julian), 2023) == y2023 + plain && day(.julian(julian), 2024) == y2024 + leap)
    }
    #expect(day(.zeroBased(59), 2023) == y2023 + 59 && day(.zeroBased(59), 2024) == y2024 + 59)
    // February 2024 began on a Thursday and had five of them.
    let weeks = (1...5).map { day(.weekday(month: 2, week: $0, weekday: 4), 2024) }
    #expect(weeks == [31, 38, 45, 52, 59].map { y2024 + $0 })
    #expect(day(.weekday(month: 2, week: 5, weekday: 5), 2024) == y2024 + 53)
  }

  @Test(arguments: ["J365/25", "J365/30", "J365/167"])
  func `daylight time all the year has no changes, whatever it overlaps`(_ end: String) throws {
    let zone = try #require(read("EST5EDT,0/0,\(end)"))
    let changes = zone.transitions(after: 0)
    // From far before, to the end of what is laid down.
    #expect(changes.map(\.offset) == [-18_000])
    #expect(zone.offset(at: 1_767_243_599) == -14_400 && zone.offset(at: 1_767_243_600) == -14_400)
  }
}
