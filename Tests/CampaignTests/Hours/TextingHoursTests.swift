import Campaign
import TestSupport
import Testing

@testable import Zones

@Suite struct TextingHoursTests {
  @Test func `only hours of one day`() {
    func make(_ start: Int, _ end: Int) -> TextingHours? {
      TextingHours(start: start, end: end, zone: .contact(missing: nil), repliesWait: true)
    }
    for (start, end) in [(-1, 5), (5, 5), (6, 5), (0, 1441), (1440, 1440), (.min, .max)] {
      #expect(make(start, end) == nil)
    }
    for (start, end) in [(0, 1), (0, 1440), (1439, 1440)] { #expect(make(start, end) != nil) }
  }

  @Test func `whose clock`() throws {
    let (a, b) = (try #require(ZoneRules(name: "A", offset: 0)), try #require(ZoneRules(name: "B", offset: 60)))
    func hours(_ zone: TextingHours.Zone) throws -> TextingHours {
      try #require(TextingHours(start: 0, end: 60, zone: zone, repliesWait: false))
    }
    #expect(try hours(.fixed(a)).rules(own: b) == a)
    #expect(try hours(.contact(missing: a)).rules(own: b) == b)
    #expect(try hours(.contact(missing: a)).rules(own: nil) == a)
    #expect(try hours(.contact(missing: nil)).rules(own: nil) == nil)
  }

  struct Moments: CustomTestStringConvertible, Sendable {
    let zone: String
    let hours: String
    let from: String
    /// Nil: never again.
    let opening: String
    let change: String
    var testDescription: String { "\(zone) \(hours) \(from)" }
    init(_ zone: String, _ hours: String, _ from: String, opening: String, change: String) {
      self.zone = zone
      self.hours = hours
      self.from = from
      self.opening = opening
      self.change = change
    }
  }

  @Test(arguments: [
    // Half-open to the millisecond at both ends. New York in January is five hours behind.
    Moments(
      "America/New_York", "09:00-21:00", "2026-01-10T13:59:59.999Z", opening: "2026-01-10T14:00:00Z",
      change: "2026-01-10T14:00:00Z"),
    Moments(
      "America/New_York", "09:00-21:00", "2026-01-10T14:00:00Z", opening: "2026-01-10T14:00:00Z",
      change: "2026-01-11T02:00:00Z"),
    Moments(
      "America/New_York", "09:00-21:00", "2026-01-11T01:59:59.999Z", opening: "2026-01-11T01:59:59.999Z",
      change: "2026-01-11T02:00:00Z"),
    Moments(
      "America/New_York", "09:00-21:00", "2026-01-11T02:00:00Z", opening: "2026-01-11T14:00:00Z",
      change: "2026-01-11T14:00:00Z"),
    // 8 March 2026, 02:00 to 03:00 are left out: the hours open with the change.
    Moments(
      "America/New_York", "02:30-21:00", "2026-03-08T06:00:00Z", opening: "2026-03-08T07:00:00Z",
      change: "2026-03-08T07:00:00Z"),
    // Hours that lie in the gap do not come that day.
    Moments(
      "America/New_York", "02:15-02:45", "2026-03-08T06:00:00Z", opening: "2026-03-09T06:15:00Z",
      change: "2026-03-09T06:15:00Z"),
    // Hours that end in the gap end with the change.
    Moments(
      "America/New_York", "01:00-02:30", "2026-03-08T06:30:00Z", opening: "2026-03-08T06:30:00Z",
      change: "2026-03-08T07:00:00Z"),
    // 1 November 2026, 01:00 to 02:00 come twice: hours until 01:30 close, open again with the change, and close.
    Moments(
      "America/New_York", "00:15-01:30", "2026-11-01T05:00:00Z", opening: "2026-11-01T05:00:00Z",
      change: "2026-11-01T05:30:00Z"),
    Moments(
      "America/New_York", "00:15-01:30", "2026-11-01T05:30:00Z", opening: "2026-11-01T06:00:00Z",
      change: "2026-11-01T06:00:00Z"),
    Moments(
      "America/New_York", "00:15-01:30", "2026-11-01T06:00:00Z", opening: "2026-11-01T06:00:00Z",
      change: "2026-11-01T06:30:00Z"),
    Moments(
      "America/New_York", "01:30-02:30", "2026-11-01T05:40:00Z", opening: "2026-11-01T05:40:00Z",
      change: "2026-11-01T06:00:00Z"),
    // To midnight, and from it.
    Moments(
      "Asia/Kolkata", "20:00-24:00", "2026-05-05T18:29:59.999Z", opening: "2026-05-05T18:29:59.999Z",
      change: "2026-05-05T18:30:00Z"),
    Moments(
      "Asia/Kathmandu", "00:00-00:01", "2026-05-05T18:14:59.999Z", opening: "2026-05-05T18:15:00Z",
      change: "2026-05-05T18:15:00Z"),
    Moments("UTC", "00:00-24:00", "2026-05-05T18:14:59Z", opening: "2026-05-05T18:14:59Z", change: ""),
    // There was no 30 December 2011: the evening of the 29th was followed by the 31st.
    Moments(
      "Pacific/Apia", "09:00-21:00", "2011-12-30T08:00:00Z", opening: "2011-12-30T19:00:00Z",
      change: "2011-12-30T19:00:00Z"),
    Moments(
      "Australia/Lord_Howe", "02:10-02:20", "2026-10-03T15:00:00Z", opening: "2026-10-04T15:10:00Z",
      change: "2026-10-04T15:10:00Z"),
    Moments(
      "Europe/Dublin", "09:00-21:00", "2090-07-01T00:00:00Z", opening: "2090-07-01T08:00:00Z",
      change: "2090-07-01T08:00:00Z"),
  ]) func `moments`(_ one: Moments) throws {
    let (zone, hours) = (try ZoneTable.read(one.zone), try hours(one.hours))
    let from = utc(one.from)
    #expect(hours.usual.nextOpening(from: from, in: zone) == utc(one.opening))
    #expect(hours.usual.nextChange(after: from, in: zone) == (one.change.isEmpty ? nil : utc(one.change)))
    #expect(hours.usual.isInside(from, in: zone) == (one.from == one.opening))
    #expect(WallClock(zone: zone).isInside(hours, from.milliseconds) == (one.from == one.opening))
  }

  /// Every minute of three years, by counting.
  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      ("America/New_York", "09:00-21:00", 2025), ("America/New_York", "02:30-03:30", 2025),
      ("America/New_York", "00:15-01:30", 2025), ("Europe/Dublin", "01:15-24:00", 2089),
      ("Africa/Casablanca", "02:05-02:55", 2024), ("Asia/Gaza", "00:00-02:30", 2024),
      ("Australia/Lord_Howe", "01:45-02:01", 2030), ("Pacific/Apia", "00:00-23:59", 2010),
      ("America/Nuuk", "22:30-23:30", 2022), ("America/St_Johns", "00:00-00:01", 2009),
    ]) func `agrees with counting`(_ name: String, _ text: String, _ year: Int) throws
  {
    let (zone, hours) = (try ZoneTable.read(name), try hours(text))
    let first = utc("\(year)-01-01T00:00:00Z").milliseconds
    let (count, minute) = (3 * 365 * 1440, Int64(60_000))
    var inside = [Bool](repeating: false, count: count)
    var segment = 0
    let daily = try #require(hours.usual.week.daily)
    for index in 0..<count {
      let seconds = first / 1000 + Int64(index) * 60
      while segment < zone.transitions.count, zone.transitions[segment] <= seconds { segment += 1 }
      let clock = (Int(seconds) + Int(zone.offsets[segment])) % 86_400 / 60
      inside[index] = clock >= daily.start && clock < daily.end
    }
    var (opening, change): (Int?, Int?) = (nil, nil)
    for index in inside.indices.reversed() {
      if inside[index] { opening = index }
      if index + 1 < count, inside[index + 1] != inside[index] { change = index + 1 }
      let isCorner = index == 0 || inside[index - 1] != inside[index] || index + 1 == change
      guard isCorner || index % 499 == 0 else { continue }
      let at = Instant(milliseconds: first + Int64(index) * minute)
      #expect(hours.usual.isInside(at, in: zone) == inside[index])
      func milliseconds(_ index: Int) -> Int64 { first + Int64(index) * minute }
      if let opening { #expect(hours.usual.nextOpening(from: at, in: zone)?.milliseconds == milliseconds(opening)) }
      if let change { #expect(hours.usual.nextChange(after: at, in: zone)?.milliseconds == milliseconds(change)) }
      // Nothing happens between minutes.
      let later = Instant(milliseconds: at.milliseconds + 59_999)
      #expect(hours.usual.isInside(later, in: zone) == inside[index])
    }
  }

  /// Zones that no law has made: changes every few minutes, to any offset, by the second.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<40) func `agrees with counting in made up zones`(_ seed: UInt64)
    throws
  {
    var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let transitions = Set((0..<below(60)).map { _ in Int64(below(40_000)) }).sorted()
    let offsets = (0...transitions.count).map { _ in Int32(below(93_599 + 89_999) - 89_999) }
    let zone = try #require(ZoneRules(name: "X", transitions: transitions, offsets: offsets))
    let start = below(1440)
    let end = start + 1 + below(1440 - start)
    let hours = try #require(
      TextingHours(start: start, end: end, zone: .contact(missing: nil), repliesWait: false))
    // Beyond the last change by more than a day.
    let inside = (0..<140_000).map { WallClock(zone: zone).isInside(hours, Int64($0) * 1000) }
    var (opening, change): (Int?, Int?) = (nil, nil)
    for second in inside.indices.reversed() {
      if inside[second] { opening = second }
      if second + 1 < inside.count, inside[second + 1] != inside[second] { change = second + 1 }
      guard second < 40_000, second % 61 == 0 || second + 1 == change else { continue }
      let at = Instant(milliseconds: Int64(second) * 1000)
      #expect(hours.usual.isInside(at, in: zone) == inside[second])
      #expect(hours.usual.nextOpening(from: at, in: zone)?.milliseconds == opening.map { Int64($0) * 1000 })
      #expect(hours.usual.nextChange(after: at, in: zone)?.milliseconds == change.map { Int64($0) * 1000 })
    }
  }

  @Test(arguments: ["00:00-24:00", "00:00-00:01", "23:59-24:00", "09:00-21:00"])
  func `no instant is too far`(_ text: String) throws {
    let hours = try hours(text)
    let last = Int64.max / 1000
    let made = [
      ZoneRules(name: "E", offset: 93_599), ZoneRules(name: "W", offset: -89_999),
      ZoneRules(name: "X", transitions: [Int64.min, Int64.max], offsets: [0, 1, 0]),
      ZoneRules(name: "Y", transitions: [-last, last, last + 1], offsets: [0, 7200, 0, 7200]),
    ]
    let zones = [try ZoneTable.read("America/New_York")] + made.compactMap { $0 }
    #expect(zones.count == 5)
    for zone in zones {
      for edge in [Int64.min, Int64.max] {
        for step in 0..<200 {
          let at = Instant(milliseconds: edge < 0 ? edge + Int64(step) * 777_777 : edge - Int64(step) * 777_777)
          let opening = hours.usual.nextOpening(from: at, in: zone)
          if hours.usual.isInside(at, in: zone) { #expect(opening == at) }
          if let opening { #expect(opening >= at && hours.usual.isInside(opening, in: zone)) }
          let change = hours.usual.nextChange(after: at, in: zone)
          if let change {
            #expect(change > at && hours.usual.isInside(change, in: zone) != hours.usual.isInside(at, in: zone))
          }
          if edge < 0 && text != "00:00-24:00" { #expect(opening != nil && change != nil) }
        }
      }
    }
  }
}
