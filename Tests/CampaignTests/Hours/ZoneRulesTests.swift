import Campaign
import Testing

@testable import Zones

@Suite struct ZoneRulesTests {
  @Test func `offsets change at their instants`() throws {
    let zone = try #require(ZoneRules(name: "A", transitions: [-10, 0, 10], offsets: [0, 3600, -3600, 1800]))
    let expected: [(Int64, Int32)] = [
      (.min, 0), (-10_001, 0), (-10_000, 3600), (-1, 3600), (0, -3600), (1, -3600), (9_999, -3600), (10_000, 1800),
      (.max, 1800),
    ]
    for (at, offset) in expected { #expect(zone.offset(at: Instant(milliseconds: at)) == offset, "\(at)") }
  }

  @Test func `malformed rules are none`() {
    #expect(ZoneRules(name: "A", transitions: [], offsets: []) == nil)
    #expect(ZoneRules(name: "A", transitions: [1], offsets: [0]) == nil)
    #expect(ZoneRules(name: "A", transitions: [1, 1], offsets: [0, 1, 2]) == nil)
    #expect(ZoneRules(name: "A", transitions: [2, 1], offsets: [0, 1, 2]) == nil)
    #expect(ZoneRules(name: "A", offset: 93_600) == nil)
    #expect(ZoneRules(name: "A", offset: -90_000) == nil)
    #expect(ZoneRules(name: "A", offset: 93_599) != nil)
  }

  @Test func `equality is by content`() throws {
    let a = try #require(ZoneRules(name: "A", transitions: [1, 2, 3], offsets: [0, 60, 60, 0]))
    let b = try #require(ZoneRules(name: "A", transitions: [1, 3], offsets: [0, 60, 0]))
    #expect(a == b && a.hashValue == b.hashValue && a.transitions == [1, 3])
    #expect(a != ZoneRules(name: "B", transitions: [1, 3], offsets: [0, 60, 0]))
    #expect(a != ZoneRules(name: "A", transitions: [1, 4], offsets: [0, 60, 0]))
    #expect(noZones("UTC") == nil)
  }
}
