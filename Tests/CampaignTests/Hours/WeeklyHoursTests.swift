import Campaign
import TestSupport
import Testing

@testable import Zones

@Suite struct WeeklyHoursTests {
  private func week(_ days: [String]) throws -> WeeklyHours {
    WeeklyHours(
      try days.map { day in
        try day.split(separator: " ").map { stretch in
          let times = stretch.split(separator: "-").map { $0.split(separator: ":").compactMap { Int($0) } }
          return try #require(
            DayStretch(start: times[0][0] * 60 + times[0][1], end: times[1][0] * 60 + times[1][1]))
        }
      })
  }

  /// Monday to Sunday of a campaign.
  private let campaign = [
    "09:00-21:00", "09:00-21:00", "09:00-21:00", "09:00-21:00", "09:00-21:00", "10:00-20:00", "12:00-17:00 18:00-20:00",
  ]
  private let thanksgiving: Int64 = 20_783

  @Test(arguments: [
    // Friday to Saturday, over a closed Thursday, over both parts of a Sunday, to the millisecond.
    ("2026-11-20T01:59:59.999Z", true, "2026-11-20T02:00:00Z"), ("2026-11-21T02:00:00Z", false, "2026-11-21T15:00:00Z"),
    ("2026-11-26T02:00:00Z", false, "2026-11-27T14:00:00Z"), ("2026-11-26T17:00:00Z", false, "2026-11-27T14:00:00Z"),
    ("2026-11-22T17:00:00Z", true, "2026-11-22T22:00:00Z"), ("2026-11-22T22:00:00Z", false, "2026-11-22T23:00:00Z"),
    ("2026-11-23T01:00:00Z", false, "2026-11-23T14:00:00Z"),
    // Clocks go back on 1 November and forward on 8 March: the local time stays the same.
    ("2026-11-01T00:30:00Z", false, "2026-11-01T17:00:00Z"), ("2026-03-08T01:00:00Z", false, "2026-03-08T16:00:00Z"),
  ]) func `weekdays and closed dates`(_ from: String, _ isInside: Bool, _ change: String) throws {
    let zone = try ZoneTable.read("America/New_York")
    let hours = OpeningHours(try week(campaign), closed: [thanksgiving])
    #expect(hours.isInside(utc(from), in: zone) == isInside)
    #expect(hours.nextChange(after: utc(from), in: zone) == utc(change))
  }

  @Test func `midnight is no closing where the next day opens with it`() throws {
    let zone = try #require(ZoneRules(name: "UTC", offset: 0))
    let hours = OpeningHours(try week(["", "", "", "", "20:00-24:00", "00:00-24:00", "00:00-02:00"]), closed: [])
    #expect(hours.nextChange(after: utc("2026-11-20T20:00:00Z"), in: zone) == utc("2026-11-22T02:00:00Z"))
    #expect(hours.week.longestMinutes == 30 * 60)
    // A closed date in the middle is one.
    let closed = OpeningHours(hours.week, closed: [20_778])
    #expect(closed.nextChange(after: utc("2026-11-20T20:00:00Z"), in: zone) == utc("2026-11-21T00:00:00Z"))
    #expect(closed.nextChange(after: utc("2026-11-21T00:00:00Z"), in: zone) == utc("2026-11-22T00:00:00Z"))
    let always = OpeningHours(WeeklyHours(Array(repeating: [.init(start: 0, end: 1440)!], count: 7)), closed: [20_778])
    #expect(always.nextChange(after: utc("2026-11-20T20:00:00Z"), in: zone) == utc("2026-11-21T00:00:00Z"))
    #expect(always.nextChange(after: utc("2026-11-22T00:00:00Z"), in: zone) == nil)
    // From Sunday into Monday.
    let late = OpeningHours(try week(["00:00-01:00", "", "", "", "", "", "23:00-24:00"]))
    #expect(late.nextChange(after: utc("2026-11-22T23:00:00Z"), in: zone) == utc("2026-11-23T01:00:00Z"))
    #expect(late.week.longestMinutes == 120)
  }

  @Test func `a week without hours never opens`() throws {
    let zone = try ZoneTable.read("America/New_York")
    let never = OpeningHours(WeeklyHours([]), closed: [thanksgiving])
    #expect(never.nextChange(after: utc("2026-11-20T20:00:00Z"), in: zone) == nil)
    #expect(never.moment(afterOpenTime: 0, from: utc("2026-11-20T20:00:00Z"), in: zone) == nil)
    #expect(never.openTime(from: utc("2026-11-20T20:00:00Z"), to: utc("2126-11-20T20:00:00Z"), in: zone) == 0)
  }

  @Test func `time inside the hours`() throws {
    let zone = try #require(ZoneRules(name: "UTC", offset: 0))
    let hours = OpeningHours(WeeklyHours(daily: try #require(DayStretch(start: 540, end: 1260))))
    let half: Int64 = 1_800_000
    for (from, to) in [("20:50", "10T09:20"), ("20:30", "10T09:00"), ("09:00", "09T09:30"), ("22:00", "10T09:30")] {
      let from = utc("2026-01-09T\(from):00Z")
      #expect(hours.moment(afterOpenTime: half, from: from, in: zone) == utc("2026-01-\(to):00Z"))
    }
    #expect(hours.openTime(from: utc("2026-01-09T20:50:00Z"), to: utc("2026-01-10T09:20:00Z"), in: zone) == half)
  }

  /// Minute by minute, in weeks, dates and zones drawn at random.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<60) func `agrees with counting`(_ seed: UInt64) throws {
    var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let names = ["America/New_York", "Europe/Dublin", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Casablanca"]
    let zone = try ZoneTable.read(names[below(names.count)])
    let days = (0..<7).map { _ in
      (0..<below(3)).compactMap { part -> DayStretch? in
        let first = part * 720 + below(720)
        return DayStretch(
          start: first, end: below(3) == 0 ? part * 720 + 720 : first + 1 + below(part * 720 + 719 - first + 1))
      }
    }
    // Some days with a clock change in them.
    let years = ["2026-10-30", "2026-03-06", "2011-12-28", "2026-11-24", "2027-02-05"]
    let start = utc(years[below(years.count)] + "T00:00:00Z").milliseconds / 60_000
    let firstDay = start / 1440
    let closed = (0..<below(4)).map { _ in firstDay + Int64(below(10)) }
    let hours = OpeningHours(WeeklyHours(days), closed: closed)
    let count = 9 * 1440
    func isInside(_ minute: Int64) -> Bool {
      let seconds = minute * 60
      let passed = zone.transitions.prefix { $0 <= seconds }.count
      let local = (seconds + Int64(zone.offsets[passed])) / 60
      let (day, time) = (local / 1440, Int(local % 1440))
      if closed.contains(day) { return false }
      return WeeklyHours(days).days[Int((day + 3) % 7)].contains { $0.start <= time && time < $0.end }
    }
    let inside = (0..<count).map { isInside(start + Int64($0)) }
    func moment(_ index: Int) -> Instant { Instant(milliseconds: (start + Int64(index)) * 60_000) }
    var (opening, change): (Int?, Int?) = (nil, nil)
    for index in inside.indices.reversed() {
      if inside[index] { opening = index }
      if index + 1 < count, inside[index + 1] != inside[index] { change = index + 1 }
      guard index % 37 == 0 || index + 1 == change || index == opening else { continue }
      let at = moment(index)
      #expect(hours.isInside(at, in: zone) == inside[index])
      if let opening { #expect(hours.nextOpening(from: at, in: zone) == moment(opening)) }
      if let change { #expect(hours.nextChange(after: at, in: zone) == moment(change)) }
    }
    for _ in 0..<20 {
      let from = below(count - 1)
      let to = from + below(count - from)
      let open = inside[from..<to].count { $0 }
      #expect(hours.openTime(from: moment(from), to: moment(to), in: zone) == Int64(open) * 60_000)
      // The first minute inside before which so many were open.
      let wanted = below(open + 1)
      var (passed, found): (Int, Int?) = (0, nil)
      for index in from..<count where inside[index] {
        if passed == wanted {
          found = index
          break
        }
        passed += 1
      }
      if let found {
        #expect(hours.moment(afterOpenTime: Int64(wanted) * 60_000, from: moment(from), in: zone) == moment(found))
      }
    }
  }

  @Test func `decades take no time`() throws {
    let zone = try ZoneTable.read("America/New_York")
    let hours = OpeningHours(try week(["09:00-09:01", "", "", "", "", "", ""]), closed: [thanksgiving])
    let from = utc("2026-01-01T00:00:00Z")
    // 30 days of one minute a week are more than eight centuries.
    let late = try #require(hours.moment(afterOpenTime: 30 * 86_400_000, from: from, in: zone))
    #expect(hours.openTime(from: from, to: late, in: zone) == 30 * 86_400_000)
    #expect(hours.isInside(late, in: zone))
  }

  @Test func `shifts of several clocks together`() throws {
    let (york, phoenix) = (try ZoneTable.read("America/New_York"), try ZoneTable.read("America/Phoenix"))
    let shifts = Shifts(try week(["09:00-12:00"]), in: york).union(Shifts(try week(["10:00-13:00"]), in: phoenix))
    // 9 to 12 in New York, and 12 to 15 there: no one goes in between.
    #expect(shifts.nextChange(after: utc("2026-01-05T14:00:00Z")) == utc("2026-01-05T20:00:00Z"))
    #expect(shifts.isOn(utc("2026-01-05T17:00:00Z")))
    let same = Shifts(try week(["09:00-12:00"]), in: york).union(Shifts(try week(["11:00-14:00"]), in: york))
    #expect(same.parts.count == 1)
    #expect(same.nextChange(after: utc("2026-01-05T14:00:00Z")) == utc("2026-01-05T19:00:00Z"))
  }

  @Test func `the last call`() throws {
    let zone = try ZoneTable.read("America/New_York")
    let hours = TextingHours(try week(campaign), lastCall: 600_000, zone: .contact(missing: nil), repliesWait: true)
    #expect(hours.lastCall(before: utc("2026-11-21T02:00:00Z")) == utc("2026-11-21T01:50:00Z"))
    #expect(
      hours.nextFirstTexts(from: utc("2026-11-21T02:00:00Z"), hours.usual, in: zone) == utc("2026-11-21T15:00:00Z"))
    let long = TextingHours(try week(campaign), lastCall: 36_000_000, zone: .contact(missing: nil), repliesWait: true)
    // Ten hours are as long as a Saturday, and two less than a Monday.
    #expect(long.nextFirstTexts(from: utc("2026-11-21T02:00:00Z"), long.usual, in: zone) == utc("2026-11-23T14:00:00Z"))
  }

  @Test func `hours in words`() throws {
    #expect(try week(campaign).text == "mon-fri 09:00-21:00, sat 10:00-20:00, sun 12:00-17:00 and 18:00-20:00")
    #expect(try week(Array(repeating: "09:00-21:00", count: 7)).text == "09:00 to 21:00")
    #expect(try week(Array(repeating: "09:00-12:00 13:00-21:00", count: 7)).text == "daily 09:00-12:00 and 13:00-21:00")
    #expect(WeeklyHours([]).text == "never")
  }
}
