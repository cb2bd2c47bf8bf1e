import Campaign
import Diagnostics
import Testing

@testable import Records
@testable import Zones

@Suite struct FixedZoneTests {
  @Test(
    arguments: [
      ("EST", -300, "America/New_York"), ("MST", -420, "America/Denver"), ("Etc/GMT+5", -300, "America/New_York"),
      ("Etc/GMT-1", 60, "Europe/Paris"), ("-05:00", -300, "America/New_York"), ("-0500", -300, "America/New_York"),
      ("UTC-5", -300, "America/New_York"), ("GMT+5:30", 330, "Asia/Kolkata"), ("+00:00", 0, "Europe/London"),
      ("\u{2212}08:00", -480, "America/Los_Angeles"), ("+13:45", 825, nil),
    ] as [(String, Int, String?)]) func `names without daylight time`(_ name: String, _ minutes: Int, _ meant: String?)
    throws
  {
    let zone = try #require(FixedZone(name))
    #expect(zone.minutes == minutes)
    #expect(zone.meant == meant)
    #expect(zone.advice.contains(meant ?? "the name of a place"))
  }

  @Test(arguments: [
    "EST5EDT", "HST", "UTC", "GMT", "GMT+0", "GMT-0", "GMT0", "Etc/GMT", "Etc/GMT+0", "Etc/UTC", "America/New_York",
    "MST7MDT", "", "+", "-", "UTC+", "+15:00", "+5:3", "+05:60", "5", "+5h", "Etc/GMT+x", "+1:2:3",
  ]) func `other names`(_ name: String) { #expect(FixedZone(name) == nil) }

  @Test func `they count as no zone in a list`() throws {
    let directory = Directory(samplePolicy(hours: contactHours()), zones: { ZoneRules(name: $0, offset: 0) })
    var reader = RecordReader(
      ArrayByteReader(Array("id,time_zone\nc1,EST\nc2,America/New_York\nc3,EST\n".utf8)), format: .csv)
    var zones: [ZoneID] = []
    var codes: [String] = []
    while let block = try reader.next() {
      for row in 0..<block.count {
        guard case .joined(let arrival, let remarks) = directory.add(row, of: block) else { continue }
        zones.append(arrival.zone)
        codes += remarks.map { directory.problem($0, row, of: block).code.name }
      }
    }
    #expect(zones == [.missing, ZoneID(1), .missing])
    #expect(codes == ["PB0362", "PB0362"])
  }
}
